// Receipts and replays of an index in a cluster are those of its folder. It needs a cluster, as
// same_answers_test.cc does.
#include <pprsearch/receipt.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/cluster/on_cluster.h"
#include "tests/support/ten_changes.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(receipts_of_a_cluster)

using namespace ten_changes;

BOOST_AUTO_TEST_CASE(the_ten_entries_that_changed_are_named_whoever_made_the_receipt) {
  if (!has_cluster()) return;
  const ClusterIndex cluster("replayed");
  const SmallIndex index(entries_before());
  cluster.push(index.path());
  const std::string older = list_cluster(cluster.address()).at(0).address;
  std::vector<std::string> whole;
  std::vector<std::string> bare;
  for (const std::string& address : {index.path(), cluster.address()}) {
    const Searcher searcher(address);
    whole.push_back(make_receipt(searcher, strategy_request(), {true, true}));
    bare.push_back(make_receipt(searcher, strategy_request(), {true, false}));
  }
  publish(index.path(), entries_after());
  cluster.push(index.path());

  const Searcher now_here(index.path());
  const Searcher now_there(cluster.address());
  const Searcher then_here(index.path(), 1);
  const Searcher then_there(older);
  for (const Searcher* now : {&now_here, &now_there}) {
    for (const std::string& receipt : whole) check(replay_receipt(*now, receipt));
    for (const std::string& receipt : bare) {
      check(replay_receipt(*now, receipt, &then_here));
      check(replay_receipt(*now, receipt, &then_there));
    }
  }
  for (const std::string& receipt : whole) {
    BOOST_TEST(!replay_receipt(then_here, receipt).has_changes());
    BOOST_TEST(!replay_receipt(then_there, receipt).has_changes());
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch::test
