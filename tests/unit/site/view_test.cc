// A new generation is met by itself, within a second, and by no request that waits for it.
#include "site/view.h"

#include <pprsearch/error.h>
#include <pprsearch/generation.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <string>
#include <thread>

#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(view)

namespace {

bool comes(const CurrentView& current, std::uint64_t generation) {
  for (int i = 0; i < 100 && current.get()->generation.number != generation; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return current.get()->generation.number == generation;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_new_generation_is_seen_within_a_second_and_so_is_the_way_back) {
  const SmallIndex index({summary_entry("a", "alliance")});
  const CurrentView current(index.path());
  const std::shared_ptr<const View> before = current.get();
  BOOST_TEST(before->everything.total == 1U);
  publish(index.path(), {summary_entry("a", "alliance"), summary_entry("b", "rupture")});
  BOOST_TEST(comes(current, 2));
  BOOST_TEST(current.get()->everything.total == 2U);
  BOOST_TEST(before->searcher.search("rupture").total == 0U);  // whoever has the old one, keeps it
  roll_back(index.path());
  BOOST_TEST(comes(current, 1));
}

BOOST_AUTO_TEST_CASE(without_an_index_there_is_no_view) {
  BOOST_CHECK_THROW(CurrentView("/nonexistent/index"), IndexError);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
