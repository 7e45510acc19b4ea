#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "tests/support/scratch_folder.h"
#include "tests/unit/indexer/intake/taken.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(intake_merging)

BOOST_AUTO_TEST_CASE(merging_makes_one_entry_of_an_article_wherever_its_records_stand) {
  Record first = record_of("a", "One", "10.5555/a");
  first.entry.topics = {"hope"};
  first.entry.keywords = {"Humans"};
  Record second = record_of("c", "Another title", "10.5555/a");
  second.entry.topics = {"hope", "care"};
  second.entry.keywords = {"Hope", "Humans"};
  second.entry.summary = "It helps.";
  second.entry.citation->volume = "12";
  Record third = record_of("d", "One", "10.5555/a");
  third.entry.summary = "It helps more.";
  const Outcome outcome = taken({.merge_duplicates = true}, {first, record_of("b", "Two"), second,
                                                             third, record_of("b", "Two")});
  BOOST_TEST(outcome.ids == "a b ");
  BOOST_TEST(outcome.summary == "read 5, accepted 2, repaired 0, rejected 0, duplicates 3");
  const Entry& merged = outcome.entries.front();
  BOOST_TEST(merged.title == "One");
  BOOST_TEST(merged.summary == "It helps.");
  BOOST_TEST(merged.citation->volume == "12");
  BOOST_TEST((merged.topics == std::vector<std::string>{"hope", "care"}));
  BOOST_TEST((merged.keywords == std::vector<std::string>{"Humans", "Hope"}));
}

// "b" is taken for an article of its own until "c" has the DOI of one and the PMID of the other.
BOOST_AUTO_TEST_CASE(a_record_that_shows_two_articles_to_be_one_is_told_with_both) {
  const ScratchFolder folder;
  std::vector<Record> records = {record_of("a", "One", "10.5555/x"), record_of("b", "Two"),
                                 record_of("c", "Three", "10.5555/x"), record_of("d", "Two")};
  records[1].file = "earlier source";
  for (std::size_t at = 0; at < records.size(); ++at) records[at].line = 10 + at;
  records[1].entry.summary = "It helps.";
  for (const std::size_t at : {1, 2, 3}) {
    if (!records[at].entry.citation) records[at].entry.citation = Citation();
    records[at].entry.citation->pmid = "77";
  }
  const Outcome kept = taken({.report = folder / "report"}, records);
  BOOST_TEST(kept.ids == "a b c d ");
  BOOST_TEST(kept.summary == "read 4, accepted 4, repaired 0, rejected 0, duplicates 3 (3 kept)");
  std::ostringstream report;
  report << std::ifstream(folder / "report").rdbuf();
  BOOST_TEST(
      report.str() ==
      R"({"outcome":"duplicate","code":"same-doi","file":"source","line":12,"id":"c","of":"a","of_file":"source","of_line":10,"by":"doi",)"
      R"("kept":true,"reason":"has the DOI of 'a'"})"
      "\n"
      R"({"outcome":"duplicate","code":"same-pmid","file":"earlier source","line":11,"id":"b","of":"a","of_file":"source","of_line":10,"by":"pmid",)"
      R"("kept":true,"reason":"is the same article as 'a': source:12 has the PMID of this and the DOI of that"})"
      "\n"
      R"({"outcome":"duplicate","code":"same-pmid","file":"source","line":13,"id":"d","of":"a","of_file":"source","of_line":10,"by":"pmid",)"
      R"("kept":true,"reason":"has the PMID of 'a'"})"
      "\n");

  const Outcome merged = taken({.merge_duplicates = true}, records);
  BOOST_TEST(merged.ids == "a ");
  BOOST_TEST(merged.summary == "read 4, accepted 1, repaired 0, rejected 0, duplicates 3");
  BOOST_TEST(merged.entries.front().summary == "It helps.");
  BOOST_TEST(merged.entries.front().citation->pmid == "77");
}

// Records of other programs are often named by their PMID.
BOOST_AUTO_TEST_CASE(a_duplicate_by_id_shows_its_article_too) {
  Record first = record_of("a", "One", "10.5555/x");
  Record second = record_of("pmid77", "Two");
  second.entry.citation = Citation();
  second.entry.citation->pmid = "77";
  Record both = record_of("pmid77", "Three", "10.5555/x");
  both.entry.citation->pmid = "77";
  for (Record* record : {&first, &second, &both}) record->is_own_form = false;
  first.line = 7;
  both.line = 9;
  const Outcome kept = taken({}, {first, second, both});
  BOOST_TEST(kept.ids == "a pmid77 ");
  BOOST_TEST(kept.summary == "read 3, accepted 2, repaired 0, rejected 0, duplicates 2 (1 kept)");
  BOOST_TEST(
      kept.told.find("duplicate: is the same article as 'a': source:9 has the id of this and "
                     "the DOI of that, in source:7; kept\n") != std::string::npos,
      kept.told);
  for (const auto& order : std::vector<std::vector<Record>>{
           {first, second, both}, {both, second, first}, {second, both, first}}) {
    const Outcome merged = taken({.merge_duplicates = true}, order);
    BOOST_TEST(merged.summary == "read 3, accepted 1, repaired 0, rejected 0, duplicates 2");
    BOOST_TEST_REQUIRE(merged.entries.size() == 1U);
    BOOST_TEST(merged.entries[0].citation->doi == "10.5555/x");
    BOOST_TEST(merged.entries[0].citation->pmid == "77");
  }
}

