// A search may be given a time limit; what was not done by then is missing, and
// the result says so.
#include "base/deadline.h"

#include <pprsearch/receipt.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "index/index_reader.h"
#include "search/suggest/completer.h"
#include "tests/support/random_corpus.h"
#include "tests/support/seed.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(deadline)

namespace {

using std::chrono::milliseconds;

const std::vector<std::string> kWords = {"alliance", "rupture", "repair", "outcome", "therapy",
                                         "client",   "session", "video",  "change",  "trial"};

constexpr unsigned kEntries = cases(2'000);

/// Entries of eight hundred words each: every pair of words stands side by side in nearly all of
/// them, so that a phrase takes work.
std::vector<Entry> long_entries() {
  Chance chance(20201100);
  std::vector<Entry> entries;
  for (unsigned i = 0; i < kEntries; ++i) {
    std::string summary;
    for (int word = 0; word < 800; ++word) summary += chance.of(kWords) + ' ';
    entries.push_back(summary_entry("entry-" + std::to_string(i), summary));
  }
  return entries;
}

/// All phrases of two of the words.
std::string many_phrases() {
  std::string query;
  for (const std::string& first : kWords) {
    for (const std::string& second : kWords) {
      query += (query.empty() ? "\"" : " OR \"") + first + ' ' + second + '"';
    }
  }
  return query;
}

SearchOptions limited(milliseconds limit) {
  SearchOptions options;
  options.time_limit = limit;
  options.facets = {{FacetField::topic}};
  return options;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_limit_of_nothing_is_none) {
  const Deadline none(milliseconds(0));
  std::this_thread::sleep_for(milliseconds(2));
  BOOST_TEST(!none.passed());
}

BOOST_AUTO_TEST_CASE(a_limit_passes_and_stays_passed) {
  const Deadline soon(milliseconds(5));
  const Deadline late(std::chrono::hours(1));
  BOOST_TEST(!late.passed());
  std::this_thread::sleep_for(milliseconds(6));
  BOOST_TEST(soon.passed());
  BOOST_TEST(soon.passed());
  BOOST_TEST(!late.passed());
}

BOOST_AUTO_TEST_CASE(work_is_stopped_once_the_time_is_up) {
  const Deadline none(milliseconds(0));
  BOOST_CHECK_NO_THROW(none.spend(1000000));
  BOOST_CHECK_NO_THROW(none.check());
  const Deadline late(std::chrono::hours(1));
  BOOST_CHECK_NO_THROW(late.spend(1000000));
  const Deadline soon(milliseconds(1));
  std::this_thread::sleep_for(milliseconds(3));
  BOOST_CHECK_NO_THROW(soon.spend(1));  // too little to look at the clock
  BOOST_CHECK_THROW(soon.spend(1000000), TimeUp);
  BOOST_CHECK_THROW(soon.check(), TimeUp);
}

BOOST_AUTO_TEST_CASE(a_long_search_is_cut_short_and_says_so) {
  const SmallIndex index(long_entries());
  const Searcher searcher(index.path());
  const std::string query = many_phrases();

  const SearchResult cut = searcher.search(query, limited(milliseconds(1)));
  BOOST_TEST(cut.cut_short, "1 ms is not enough for 100 phrases in long entries");
  BOOST_TEST(cut.hits.empty(), "what was not matched has no hits");
  BOOST_TEST(cut.facets.empty());
  BOOST_TEST(!cut.interpretation.empty(), "the reading is told even so");

  const SearchResult whole = searcher.search(query, limited(milliseconds(0)));
  BOOST_TEST(!whole.cut_short, "without a limit nothing is cut short");
  BOOST_TEST(whole.total == kEntries);
  BOOST_TEST(whole.hits.size() == 10u);
  BOOST_TEST(whole.facets.size() == 1u);

  const auto begin = std::chrono::steady_clock::now();
  searcher.search(query, limited(milliseconds(1)));
  const auto taken = std::chrono::steady_clock::now() - begin;
  BOOST_TEST(
      (taken < milliseconds(250)),
      "a limit of 1 ms took " << std::chrono::duration_cast<milliseconds>(taken).count() << " ms");
}

BOOST_AUTO_TEST_CASE(a_receipt_is_of_all_that_is_found_whatever_time_that_takes) {
  const SmallIndex index(long_entries());
  const Searcher searcher(index.path());
  const std::string receipt =
      make_receipt(searcher, {"", many_phrases(), limited(milliseconds(1))});
  const std::string total = "\"total\": " + std::to_string(kEntries);
  BOOST_TEST((receipt.find(total) != receipt.npos), receipt);
  BOOST_TEST(!replay_receipt(searcher, receipt).has_changes());
}

BOOST_AUTO_TEST_CASE(completions_that_come_too_late_are_missing_whatever_takes_the_time) {
  const SmallIndex index({summary_entry("a", "alliance")});
  IndexReader::Session session = IndexReader::open(index.path())->session();
  const Deadline passed(milliseconds(1));
  std::this_thread::sleep_for(milliseconds(3));
  session.set_deadline(passed);
  const std::vector<std::vector<FacetFilter>> filters = {
      {}, {{FacetField::author, {"somebody"}}}, {{FacetField::published, {"2020.."}}}};
  for (const std::vector<FacetFilter>& chosen : filters) {
    const CompletionOptions options{.filters = chosen};
    BOOST_TEST(Completer(session, options).complete("al").cut_short);
  }
}

BOOST_AUTO_TEST_CASE(completions_that_are_all_there_are_not_cut_short) {
  const SmallIndex index({summary_entry("a", "alliance")});
  const Completions found =
      Searcher(index.path()).complete("al", {.time_limit = milliseconds(60'000)});
  BOOST_TEST(!found.cut_short);
  BOOST_TEST(found.list.size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_limit_that_is_long_enough_changes_nothing) {
  const SmallIndex index({summary_entry("a", "alliance"), summary_entry("b", "rupture")});
  const SearchResult result =
      Searcher(index.path()).search("alliance", limited(milliseconds(60'000)));
  BOOST_TEST(!result.cut_short);
  BOOST_TEST(result.total == 1u);
  BOOST_TEST(result.facets.size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
