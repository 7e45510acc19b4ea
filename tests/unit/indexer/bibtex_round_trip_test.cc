#include <pprsearch/citation_formats.h>

#include <boost/test/unit_test.hpp>

#include "indexer/bibtex_reader.h"
#include "tests/support/hostile_text.h"
#include "tests/support/seed.h"
#include "tests/unit/indexer/written_and_read.h"

using namespace pprsearch;
using namespace pprsearch::test;

BOOST_AUTO_TEST_SUITE(bibtex_round_trip)

// What to_bibtex() writes of any entry, read_bibtex() reads as the same article.
BOOST_AUTO_TEST_CASE(an_article_of_any_text_comes_back) {
  const unsigned first = test_seed(1);
  for (unsigned seed = first; seed < first + (one_seed_only() ? 1 : 3000); ++seed) {
    Chance chance(seed);
    const Entry entry = hostile_entry(chance);
    const std::string file = to_bibtex(entry, "key");
    const auto records = read_text(read_bibtex, file);
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed << "\n" << file) {
      BOOST_TEST_REQUIRE(records.size() == 1U);
      BOOST_TEST(records[0].rejection == "");
      BOOST_TEST(article_in(records[0].entry) == article_in(entry));
      BOOST_TEST(plain_topics(records[0].entry) == plain_topics(entry),
                 boost::test_tools::per_element());
    }
  }
}

BOOST_AUTO_TEST_CASE(many_entries_in_one_file_stay_apart) {
  Chance chance(test_seed(7));
  CitationKeys keys;
  std::string file;
  std::vector<std::string> expected;
  for (int i = 0; i < 300; ++i) {
    const Entry entry = hostile_entry(chance);
    file += to_bibtex(entry, keys.key_of(entry));
    expected.push_back(article_in(entry));
  }
  std::vector<std::string> read;
  for (const Record& record : read_text(read_bibtex, file))
    read.push_back(article_in(record.entry));
  BOOST_TEST(read == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
