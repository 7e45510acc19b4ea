#include "indexer/commands/metrics.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <string>

#include "base/files.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(metrics)

namespace {

bool has(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

std::string text_of(const std::string& path) {
  return read_file(path, std::uint64_t{1} << 30, Readable::anything);
}

void write_failed(const std::string& path) {
  Account account;
  account.error = "stopped";
  IndexerOptions options;
  options.metrics = path;
  write_metrics(account, options);
}

const std::string kSuccess = "pprsearch_build_last_success_timestamp_seconds 1700000000";
const std::string kFormer =
    "# HELP pprsearch_build_last_run_timestamp_seconds When.\n" + kSuccess + "\n";

}  // namespace

BOOST_AUTO_TEST_CASE(a_file_that_is_not_of_metrics_stays_as_it_is) {
  const ScratchFolder scratch;
  for (const std::size_t bytes : {std::size_t{8}, (std::size_t{1} << 20) + 1}) {
    const std::string backup(bytes, 'x');
    const std::string path = scratch.write("backup.jsonl", backup);
    BOOST_CHECK_THROW(write_failed(path), Error);
    BOOST_TEST((text_of(path) == backup), bytes << " bytes");
  }
  BOOST_CHECK_THROW(write_failed(scratch / ""), Error);
}

BOOST_AUTO_TEST_CASE(the_time_of_the_last_success_is_also_kept_behind_a_link) {
  const ScratchFolder scratch;
  const std::string path = scratch.write("metrics.prom", kFormer);
  std::filesystem::create_symlink("metrics.prom", scratch / "link");
  write_failed(scratch / "link");
  BOOST_TEST(std::filesystem::is_symlink(scratch / "link"));
  BOOST_TEST(has(text_of(path), kSuccess));
  BOOST_TEST(has(text_of(path), "pprsearch_build_success 0"));
}

BOOST_AUTO_TEST_CASE(the_first_build_writes_the_file) {
  const ScratchFolder scratch;
  write_failed(scratch / "metrics.prom");
  BOOST_TEST(has(text_of(scratch / "metrics.prom"), "pprsearch_build_success 0"));
  std::filesystem::create_symlink("later", scratch / "to nothing yet");
  write_failed(scratch / "to nothing yet");
  BOOST_TEST(has(text_of(scratch / "later"), "pprsearch_build_success 0"));
}

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
