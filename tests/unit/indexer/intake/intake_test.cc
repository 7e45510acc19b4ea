#include "indexer/intake/intake.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <ctime>
#include <fstream>
#include <iostream>
#include <sstream>

#include "base/strings.h"
#include "tests/support/scratch_folder.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(intake)

namespace {

Record record_of(const std::string& id, const std::string& title, const std::string& doi = {}) {
  static std::size_t line = 0;
  Record record;
  record.file = "source";
  record.line = ++line;
  record.entry.id = id;
  record.entry.title = title;
  if (doi.empty()) return record;
  record.entry.citation = Citation();
  record.entry.citation->doi = doi;
  return record;
}

Record rejected(const std::string& reason) {
  Record record = record_of("", "");
  record.rejection = reason;
  return record;
}

// What becomes of records: the ids stored, the summary, the message that stopped it.
struct Outcome {
  std::vector<Entry> entries;
  std::string ids;
  std::string summary;
  std::string stopped;
  std::string told;
  std::string too_many;
};

Outcome taken(IntakeOptions options, const std::vector<Record>& records) {
  Outcome outcome;
  std::ostringstream err;
  const auto store = [&](const Entry& entry) {
    if (entry.title == "too large") throw EntryError(entry.id, "", "is too large");
    outcome.entries.push_back(entry);
    outcome.ids += entry.id + " ";
  };
  Intake intake(store, std::move(options), err);
  try {
    for (const Record& record : records) intake.take(record);
    intake.finish();
  } catch (const Error& error) {
    outcome.stopped = error.what();
  }
  outcome.summary = intake.summary();
  outcome.told = err.str();
  outcome.too_many = intake.too_many_rejected();
  return outcome;
}

}  // namespace

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
             "a.md:1: repaired: unknown member 'tpoics'; unknown member 'x'\n"
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

BOOST_AUTO_TEST_CASE(a_notice_marks_the_article_that_it_names) {
  Record article = record_of("a", "Hope", "10.5555/x");
  article.line = 1;
  Record notice = record_of("n", "Retraction: Hope", "10.5555/n");
  notice.line = 2;
  notice.entry.notices = {"retraction-of: doi:10.5555/x", "comment-on: doi:10.5555/x",
                          "correction-of: doi:10.5555/n"};
  for (const bool merge : {false, true}) {
    for (const auto& records : {std::vector{article, notice}, std::vector{notice, article}}) {
      const Outcome outcome = taken({.merge_duplicates = merge}, records);
      const Entry& marked = outcome.entries[outcome.entries[0].id == "a" ? 0 : 1];
      BOOST_TEST((marked.notices == std::vector<std::string>{"retracted: doi:10.5555/n"}));
      BOOST_TEST(outcome.told ==
                 "source:1: note: the article is marked 'retracted: doi:10.5555/n', as 'n' in "
                 "source:2 says\n");
    }
  }
  article.entry.notices = {"retracted: J Ex. 2020"};
  BOOST_TEST(taken({}, {article, notice}).told == "", "it says so already");
}

