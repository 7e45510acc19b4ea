// A generation open for reading; whatever is damaged is an IndexError that names
// the folder.
#include "index/index_reader.h"

#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "index/damage.h"
#include "index/generation/manifest.h"
#include "index/index_files.h"
#include "index/kept.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(index_reader)

namespace {

namespace fs = std::filesystem;

std::vector<Entry> sample_entries() {
  Entry a = summary_entry("a", "alliance and alliance");
  a.topics = {"alliance"};
  Entry b = summary_entry("b", "the alliance");
  b.title = "Alliance";
  return {a, b, summary_entry("c", "rupture severe severely ruptures")};
}

std::string file_of(const SmallIndex& index, const std::string& name) {
  return generation_folder(index.path(), 1) + '/' + name;
}

std::string content_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_file(const std::string& path, const std::string& content) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << content;
}

/// Opens the index and asks all of its parts.
void read_everything(const std::string& folder) {
  const Searcher searcher(folder);
  SearchOptions options;
  for (const FacetField field : all_values<FacetField>()) {
    options.facets.push_back({field});
  }
  options.explain = true;
  searcher.search("alliance OR \"the alliance\" OR rup* OR alianse~2", options);
  searcher.search("*", options);
}

std::string text_of(const PostingList& postings) {
  std::string text;
  for (std::size_t i = 0; i < postings.entries.size(); ++i) {
    text += (i == 0 ? "" : " ") + std::to_string(postings.entries[i]) + 'x' +
            std::to_string(postings.frequencies[i]);
  }
  return text;
}

/// What reading the index throws: "IndexError", or what it is instead.
std::string thrown_by_reading(const std::string& folder) {
  try {
    read_everything(folder);
  } catch (const IndexError& error) {
    return error.folder() == folder ? "IndexError" : "IndexError of " + error.folder();
  } catch (const std::exception& error) {
    return std::string("no IndexError: ") + error.what();
  }
  return "nothing";
}

bool names_the_folder(const IndexError& error, const std::string& folder) {
  return error.folder() == folder && std::string(error.what()).starts_with(folder + ": ");
}

}  // namespace

BOOST_AUTO_TEST_CASE(postings_say_which_entries_and_how_often) {
  const SmallIndex index(sample_entries());
  const auto reader = IndexReader::open(index.path());
  const IndexReader::Session session = reader->session();
  struct Row {
    Field field;
    const char* word;
    const char* postings;
  };
  for (const Row& row : {Row{Field::summary, "alliance", "0x2 1x1"},
                         {Field::title, "alliance", "1x1"},
                         {Field::topic, "alliance", "0x1"},
                         {Field::summary, "rupture", "2x1"},
                         {Field::summary, "nowhere", ""},
                         {Field::summary, "", ""}}) {
    BOOST_TEST(text_of(*session.postings(row.field, row.word)) == row.postings,
               "postings of [" << row.word << ']');
  }
  const auto postings = session.postings(Field::summary, "alliance");
  BOOST_TEST(postings->frequency_in(0) == 2u);
  BOOST_TEST(postings->frequency_in(2) == 0u);
  BOOST_TEST(session.postings(Field::summary, "alliance") == postings, "decoded once");
  BOOST_TEST(text_of(session.postings_of_value(Field::id, "c")) == "2x0");
}

BOOST_AUTO_TEST_CASE(what_is_kept_is_bounded) {
  class Thing : public Kept {
   public:
    std::size_t bytes() const override { return 1000; }
  };
  const SmallIndex index(sample_entries());
  for (const std::size_t most : {0u, 3000u, 20000u, 400000u}) {
    const auto reader = IndexReader::open(index.path(), std::nullopt, most);
    for (int i = 0; i < 100; ++i) {
      reader->keep("thing " + std::to_string(i), std::make_shared<const Thing>());
    }
    std::size_t bytes = 0;
    for (int i = 0; i < 100; ++i) {
      if (const auto thing = reader->kept("thing " + std::to_string(i))) bytes += thing->bytes();
    }
    BOOST_TEST(bytes <= most, "of " << most);
    BOOST_TEST(bytes >= most / 4, "of " << most);
    const IndexReader::Session session = reader->session();
    const auto postings = session.postings(Field::summary, "alliance");
    BOOST_TEST((session.postings(Field::summary, "alliance") == postings) == (most > 2000));
  }
}

BOOST_AUTO_TEST_CASE(positions_rise_in_each_entry_that_has_the_word) {
  const SmallIndex index(sample_entries());
  const auto reader = IndexReader::open(index.path());
  const IndexReader::Session session = reader->session();
  const auto postings = session.postings(Field::summary, "alliance");
  const auto positions = session.positions(Field::summary, "alliance", *postings);
  const std::vector<std::uint32_t> in_first{0, 2};
  BOOST_TEST(positions.of(0) == in_first, boost::test_tools::per_element());
  BOOST_TEST(positions.of(1).size() == 1u);
}

BOOST_AUTO_TEST_CASE(positions_that_do_not_agree_with_the_postings_are_damage) {
  const SmallIndex index(sample_entries());
  const auto reader = IndexReader::open(index.path());
  const IndexReader::Session session = reader->session();
  PostingList other = *session.postings(Field::summary, "alliance");
  other.frequencies.front() += 1;
  BOOST_CHECK_THROW(session.positions(Field::summary, "alliance", other), Damage);
  other.frequencies.assign(other.size(), 1);
  BOOST_CHECK_THROW(session.positions(Field::summary, "alliance", other), Damage);
}

