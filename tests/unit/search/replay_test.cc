// A replay names exactly the entries that have changed since its receipt was made.
#include <pprsearch/error.h>
#include <pprsearch/receipt.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/small_index.h"
#include "tests/support/ten_changes.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(replay)

using namespace ten_changes;

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
