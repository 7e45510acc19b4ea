// How much of a list of words an entry needs under Match::automatic.
#include "search/plan/enough.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "index/index_reader.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(enough)

namespace {

/// "2 2 1, 4": points by word, and how many are enough.
std::string shown(const Enough& enough) {
  std::string text;
  for (const std::uint32_t points : enough.points) {
    text += (text.empty() ? "" : " ") + std::to_string(points);
  }
  return text + ", " + std::to_string(enough.least) + (enough.needs_all ? ", all" : "");
}

}  // namespace

BOOST_AUTO_TEST_CASE(short_queries_need_every_word_and_longer_ones_enough_of_the_telling_ones) {
  struct Row {
    std::vector<std::size_t> entries;  ///< of 1,000
    const char* enough;
  };
  for (const Row& row : {Row{{100}, "1, 1, all"},
                         {{0}, "0, 1"},
                         {{100, 900}, "1 1, 2, all"},
                         {{1, 1}, "1 1, 2, all"},
                         // What the index lacks is not required.
                         {{100, 0}, "1 0, 1"},
                         {{100, 200, 0}, "1 1 0, 1"},
                         {{0, 0}, "0 0, 1"},
                         // Two telling words of three and more.
                         {{100, 200, 31}, "2 2 2, 4"},
                         {{100, 200, 31, 0, 250}, "2 2 2 0 2, 4"},
                         // A word is common if more than a quarter of the entries have it.
                         {{250, 251, 100}, "2 1 2, 4"},
                         {{251, 900, 100}, "1 1 2, 4, all"},
                         {{300, 300, 300}, "1 1 1, 3, all"},
                         {{300, 300, 300, 300}, "1 1 1 1, 4, all"},
                         {{300, 300, 300, 300, 300}, "1 1 1 1 1, 4"},
                         // One that thirty entries have at most suffices.
                         {{100, 200, 30}, "2 2 4, 4"},
                         {{1, 900, 900}, "4 1 1, 4"}}) {
    BOOST_TEST_CONTEXT(row.enough) {
      BOOST_TEST(shown(enough_of(row.entries, 1000)) == row.enough);
    }
  }
  BOOST_TEST(shown(enough_of({1, 2, 1}, 4)) == "4 1 4, 4", "no word is rare that is common");
}

BOOST_AUTO_TEST_CASE(a_word_is_in_as_many_entries_as_the_most_frequent_of_its_forms) {
  const SmallIndex index({summary_entry("a", "rupture ruptures"), summary_entry("b", "rupture"),
                          summary_entry("c", "meta"), summary_entry("d", "analysis meta"),
                          summary_entry("e", "alliance alliance")});
  const auto reader = IndexReader::open(index.path());
  bool row_stands = true;
  const auto entries = [&](Meaning meaning, FieldMask fields = kAllTextFields) {
    ExpandedQueryWord word;
    word.meaning = std::move(meaning);
    word.fields = fields;
    return entries_of(word, reader->dictionary(),
                      [&](const TermRow&, FieldMask) { return row_stands; });
  };
  const WeightedTerm rupture{"rupture", TermReason::inflection};
  const WeightedTerm ruptures{"ruptures", TermReason::exact};
  const WeightedTerm synonym{"alliance", TermReason::thesaurus};
  const WeightedTerm nowhere{"nowhere", TermReason::exact};
  const TermRow row{
      {{{"meta", TermReason::exact}}, {{"analysis", TermReason::exact}}}, TermReason::exact, 0};
  BOOST_TEST(entries({{ruptures}, {}, {}}) == 1u);
  BOOST_TEST(entries({{ruptures, rupture}, {}, {}}) == 2u);
  BOOST_TEST(entries({{ruptures, {"meta", TermReason::thesaurus}}, {}, {}}) == 1u);
  BOOST_TEST(entries({{nowhere, synonym}, {}, {}}) == 1u);
  BOOST_TEST(entries({{nowhere}, {}, {}}) == 0u);
  BOOST_TEST(entries({{}, {row}, {}}) == 1u);
  BOOST_TEST(entries({{rupture}, {}, {}}, mask_of(Field::title)) == 0u);
  // A row that no entry has is asked about only if it is all that the word stands for.
  row_stands = false;
  BOOST_TEST(entries({{}, {row}, {}}) == 0u);
  BOOST_TEST(entries({{nowhere}, {row}, {}}) == 0u);
  BOOST_TEST(entries({{synonym}, {row}, {}}) == 1u);
  BOOST_TEST(entries({{rupture}, {row}, {}}) == 2u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
