#include "indexer/input/progress.h"

#include <boost/test/unit_test.hpp>
#include <sstream>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(progress)

namespace {

using Style = Progress::Style;

/// A progress whose clock the test moves.
struct Shown {
  explicit Shown(Style style, std::uint64_t total = 1000)
      : progress(err, style, total, [this] { return now; }) {}

  void read(double seconds, std::uint64_t bytes, int records) {
    now += std::chrono::milliseconds(static_cast<long>(seconds * 1000));
    for (int i = 0; i < records; ++i) progress.add_record();
    progress.add_bytes(bytes);
  }

  std::chrono::steady_clock::time_point now;
  std::ostringstream err;
  Progress progress;
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

constexpr const char* kClear = "\r\x1b[K";

}  // namespace

BOOST_AUTO_TEST_CASE(a_log_gets_a_line_every_five_seconds_and_one_a_stage) {
  Shown shown(Style::lines);
  shown.read(1, 100, 10);
  shown.read(3, 100, 10);
  BOOST_TEST(shown.err.str() == "");
  shown.read(1, 300, 30);
  BOOST_TEST(shown.err.str() == "pprsearch-index:  50 %, 50 records, 10/s, 0:05 left\n");
  shown.read(4, 500, 40);
  shown.progress.begin_stage("writing");
  BOOST_TEST(shown.err.str() ==
             "pprsearch-index:  50 %, 50 records, 10/s, 0:05 left\n"
             "pprsearch-index: writing (100 %, 90 records, 10/s)\n");
}

BOOST_AUTO_TEST_CASE(of_a_pipe_no_share_is_known) {
  Shown shown(Style::lines, 0);
  shown.read(6, 100, 12);
  BOOST_TEST(shown.err.str() == "pprsearch-index: 12 records, 2/s\n");
}

BOOST_AUTO_TEST_CASE(a_bar_is_drawn_ten_times_a_second_at_most_and_is_gone_at_the_end) {
  std::ostringstream err;
  {
    std::chrono::steady_clock::time_point now;
    Progress shown(err, Style::bar, 1000, [&] { return now; });
    for (int i = 0; i < 1000; ++i) {
      now += std::chrono::milliseconds(1);
      shown.add_record();
      shown.add_bytes(1);
    }
    BOOST_TEST(count(err.str(), "records") == 10U);
    BOOST_TEST(err.str().find("[===============               ]  50 %, 500 records, 1000/s") !=
               std::string::npos);
  }
  BOOST_TEST(err.str().ends_with(kClear));
}

BOOST_AUTO_TEST_CASE(messages_stand_on_lines_of_their_own) {
  Shown shown(Style::bar);
  shown.read(1, 100, 1);
  const std::size_t drawn = shown.err.str().size();
  shown.progress.messages() << "a.jsonl:1: rejected" << '\n';
  BOOST_TEST(shown.err.str().substr(drawn) == std::string(kClear) + "a.jsonl:1: rejected\n");
}

BOOST_AUTO_TEST_CASE(nothing_is_shown_where_nobody_looks) {
  Shown shown(Style::none);
  shown.read(60, 500, 100);
  shown.progress.begin_stage("writing");
  BOOST_TEST(shown.err.str() == "");
}

BOOST_AUTO_TEST_SUITE_END()