BOOST_AUTO_TEST_CASE(a_word_twice_at_the_beginning_has_both_positions) {
  const SmallIndex index({summary_entry("a", "alliance alliance")});
  BOOST_TEST(Searcher(index.path()).search("\"alliance alliance\"").total == 1u);
}

BOOST_AUTO_TEST_CASE(a_reader_is_current_until_another_generation_is_published) {
  const SmallIndex index(sample_entries());
  const auto reader = IndexReader::open(index.path());
  BOOST_TEST(reader->is_current());
  publish(index.path(), {});
  BOOST_TEST(!reader->is_current());
  BOOST_TEST(reader->generation().number == 1u);
  BOOST_TEST(IndexReader::open(index.path())->generation().number == 2u);
}

BOOST_AUTO_TEST_CASE(the_taxonomy_is_kept) {
  WriterOptions options;
  options.taxonomy.topics = {{"alliance", "Working Together", {"bond"}}};
  const SmallIndex index(sample_entries(), options);
  const Searcher searcher(index.path());
  for (const char* query : {"topic:alliance", "topic:\"working together\"", "topic:bond"}) {
    BOOST_TEST(searcher.search(query).total == 1u, query);
  }
}

BOOST_AUTO_TEST_CASE(the_thesaurus_is_kept) {
  WriterOptions options;
  options.thesaurus.concepts = {{"bond", {"alliance", "helping bond"}, ""}};
  const SmallIndex index(sample_entries(), options);
  BOOST_TEST(Searcher(index.path()).search("\"helping bond\"").total == 0u);
  BOOST_TEST(Searcher(index.path()).search("helping bond").total == 2u);
}

BOOST_AUTO_TEST_CASE(no_index_is_an_error_that_names_the_folder) {
  const ScratchFolder scratch;
  const std::string folder = scratch / "nowhere";
  BOOST_CHECK_EXCEPTION(IndexReader::open(folder), IndexError,
                        [&](const IndexError& error) { return names_the_folder(error, folder); });
}

BOOST_AUTO_TEST_CASE(an_index_of_another_version_is_refused_with_advice) {
  const SmallIndex index(sample_entries());
  const std::string path = file_of(index, Manifest::kFileName);
  Manifest manifest = manifest_from_json(content_of(path));
  ++manifest.schema;
  write_file(path, to_json_text(manifest));
  BOOST_CHECK_EXCEPTION(IndexReader::open(index.path()), IndexError, [](const IndexError& error) {
    return std::string(error.what()).find("build it anew") != std::string::npos;
  });
}

BOOST_AUTO_TEST_CASE(a_part_that_is_missing_empty_or_cut_is_an_error) {
  for (const char* name : {Manifest::kFileName, kColumnsFile, kDictionaryFile, kTaxonomyFile,
                           kThesaurusFile, kCrosswalkFile, "postlist.glass", "iamglass"}) {
    const SmallIndex index(sample_entries());
    const std::string path = file_of(index, name);
    const std::string whole = content_of(path);
    BOOST_REQUIRE_MESSAGE(!whole.empty(), "there is no " << name);
    for (const std::size_t size : {whole.size() / 2, std::size_t{1}, std::size_t{0}}) {
      write_file(path, whole.substr(0, size));
      const std::string thrown = thrown_by_reading(index.path());
      BOOST_TEST(thrown == "IndexError", name << " cut to " << size << " of " << whole.size()
                                              << " bytes throws " << thrown);
    }
    fs::remove(path);
    const std::string thrown = thrown_by_reading(index.path());
    BOOST_TEST(thrown == "IndexError", "without " << name << ", reading throws " << thrown);
  }
}

BOOST_AUTO_TEST_CASE(parts_of_different_generations_are_an_error) {
  const SmallIndex index(sample_entries());
  const SmallIndex other({summary_entry("z", "text")});
  fs::copy_file(file_of(other, kColumnsFile), file_of(index, kColumnsFile),
                fs::copy_options::overwrite_existing);
  BOOST_CHECK_THROW(IndexReader::open(index.path()), IndexError);
}

// In the directory of an array file, the number of an array's bytes is the third
// behind its name.
BOOST_AUTO_TEST_CASE(an_array_shorter_than_its_column_is_an_error) {
  for (const char* file : {kColumnsFile, kDictionaryFile}) {
    const SmallIndex sound(sample_entries());
    const std::string whole = content_of(file_of(sound, file));
    std::vector<std::string> names = {"word.begins", "fields",    "entries",   "lemma.begins",
                                      "family",      "form.word", "derived.to"};
    if (file == kColumnsFile) {
      names = {"id.begins",   "totals",        "published",       "year",
               "present",     "rank.newest",   "rank.title",      "length.summary",
               "topic.entry", "topic.ordinal", "topic.key.begins"};
    }
    for (const std::string& name : names) {
      const std::uint64_t length = name.size();
      std::string entry(reinterpret_cast<const char*>(&length), sizeof length);
      const std::size_t place = whole.find(entry + name);
      BOOST_REQUIRE_MESSAGE(place != std::string::npos, file << " has no array " << name);
      std::string damaged = whole;
      std::memset(damaged.data() + place + entry.size() + name.size() + 16, 0, 8);
      write_file(file_of(sound, file), damaged);
      const std::string thrown = thrown_by_reading(sound.path());
      BOOST_TEST(thrown == "IndexError",
                 "array " << name << " of " << file << " made empty throws " << thrown);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
