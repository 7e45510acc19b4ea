#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iostream>
#include <sstream>

#include "tests/support/scratch_folder.h"
#include "tests/unit/indexer/intake/taken.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(intake)

BOOST_AUTO_TEST_CASE(slips_are_repairs_and_under_strict_all_faults_of_their_records) {
  Record slipped = record_of("a", "One");
  slipped.file = "a.md";
  slipped.line = 1;
  slipped.slips = {"unknown member 'tpoics'", "unknown member 'x'"};
  Record bad = slipped;
  bad.rejection = "has no date";
  const Outcome usual = taken({}, {slipped, bad});
  BOOST_TEST(usual.summary == "read 2, accepted 1, repaired 1, rejected 1, duplicates 0");
  BOOST_TEST(usual.told ==
             "a.md:1: repaired: left out: unknown member 'tpoics'; unknown member 'x'\n"
             "a.md:1: rejected: has no date\n");
  IntakeOptions options;
  options.strict = true;
  const Outcome strict = taken(std::move(options), {slipped, bad});
  BOOST_TEST(strict.told ==
             "a.md:1: rejected: unknown member 'tpoics'; unknown member 'x'\n"
             "a.md:1: rejected: has no date; unknown member 'tpoics'; unknown member 'x'\n");
  BOOST_TEST(strict.stopped == "2 records were rejected, and --strict allows none");
}

BOOST_AUTO_TEST_CASE(every_record_is_accounted_for) {
  Record repaired = record_of("d", "Four");
  repaired.repairs = {"put right"};
  const Outcome outcome =
      taken({}, {record_of("a", "One"), record_of("a", "Two"), rejected("is no entry"),
                 record_of("b", ""), record_of("c", "too large"), repaired,
                 record_of("e", "Five", "10.5555/a"), record_of("f", "Six", "10.5555/a")});
  BOOST_TEST(outcome.ids == "a d e f ");
  BOOST_TEST(outcome.summary ==
             "read 8, accepted 4, repaired 1, rejected 3, duplicates 2 (1 kept)");
  BOOST_TEST(outcome.stopped == "");
}

BOOST_AUTO_TEST_CASE(the_report_has_a_line_for_each_record_not_simply_accepted) {
  const ScratchFolder folder;
  Record repaired = record_of("b", "Two", "10.5555/a");
  repaired.repairs = {"put right", "left out"};
  repaired.line = 7;
  Record first = record_of("a", "One", "10.5555/a");
  first.line = 3;
  taken({.report = folder / "report"}, {first, repaired});
  std::ostringstream text;
  text << std::ifstream(folder / "report").rdbuf();
  BOOST_TEST(
      text.str() ==
      R"({"outcome":"repaired","code":"repaired","file":"source","line":7,"id":"b","reason":"put right; left out"})"
      "\n"
      R"({"outcome":"duplicate","code":"same-doi","file":"source","line":7,"id":"b","of":"a",)"
      R"("of_file":"source","of_line":3,"by":"doi","kept":true,"reason":"has the DOI of 'a'"})"
      "\n");
}

/// What becomes of so many bad and good records.
Outcome taken_within(const RejectionLimit& limit, int bad, int good) {
  std::vector<Record> records(static_cast<std::size_t>(bad), rejected("is no entry"));
  for (int i = 0; i < good; ++i) records.push_back(record_of("id" + std::to_string(i), "Good"));
  return taken({.max_rejected = limit}, records);
}

BOOST_AUTO_TEST_CASE(too_many_rejected_records_stop_the_reading) {
  const auto stopped = [](const std::string& limit, int bad, int good) {
    return taken_within(RejectionLimit::parse(limit), bad, good).stopped;
  };
  BOOST_TEST(stopped("2", 2, 0) == "");
  BOOST_TEST(stopped("2", 5, 5) ==
             "stopped: 3 of 3 records were rejected, more than --max-rejected 2 allows");
  BOOST_TEST(stopped("0", 1, 0) ==
             "stopped: 1 of 1 records were rejected, more than --max-rejected 0 allows");
  BOOST_TEST(stopped("2.5%", 3, 97) == "", "a share is judged when all is read");
  for (const char* wrong : {"", "%", "-1", "x", "101%", "5 %", "1e400%", "nan%"}) {
    BOOST_TEST_CONTEXT(wrong) { BOOST_CHECK_THROW(RejectionLimit::parse(wrong), Error); }
  }
}

BOOST_AUTO_TEST_CASE(too_large_a_share_of_rejected_records_is_told_at_the_end) {
  const auto too_many = [](const std::string& limit, int bad, int good) {
    return taken_within(RejectionLimit::parse(limit), bad, good).too_many;
  };
  BOOST_TEST(too_many("25%", 1, 3) == "");
  BOOST_TEST(too_many("2.5%", 3, 97) ==
             "3 of 100 records were rejected, more than --max-rejected 2.5% allows");
  BOOST_TEST(too_many("0%", 0, 0) == "");
  BOOST_TEST(too_many("3", 3, 0) == "");
}

BOOST_AUTO_TEST_CASE(unless_told_a_tenth_may_be_rejected_and_one_in_any_case) {
  const auto too_many = [](int bad, int good) {
    return taken_within(RejectionLimit::usual(), bad, good).too_many;
  };
  BOOST_TEST(too_many(1, 0) == "");
  BOOST_TEST(too_many(1, 1) == "");
  BOOST_TEST(too_many(2, 18) == "");
  BOOST_TEST(too_many(2, 17) ==
             "2 of 19 records were rejected, more than --max-rejected 10% (the default) allows");
  BOOST_TEST(taken_within({}, 9, 1).too_many == "");
}

BOOST_AUTO_TEST_CASE(ids_of_all_records_taken_are_known_at_the_end) {
  for (const bool merge : {false, true}) {
    Intake intake([](const Entry&) {}, {.merge_duplicates = merge}, std::cerr);
    intake.take(record_of("a", "One", "10.5555/x"));
    intake.take(record_of("b", "Two", "10.5555/x"));
    intake.take(rejected("is no entry"));
    intake.finish();
    BOOST_TEST(intake.has_taken("a"));
    BOOST_TEST(intake.has_taken("b"), "merged into a: " << merge);
    BOOST_TEST(!intake.has_taken("c"));
    BOOST_TEST(!intake.has_taken(""));
  }
}

BOOST_AUTO_TEST_CASE(strict_tells_every_rejected_record_and_allows_none) {
  std::vector<Record> records = {record_of("a", "One")};
  for (int i = 0; i < 30; ++i) records.push_back(rejected("is no entry"));
  records.push_back(record_of("b", "Two"));
  const Outcome outcome = taken({.strict = true}, std::move(records));
  BOOST_TEST(outcome.ids == "a b ");
  BOOST_TEST(std::ranges::count(outcome.told, '\n') == 30);
  BOOST_TEST(outcome.stopped == "30 records were rejected, and --strict allows none");
}

BOOST_AUTO_TEST_SUITE_END()
