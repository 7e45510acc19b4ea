// Where words stand: what is written comes back, whichever way it was collected,
// and a file that does not agree with the postings is never believed.
#include "index/store/positions.h"

#include <array>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <vector>

#include "index/damage.h"
#include "index/store/position_runs.h"
#include "index/store/runs.h"
#include "tests/support/random_corpus.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/seed.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(positions)

namespace {

constexpr unsigned kFirstSeed = 20200700;

using PositionsOfEntries = std::vector<std::vector<std::uint32_t>>;

/// What an index would have: for each word in a field, its positions entry by entry.
struct Terms {
  std::vector<std::pair<std::string, FieldMask>> words;
  std::map<std::string, PositionsOfEntries> positions;
};

/// The postings that belong to these positions: entries 0, 1, 2, …
PostingList postings_of(const PositionsOfEntries& positions) {
  PostingList postings;
  for (const auto& in_entry : positions) {
    postings.entries.push_back(static_cast<EntryNumber>(postings.entries.size()));
    postings.frequencies.push_back(static_cast<std::uint32_t>(in_entry.size()));
  }
  return postings;
}

std::string shown(const PositionsOfEntries& positions) {
  std::string text;
  for (const auto& in_entry : positions) {
    text += '(';
    for (const std::uint32_t position : in_entry) text += ' ' + std::to_string(position);
    text += " )";
  }
  return text;
}

std::string shown(const PositionList& list, std::size_t entries) {
  PositionsOfEntries positions;
  for (std::size_t i = 0; i < entries; ++i) {
    const auto in_entry = list.of(i);
    positions.emplace_back(in_entry.begin(), in_entry.end());
  }
  return shown(positions);
}

/// Rising positions; gaps of one byte as well as of two to five.
std::vector<std::uint32_t> random_positions(Chance& chance) {
  static const std::vector<std::size_t> kGaps = {1, 10, 127, 128, 129, 16'383, 16'384, 40'000'000};
  std::vector<std::uint32_t> positions;
  std::uint32_t position = static_cast<std::uint32_t>(chance.upto(chance.of(kGaps)));
  for (std::size_t left = 1 + chance.upto(20); left > 0; --left) {
    positions.push_back(position);
    position += static_cast<std::uint32_t>(1 + chance.upto(chance.of(kGaps)));
  }
  return positions;
}

/// Thirty words, each in some fields and there in up to twelve entries.
Terms random_terms(Chance& chance) {
  Terms terms;
  for (int i = 10; i < 40; ++i) {
    const std::string word = "word" + std::to_string(i);
    const auto fields = static_cast<FieldMask>(1 + chance.upto(kAllTextFields - 1));
    terms.words.emplace_back(word, fields);
    for (const FieldRow& layout : text_fields()) {
      if ((fields & mask_of(layout.field)) == 0) continue;
      PositionsOfEntries& positions = terms.positions[run_key(layout.field, word)];
      for (std::size_t left = 1 + chance.upto(11); left > 0; --left) {
        positions.push_back(random_positions(chance));
      }
    }
  }
  return terms;
}

template <typename Visit>
void for_each_term(const Terms& terms, const Visit& visit) {
  for (const auto& [word, fields] : terms.words) {
    for (const FieldRow& layout : text_fields()) {
      if ((fields & mask_of(layout.field)) == 0) continue;
      visit(word, layout.field, terms.positions.at(run_key(layout.field, word)));
    }
  }
}

/// Collects the terms in two runs, entries up to `cut` of each in the first, and
/// puts one without any between them.
void write(const Terms& terms, std::size_t cut, const std::string& path) {
  PositionsBuilder earlier;
  PositionsBuilder later;
  for_each_term(terms, [&](const std::string& word, Field field, const auto& positions) {
    for (std::size_t i = 0; i < positions.size(); ++i) {
      (i < cut ? earlier : later).add(field, word, positions[i]);
    }
  });
  for (const char* file : {".1", ".2", ".3", ".merged", ""}) std::filesystem::remove(path + file);
  earlier.write_run(path + ".1");
  PositionsBuilder().write_run(path + ".2");
  later.write_run(path + ".3");
  merge_runs({path + ".1", path + ".2"}, path + ".merged");
  BOOST_TEST(!std::filesystem::exists(path + ".1"), "a merged run stays");
  const FieldedWords words = write_positions({path + ".merged", path + ".3"}, path);
  BOOST_TEST_REQUIRE(words.fields.size() == terms.words.size());
  for (std::size_t i = 0; i < words.fields.size(); ++i) {
    BOOST_TEST(words.words[i] == terms.words[i].first);
    BOOST_TEST(words.fields[i] == terms.words[i].second);
  }
}

void check_all(const Positions& read, const Terms& terms) {
  for (Dictionary::Number number = 0; number < terms.words.size(); ++number) {
    const auto& [word, fields] = terms.words[number];
    unsigned nth_field = 0;
    for (const FieldRow& layout : text_fields()) {
      if ((fields & mask_of(layout.field)) == 0) continue;
      const PositionsOfEntries& written = terms.positions.at(run_key(layout.field, word));
      const PositionList list = read.decode(number, nth_field++, postings_of(written));
      BOOST_TEST(shown(list, written.size()) == shown(written), word << " in " << layout.name);
    }
  }
}

/// Every `step`-th posting from `first` on.
void check_some(const Positions& read, const Terms& terms, std::size_t first, std::size_t step) {
  for (Dictionary::Number number = 0; number < terms.words.size(); ++number) {
    const auto& [word, fields] = terms.words[number];
    unsigned nth_field = 0;
    for (const FieldRow& layout : text_fields()) {
      if ((fields & mask_of(layout.field)) == 0) continue;
      const PositionsOfEntries& written = terms.positions.at(run_key(layout.field, word));
      std::vector<std::uint32_t> wanted;
      PositionsOfEntries expected;
      for (std::size_t i = first; i < written.size(); i += step) {
        wanted.push_back(static_cast<std::uint32_t>(i));
        expected.push_back(written[i]);
      }
      const PositionList list = read.decode(number, nth_field++, postings_of(written), wanted);
      BOOST_TEST(shown(list, wanted.size()) == shown(expected), word << " in " << layout.name);
    }
  }
}

/// One word in one field, in two entries, written to `path`.
void write_small(const std::string& path) {
  Terms terms;
  terms.words = {{"alliance", mask_of(Field::summary)}};
  terms.positions[run_key(Field::summary, "alliance")] = {{3, 200}, {70'000}};
  write(terms, 2, path);
}

PostingList small_postings() { return {{0, 1}, {2, 1}}; }

}  // namespace

BOOST_AUTO_TEST_CASE(positions_come_back_as_they_were_collected) {
  const ScratchFolder scratch;
  for (unsigned seed = test_seed(kFirstSeed), end = seed + rounds(20); seed < end; ++seed) {
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
      Chance chance(seed);
      const Terms terms = random_terms(chance);
      write(terms, chance.upto(12), scratch / "positions");
      check_all(Positions(scratch / "positions"), terms);
    }
  }
}

BOOST_AUTO_TEST_CASE(positions_of_some_entries_are_read_past_the_others) {
  const ScratchFolder scratch;
  for (unsigned seed = test_seed(kFirstSeed), end = seed + rounds(20); seed < end; ++seed) {
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
      Chance chance(seed);
      const Terms terms = random_terms(chance);
      write(terms, chance.upto(12), scratch / "positions");
      const Positions read(scratch / "positions");
      check_some(read, terms, 0, 1);
      check_some(read, terms, chance.upto(5), 1 + chance.upto(5));
    }
  }
}

