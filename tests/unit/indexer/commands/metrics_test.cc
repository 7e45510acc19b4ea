#include "indexer/commands/metrics.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(metrics)

namespace {

bool has(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_build_that_fails_keeps_the_time_of_the_last_success) {
  const SmallIndex index({summary_entry("a", "text"), summary_entry("b", "text")});
  Account account;
  account.counts.read = 3;
  account.counts.rejected = 1;
  account.error = "stopped";
  const std::string former = "pprsearch_build_last_success_timestamp_seconds 1700000000\n";
  const std::string text = metrics_text(account, index.path(), former);
  BOOST_TEST(has(text, "pprsearch_build_last_success_timestamp_seconds 1700000000"));
  BOOST_TEST(has(text, "pprsearch_build_success 0"));
  BOOST_TEST(has(text, "# TYPE pprsearch_build_success gauge"));
  BOOST_TEST(has(text, "pprsearch_build_records{outcome=\"rejected\"} 1"));
  BOOST_TEST(has(text, "pprsearch_index_entries 2"));
}

BOOST_AUTO_TEST_CASE(a_build_that_does_not_publish_is_no_new_state) {
  const SmallIndex index({summary_entry("a", "text")});
  const std::string former = "pprsearch_build_last_success_timestamp_seconds 1700000000\n";
  const std::string text = metrics_text(Account(), index.path(), former);
  BOOST_TEST(has(text, "pprsearch_build_success 1"));
  BOOST_TEST(has(text, "pprsearch_build_last_success_timestamp_seconds 1700000000"));
}

BOOST_AUTO_TEST_CASE(what_is_not_known_is_not_said) {
  const ScratchFolder scratch;
  Account account;
  account.objections = {{"gate", "gate: too bad"}};
  for (const char* former :
       {"", "nonsense", "pprsearch_build_last_success_timestamp_seconds x\n"}) {
    const std::string text = metrics_text(account, scratch / "none", former);
    BOOST_TEST(text.find("last_success") == std::string::npos, former);
    BOOST_TEST(text.find("pprsearch_index_") == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(a_success_is_a_time_of_now) {
  const SmallIndex index({summary_entry("a", "text")});
  Account account;
  account.unchanged = true;
  const std::string text = metrics_text(account, index.path(), "");
  BOOST_TEST(has(text, "pprsearch_build_success 1"));
  BOOST_TEST(has(text, "pprsearch_build_unchanged 1"));
  BOOST_TEST(text.find("pprsearch_build_last_success_timestamp_seconds 1") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
