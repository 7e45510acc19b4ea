// A result shows how its query was understood, as a text. Who copies that text and asks
// it, read strictly, gets the same entries.
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

#include "tests/support/seed.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(interpretation)

namespace {

// Two to four words of few, so that some entries have all words of a query and most have not.
std::vector<Entry> random_entries(std::mt19937& random) {
  const std::vector<std::string> words = {"pain",  "therapy", "video", "conferencing",     "the",
                                          "or",    "and",     "acute", "placebo",          "title",
                                          "alpha", "not",     "a",     "videoconferencing"};
  std::vector<Entry> entries;
  for (int i = 0; i < 40; ++i) {
    std::string summary;
    for (std::size_t n = 2 + random() % 3; n > 0; --n) summary += words[random() % 14] + ' ';
    entries.push_back(summary_entry("e" + std::to_string(i), summary));
  }
  return entries;
}

std::string random_query(std::mt19937& random) {
  const std::vector<std::string> pieces = {
      " ",    " ",  " ",     " ",     " ",       "pain",    "therapy", "video", "conferencing",
      "the",  "or", "acute", "alpha", "placebo", "qqqqq",   " OR ",    " AND ", " NOT ",
      " -",   " +", "\"",    "~\"",   "(",       ")",       "title:",  "=",     "^2",
      "pla*", "~",  " - ",   "  ",    "a",       "summary:"};
  std::string query;
  for (std::size_t n = 1 + random() % 10; n > 0; --n) query += pieces[random() % pieces.size()];
  return query;
}

}  // namespace

BOOST_AUTO_TEST_CASE(asked_strictly_it_finds_what_the_query_found) {
  constexpr unsigned kSeed = 20200711;
  std::mt19937 random(kSeed);
  const SmallIndex index(random_entries(random));
  const Searcher searcher(index.path());
  std::size_t found = 0;
  for (unsigned i = 0; i < cases(6000); ++i) {
    const std::string text = random_query(random);
    SearchOptions options;
    options.syntax = i % 2 == 0 ? Syntax::lenient : Syntax::plain;
    const SearchResult asked = searcher.search(text, options);
    const SearchResult again = searcher.search(asked.interpretation);
    found += asked.total > 0;
    BOOST_TEST((again.total == asked.total && again.match == asked.match),
               "seed " << kSeed << ", query " << i << " [" << text << "] finds " << asked.total
                       << ", but [" << asked.interpretation << "] " << again.total);
  }
  BOOST_TEST(found > cases(2000), "only " << found << " queries found anything");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
