// A second pass with the words of the best answers: which words it takes, what
// they weigh, and that it changes the order and nothing else.
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "search/rank/ranking.h"
#include "tests/support/print_names.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(feedback)

namespace {

/// Two answers to "alliance" that share words, one that shares none, and thirty
/// entries of other things, so that a word of three entries is a rare one.
std::vector<Entry> entries_about_alliance() {
  std::vector<Entry> entries = {
      summary_entry("first", "alliance alliance rupture videotherapy of the 2020 unique"),
      summary_entry("second", "alliance ruptures videotherapy of the 2020"),
      summary_entry("near", "alliance videotherapy and several other words here besides these"),
      summary_entry("far", "alliance gardening and several other words here besides these")};
  for (int i = 0; i < 30; ++i) {
    entries.push_back(summary_entry("other" + std::to_string(i), "several other words besides"));
  }
  return entries;
}

SearchOptions with_feedback(bool feedback = true) {
  SearchOptions options;
  options.expand.feedback = feedback;
  options.explain = true;
  return options;
}

std::vector<std::string> texts(const std::vector<ExpandedTerm>& terms) {
  std::vector<std::string> texts;
  for (const ExpandedTerm& term : terms) texts.push_back(term.text);
  std::sort(texts.begin(), texts.end());
  return texts;
}

double score_of(const SearchResult& result, const std::string& id) {
  for (const Hit& hit : result.hits) {
    if (hit.id == id) return hit.score;
  }
  BOOST_FAIL("no hit " << id);
  return 0;
}

}  // namespace

BOOST_AUTO_TEST_CASE(words_that_several_of_the_best_share_and_few_others_have_are_taken) {
  const SmallIndex index(entries_about_alliance());
  const SearchResult result = Searcher(index.path()).search("alliance", with_feedback());
  // Not "unique" and "gardening", which one answer has; not "several" and "other", which most
  // entries have; not "of" and "the", words of grammar; not "2020", which has no letter.
  const std::vector<std::string> expected = {"alliance", "rupture", "videotherapy"};
  BOOST_TEST(texts(result.feedback) == expected, boost::test_tools::per_element());
  for (const ExpandedTerm& term : result.feedback) {
    BOOST_TEST(term.reason == TermReason::feedback);
    // "ruptures" is of the same family, so two entries have it.
    BOOST_TEST(term.entries == (term.text == "alliance"       ? 4u
                                : term.text == "videotherapy" ? 3u
                                                              : 2u));
  }
}

BOOST_AUTO_TEST_CASE(together_they_weigh_their_share_of_the_query) {
  const SmallIndex index(entries_about_alliance());
  const Searcher searcher(index.path());
  const double share = kRanking.feedback_share / (1 - kRanking.feedback_share);
  for (const auto& [query, weight] : {std::pair{"alliance", 1.0}, {"alliance^3", 3.0}}) {
    double sum = 0;
    for (const ExpandedTerm& term : searcher.search(query, with_feedback()).feedback) {
      sum += term.weight;
    }
    BOOST_TEST(std::abs(sum - share * weight) < 1e-12, query << ": " << sum);
  }
}

BOOST_AUTO_TEST_CASE(a_word_weighs_by_how_much_of_the_answers_it_makes_up) {
  // Two answers of equal score, 4 words each: x is two words of the one and one of the other, y
  // one of each. So x weighs three, y two, and alliance, too, two.
  std::vector<Entry> entries = {summary_entry("a", "alliance xylo xylo yak"),
                                summary_entry("b", "alliance xylo yak unique")};
  for (int i = 0; i < 20; ++i) {
    entries.push_back(summary_entry("other" + std::to_string(i), "four other words besides"));
  }
  const SmallIndex index(entries);
  const SearchResult result = Searcher(index.path()).search("alliance", with_feedback());
  BOOST_REQUIRE(result.feedback.size() == 3);
  BOOST_TEST(result.feedback[0].text == "xylo");
  const double share = kRanking.feedback_share / (1 - kRanking.feedback_share);
  BOOST_TEST(std::abs(result.feedback[0].weight - share * 3 / 7) < 1e-12);
  BOOST_TEST(std::abs(result.feedback[1].weight - share * 2 / 7) < 1e-12);
  BOOST_TEST(std::abs(result.feedback[2].weight - share * 2 / 7) < 1e-12);
}

BOOST_AUTO_TEST_CASE(it_lifts_what_has_those_words_and_finds_nothing_more) {
  const SmallIndex index(entries_about_alliance());
  const Searcher searcher(index.path());
  const SearchResult before = searcher.search("alliance", with_feedback(false));
  const SearchResult after = searcher.search("alliance", with_feedback());
  BOOST_TEST(before.feedback.empty());
  BOOST_TEST(after.total == before.total);
  BOOST_TEST(score_of(before, "near") <= score_of(before, "far"), "without it, no difference");
  BOOST_TEST(score_of(after, "near") > score_of(after, "far"));
}

BOOST_AUTO_TEST_CASE(where_there_is_nothing_to_learn_from_it_does_nothing) {
  const SmallIndex index(entries_about_alliance());
  const Searcher searcher(index.path());
  for (const char* query :
       {"gardening", "*", "nowhere", "-alliance", "+published:2019.. alliance", "has:summary"}) {
    const SearchResult before = searcher.search(query, with_feedback(false));
    const SearchResult after = searcher.search(query, with_feedback());
    BOOST_TEST_CONTEXT("query [" << query << ']') {
      BOOST_TEST(after.feedback.empty());
      BOOST_REQUIRE(after.hits.size() == before.hits.size());
      for (std::size_t i = 0; i < after.hits.size(); ++i) {
        BOOST_TEST(after.hits[i].id == before.hits[i].id);
        BOOST_TEST(after.hits[i].score == before.hits[i].score);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