BOOST_AUTO_TEST_CASE(many_numbers_of_all_lengths_are_skipped) {
  const ScratchFolder scratch;
  Terms terms;
  terms.words = {{"of", mask_of(Field::summary)}};
  PositionsOfEntries& written = terms.positions[run_key(Field::summary, "of")];
  for (std::uint32_t i = 0; i < 300; ++i) {
    written.push_back({i % 3, 200 + i, 20'000 * (1 + i % 2), 70'000'000 + i, 0xFFFFFFF0 + i % 16});
  }
  write(terms, 150, scratch / "positions");
  const Positions read(scratch / "positions");
  for (const std::size_t step : {1u, 2u, 3u, 7u, 50u, 299u}) check_some(read, terms, 0, step);
  check_some(read, terms, 299, 1);
}

BOOST_AUTO_TEST_CASE(the_largest_position_is_kept) {
  const ScratchFolder scratch;
  Terms terms;
  terms.words = {{"end", mask_of(Field::title)}};
  terms.positions[run_key(Field::title, "end")] = {{0, 0xFFFFFFFF}, {0xFFFFFFFF}};
  write(terms, 1, scratch / "positions");
  check_all(Positions(scratch / "positions"), terms);
}

BOOST_AUTO_TEST_CASE(postings_that_do_not_agree_are_refused) {
  const ScratchFolder scratch;
  write_small(scratch / "positions");
  const Positions read(scratch / "positions");
  BOOST_TEST(shown(read.decode(0, 0, small_postings()), 2) == "( 3 200 )( 70000 )");
  struct Row {
    const char* what;
    Dictionary::Number word;
    unsigned nth_field;
    std::vector<std::uint32_t> frequencies;
  };
  for (const Row& row : {Row{"a word too many", 1, 0, {2, 1}},
                         {"a word far behind the last", 4'000'000'000, 0, {2, 1}},
                         {"a field too many", 0, 1, {2, 1}},
                         {"one occurrence more", 0, 0, {2, 2}},
                         {"one occurrence less", 0, 0, {1, 1}},
                         {"an entry more", 0, 0, {2, 1, 1}},
                         {"an entry less", 0, 0, {2}},
                         {"no entry", 0, 0, {}}}) {
    PostingList postings;
    postings.frequencies = row.frequencies;
    for (const std::uint32_t frequency : row.frequencies) postings.entries.push_back(frequency);
    BOOST_TEST_CONTEXT(row.what) {
      BOOST_CHECK_THROW(read.decode(row.word, row.nth_field, postings), Damage);
      const std::vector<std::uint32_t> wanted(postings.empty() ? 0 : 1, 0);
      BOOST_CHECK_THROW(read.decode(row.word, row.nth_field, postings, wanted), Damage);
    }
  }
}

// Byte after byte of the file is made wrong in three ways. It may be refused when
// it is opened or when it is asked, or give other positions; nothing else.
BOOST_AUTO_TEST_CASE(damage_is_refused_or_gives_as_many_positions_as_the_postings_say) {
  const ScratchFolder scratch;
  write_small(scratch / "whole");
  const auto size = std::filesystem::file_size(scratch / "whole");
  std::size_t refused = 0;
  for (std::uintmax_t at = 0; at < size; ++at) {
    for (const char wrong : {'\x00', '\x7f', '\xff'}) {
      std::filesystem::copy_file(scratch / "whole", scratch / "damaged",
                                 std::filesystem::copy_options::overwrite_existing);
      std::fstream file(scratch / "damaged", std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(static_cast<std::streamoff>(at)).put(wrong);
      file.close();
      try {
        const PositionList list = Positions(scratch / "damaged").decode(0, 0, small_postings());
        const bool whole = list.of(0).size() == 2 && list.of(1).size() == 1;
        BOOST_TEST(whole, "byte " << at << " made " << int{wrong} << ": not as many positions");
      } catch (const Damage&) {
        ++refused;
      }
    }
  }
  BOOST_TEST(refused > size, refused << " of " << 3 * size << " damaged files were refused");
}

BOOST_AUTO_TEST_CASE(a_run_that_is_cut_short_is_an_error) {
  const ScratchFolder scratch;
  PositionsBuilder builder;
  builder.add(Field::title, "alliance", {1, 2, 3});
  builder.write_run(scratch / "whole");
  const auto size = std::filesystem::file_size(scratch / "whole");
  for (std::uintmax_t left = 1; left < size; ++left) {
    std::filesystem::copy_file(scratch / "whole", scratch / "cut",
                               std::filesystem::copy_options::overwrite_existing);
    std::filesystem::resize_file(scratch / "cut", left);
    std::filesystem::remove(scratch / "positions.bytes");
    BOOST_TEST_CONTEXT(left << " of " << size << " bytes") {
      BOOST_CHECK_THROW(write_positions({scratch / "cut"}, scratch / "positions"), Damage);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