// An index takes entries in the order of their records, and what it has nobody can mark.
BOOST_AUTO_TEST_CASE(a_notice_that_comes_far_behind_its_article_is_told) {
  Record article = record_of("a", "Hope", "10.5555/x");
  Record large = record_of("b", "Large");
  large.entry.summary = large.entry.practice_implications = std::string(9 << 20, 'x');
  Record notice = record_of("n", "Retraction: Hope", "10.5555/n");
  notice.line = 3;
  notice.entry.notices = {"retraction-of: doi:10.5555/x"};
  const Outcome outcome = taken({}, {article, large, notice});
  BOOST_TEST(outcome.ids == "a b n ");
  BOOST_TEST(outcome.told ==
             "source:3: note: this notice is about 'a', which was read too long before it and is "
             "not marked; name this source first\n");
  BOOST_TEST(
      taken({.merge_duplicates = true}, {article, large, notice}).entries[0].notices.size() == 1U);
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

// What a source says of topics never wins over what an editor gave, and is never lost unsaid.
BOOST_AUTO_TEST_CASE(what_an_editor_gave_counts_for_more_than_any_source) {
  const auto edited = [](const std::string& edits) {
    IntakeOptions options;
    options.assignments.add(edits, "edits.yaml", {});
    return options;
  };
  const auto with_topics = [](const std::string& id, std::size_t line,
                              std::vector<std::string> topics) {
    Record record = record_of(id, id, "10.5555/x");
    record.line = line;
    record.entry.topics = std::move(topics);
    return record;
  };
  struct Row {
    std::string edits;
    bool merged;
    std::vector<Record> records;
    std::string topics;  ///< of the first entry
    std::string told;    ///< a line of it
  };
  const std::vector<Record> two = {with_topics("a", 1, {"hope"}), with_topics("b", 2, {"care"})};
  for (const Row& row : {
           Row{"- id: a\n  topics: [zeal]\n", false, two, "zeal",
               "source:1: conflict: topic 'hope' given up for edits.yaml:1\n"},
           Row{"- id: a\n  topics: [hope]\n", true, two, "hope",
               "source:2: conflict: topic 'care' given up for edits.yaml:1\n"},
           Row{"- id: b\n  topics: [zeal]\n", true, two, "zeal",
               "source:1: conflict: topic 'hope' given up for edits.yaml:1\n"},
           Row{"- id: a\n  remove_topics: [care]\n", true, two, "hope",
               "edits.yaml:1: note: there is nothing to remove: source:1 does not have topic "
               "'care'\n"},
           Row{"- id: a\n- id: c\n", true, two, "hope care",
               "edits.yaml:2: note: no record has the id 'c'\n"},
           Row{"",
               false,
               {two[0], with_topics("a", 3, {"care"})},
               "hope",
               "source:3: duplicate: an entry with the id 'a' came before, in source:1; its topics "
               "and types of research are others, and are left out with it\n"},
           Row{"- id: a\n  topics: [zeal]\n",
               false,
               {two[0], with_topics("a", 3, {"care"})},
               "zeal",
               "source:3: duplicate: an entry with the id 'a' came before, in source:1\n"},
       }) {
    IntakeOptions options = edited(row.edits);
    options.merge_duplicates = row.merged;
    const Outcome outcome = taken(std::move(options), row.records);
    BOOST_TEST_REQUIRE(!outcome.entries.empty());
    BOOST_TEST(join(outcome.entries.front().topics, " ") == row.topics, row.edits);
    BOOST_TEST(outcome.told.find(row.told) != std::string::npos, row.edits + outcome.told);
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

BOOST_AUTO_TEST_CASE(what_the_taxonomy_lacks_is_kept_as_keywords_whatever_the_form) {
  IntakeOptions options;
  options.taxonomy.topics = {{"depression", "Depression", {"Depressive Disorder"}},
                             {"cbt", "CBT", {}}};
  Record other = record_of("a", "One");
  other.is_own_form = false;
  other.entry.topics = {"Humans", "depressive disorder", "Depression", "Adult", "Male", "Female"};
  other.entry.research_types = {"Review"};
  for (const bool is_own_form : {false, true}) {
    other.is_own_form = is_own_form;
    const Outcome outcome = taken(options, {other});
    BOOST_TEST_REQUIRE(outcome.entries.size() == 1U);
    const Entry& entry = outcome.entries[0];
    BOOST_TEST((entry.topics == std::vector<std::string>{"depression"}));
    BOOST_TEST((entry.research_types == std::vector<std::string>{"Review"}));
    BOOST_TEST((entry.keywords == std::vector<std::string>{"Humans", "Adult", "Male", "Female"}));
    BOOST_TEST(outcome.told.find("repaired: kept as keywords, for the taxonomy does not have them: "
                                 "'Humans', 'Adult', 'Male' and 1 more\n") != std::string::npos,
               outcome.told);
  }
}

BOOST_AUTO_TEST_CASE(what_the_crosswalk_knows_is_told_only_if_keywords_add_it) {
  IntakeOptions options;
  options.taxonomy.topics = {{"dropout", "Drop-Out", {}}, {"medication", "Medication", {}}};
  options.crosswalk.rules = {{{"dropout"}, {}, {"Patient Dropouts"}, {}, {}},
                             {{"medication"}, {}, {}, {}, {"drug therapy"}}};
  options.crosswalk.general = {"Humans"};
  Record record = record_of("a", "One");
  record.entry.topics = {"Patient Dropouts", "Humans"};
  record.headings = {"Humans/drug therapy"};
  const Outcome quiet = taken(options, {record});
  BOOST_TEST((quiet.entries.at(0).topics == std::vector<std::string>{"dropout", "medication"}));
  BOOST_TEST(quiet.told == "");
  record.entry.topics.clear();
  record.entry.keywords = {"Patient Dropouts"};
  BOOST_TEST(taken(options, {record})
                 .told.find("repaired: topics or types were added that keywords "
                            "mean: 'Patient Dropouts'\n") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_key_of_two_articles_of_other_programs_costs_neither) {
  Record first = record_of("smith20", "One", "10.5555/a");
  Record second = record_of("smith20", "Two", "10.5555/b");
  Record again = record_of("smith20", "One", "10.5555/a");
  for (Record* record : {&first, &second, &again}) record->is_own_form = false;
  const Outcome outcome = taken({}, {first, second, again});
  BOOST_TEST(outcome.ids == "smith20 smith20-2 ");
  BOOST_TEST(outcome.summary == "read 3, accepted 2, repaired 1, rejected 0, duplicates 1");
}

BOOST_AUTO_TEST_CASE(a_long_key_is_numbered_within_200_bytes_and_whole_characters) {
  std::string key = "s";
  while (key.size() < 197) key += "\u00e9";
  Record first = record_of(key, "One", "10.5555/a");
  Record second = record_of(key, "Two", "10.5555/b");
  for (Record* record : {&first, &second}) record->is_own_form = false;
  const Outcome outcome = taken({}, {first, second});
  BOOST_TEST_REQUIRE(outcome.entries.size() == 2U);
  BOOST_TEST(outcome.entries[1].id == key.substr(0, 189) + "-2");
  BOOST_CHECK_NO_THROW(validate(outcome.entries[1]));
}

// "ref1" in the exports of a hundred databases is no reason to try a hundred numbers each time.
BOOST_AUTO_TEST_CASE(a_key_of_very_many_articles_takes_no_time) {
  constexpr int kArticles = 20000;
  std::vector<Record> records;
  for (int i = 0; i < kArticles; ++i) {
    records.push_back(record_of("ref", "One", "10.5555/" + std::to_string(i)));
    records.back().is_own_form = false;
  }
  const std::clock_t begin = std::clock();
  const Outcome outcome = taken({}, records);
  BOOST_TEST((std::clock() - begin) / CLOCKS_PER_SEC < 10);
  BOOST_TEST_REQUIRE(outcome.entries.size() == kArticles);
  BOOST_TEST(outcome.entries.back().id == "ref-20000");
}

BOOST_AUTO_TEST_SUITE_END()