// PubMed's XML, MEDLINE and RIS of an article have one id.
BOOST_AUTO_TEST_CASE(records_of_one_id_and_article_are_merged_if_asked) {
  const auto record = [](std::size_t line, const std::string& volume, const std::string& topic) {
    Record one = record_of("pmid77", "Hope for many people now", "10.5555/x");
    one.line = line;
    one.is_own_form = false;
    one.entry.citation->pmid = "77";
    one.entry.citation->volume = volume;
    if (!topic.empty()) one.entry.topics = {topic};
    return one;
  };
  const std::vector<Record> records = {record(1, "", "hope"), record(2, "12", ""),
                                       record(3, "13", "care")};
  const Outcome kept = taken({}, records);
  BOOST_TEST(kept.summary == "read 3, accepted 1, repaired 0, rejected 0, duplicates 2");
  BOOST_TEST(kept.entries[0].citation->volume == "");
  const Outcome merged = taken({.merge_duplicates = true}, records);
  BOOST_TEST(merged.summary == "read 3, accepted 1, repaired 0, rejected 0, duplicates 2");
  BOOST_TEST_REQUIRE(merged.entries.size() == 1U);
  BOOST_TEST(merged.entries[0].citation->volume == "12");
  BOOST_TEST((merged.entries[0].topics == std::vector<std::string>{"hope", "care"}));
  BOOST_TEST(merged.told.find("source:2: duplicate: an entry with the id 'pmid77' came before, in "
                              "source:1; merged into it\n") != std::string::npos,
             merged.told);
  // Of versions of a record the first counts, which is the latest.
  std::vector<Record> versions = records;
  for (Record& one : versions) one.is_version = true;
  BOOST_TEST(taken({.merge_duplicates = true}, versions).entries[0].citation->volume == "");
  versions[0].is_version = false;
  BOOST_TEST(taken({.merge_duplicates = true}, versions).entries[0].citation->volume == "12");
}

BOOST_AUTO_TEST_CASE(two_texts_about_an_article_are_two_entries) {
  Record one = record_of("a", "One", "10.5555/x");
  one.line = 7;
  one.entry.summary = "Trust early in treatment keeps clients in it.";
  one.entry.summary_kind = "summary";
  Record other = record_of("b", "Two", "10.5555/x");
  other.line = 9;
  other.entry.summary = "Many leave before the end, and nobody had asked them why.";
  other.entry.summary_kind = "summary";
  for (const bool merge : {false, true}) {
    const Outcome outcome = taken({.merge_duplicates = merge}, {one, other});
    BOOST_TEST(outcome.ids == "a b ");
    BOOST_TEST(outcome.summary ==
               "read 2, accepted 2, repaired 0, rejected 0, duplicates 1 (1 kept)");
    BOOST_TEST(
        outcome.told ==
        "source:9: duplicate: is about the same article as 'a', with the same DOI and a text "
        "of its own, in source:7; kept\n");
  }
}

BOOST_AUTO_TEST_CASE(records_that_wait_to_be_merged_count_as_read) {
  std::vector<Record> records;
  for (int i = 0; i < 10; ++i) records.push_back(record_of("id" + std::to_string(i), "Good"));
  for (int i = 0; i < 3; ++i) records.push_back(rejected("is no entry"));
  const Outcome outcome =
      taken({.max_rejected = RejectionLimit::parse("2"), .merge_duplicates = true}, records);
  BOOST_TEST(outcome.stopped ==
             "stopped: 3 of 13 records were rejected, more than --max-rejected 2 allows");
}

BOOST_AUTO_TEST_CASE(a_duplicate_by_id_is_told_of_by_that_id) {
  Record second = record_of("b", "One", "10.5555/a");
  second.line = 77;
  const Outcome outcome =
      taken({}, {record_of("a", "One", "10.5555/a"), second, record_of("b", "Three")});
  BOOST_TEST(outcome.ids == "a b ");
  BOOST_TEST(outcome.told.find("duplicate: an entry with the id 'b' came before, in source:77\n") !=
                 std::string::npos,
             outcome.told);
}

BOOST_AUTO_TEST_SUITE_END()
