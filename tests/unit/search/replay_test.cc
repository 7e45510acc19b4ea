// A replay names exactly the entries that have changed since its receipt was made.
#include <pprsearch/error.h>
#include <pprsearch/receipt.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(replay)

namespace {

using Ids = std::vector<std::string>;

constexpr std::size_t kEntries = 60;

std::string id_of(std::size_t number) {
  return "entry-" + std::string(number < 10 ? "0" : "") + std::to_string(number);
}

/// Every other one is about yoga, and all are found by "alliance".
std::vector<Entry> entries_before() {
  std::vector<Entry> entries;
  for (std::size_t i = 0; i < kEntries; ++i) {
    entries.push_back(summary_entry(id_of(i), i % 2 == 0 ? "Alliance and yoga." : "Alliance."));
    entries.back().title = "Number " + std::to_string(i);
  }
  return entries;
}

/// Ten of them are different: four have other contents, three say no longer what was asked for, and
/// three are gone; an eleventh changes and was never found.
std::vector<Entry> entries_after() {
  std::vector<Entry> entries;
  for (Entry& entry : entries_before()) {
    const std::string& id = entry.id;
    if (id == id_of(4) || id == id_of(18) || id == id_of(30)) continue;
    if (id == id_of(2) || id == id_of(20) || id == id_of(40)) entry.summary = "Alliance.";
    if (id == id_of(6) || id == id_of(8) || id == id_of(10) || id == id_of(58)) {
      entry.title += ", revised";
    }
    if (id == id_of(7)) entry.title += ", revised";
    entries.push_back(entry);
  }
  return entries;
}

const Ids kChanged = {id_of(6), id_of(8), id_of(10), id_of(58)};
const Ids kRemoved = {id_of(2), id_of(4), id_of(18), id_of(20), id_of(30), id_of(40)};

SearchRequest strategy_request() {
  SearchRequest request;
  request.query = "1. alliance.mp. (60)\n2. yoga.mp.\n3. 1 and 2";
  request.options.platform = Platform::ovid;
  return request;
}

void check(const Replay& replay) {
  BOOST_TEST(replay.has_changes());
  BOOST_TEST(replay.entries_known);
  BOOST_TEST(replay.changed == kChanged, boost::test_tools::per_element());
  BOOST_TEST(replay.removed == kRemoved, boost::test_tools::per_element());
  BOOST_TEST(replay.added.empty());
  BOOST_TEST(replay.same_interpretation);
  BOOST_TEST(replay.then_total == 30u);
  BOOST_TEST(replay.now_total == 24u);
  BOOST_TEST_REQUIRE(replay.lines.size() == 3u);
  BOOST_TEST(replay.lines[0].then.value() == 60u);
  BOOST_TEST(replay.lines[0].now.value() == 57u);
}

}  // namespace

BOOST_AUTO_TEST_CASE(ten_entries_that_changed_are_named_and_no_others) {
  const SmallIndex index(entries_before());
  const Searcher then(index.path());
  const std::string receipt = make_receipt(then, strategy_request(), {true, true});
  const std::string bare = make_receipt(then, strategy_request(), {true, false});
  BOOST_TEST(!replay_receipt(then, receipt).has_changes());
  publish(index.path(), entries_after());
  const Searcher now(index.path());
  check(replay_receipt(now, receipt));  // by the entries of the receipt
  const Searcher first(index.path(), 1);
  check(replay_receipt(now, bare, &first));  // by the generation that it was made of
  // A searcher that has followed to the new generation would find no change.
  BOOST_CHECK_THROW(replay_receipt(now, bare, &then), Error);
  const Replay counted = replay_receipt(now, bare);
  BOOST_TEST(!counted.entries_known);
  BOOST_TEST(!counted.same_ids);
}

BOOST_AUTO_TEST_CASE(ten_entries_that_came_are_named) {
  std::vector<Entry> entries = entries_before();
  const SmallIndex index(entries);
  const Searcher then(index.path());
  const std::string receipt = make_receipt(then, strategy_request(), {true, true});
  Ids expected;
  for (std::size_t i = kEntries; i < kEntries + 10; ++i) {
    entries.push_back(summary_entry(id_of(i), "Alliance and yoga, later."));
    expected.push_back(id_of(i));
  }
  publish(index.path(), entries);
  const Replay replay = replay_receipt(Searcher(index.path()), receipt);
  BOOST_TEST(replay.added == expected, boost::test_tools::per_element());
  BOOST_TEST(replay.removed.empty());
  BOOST_TEST(replay.changed.empty());
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch::test
