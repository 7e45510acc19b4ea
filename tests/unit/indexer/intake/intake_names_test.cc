#include <boost/test/unit_test.hpp>
#include <ctime>

#include "base/strings.h"
#include "tests/unit/indexer/intake/taken.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(intake_names)

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

namespace {

/// A record whose source has no id: author, title, journal, volume, page.
Record keyless(const char* author, const char* journal, const char* volume, const char* page,
               const std::string& title = "Mindfulness for depression in care") {
  Record record = record_of("2019-mindfulness", title);
  record.is_own_form = false;
  record.made_id = record.entry.id;
  Citation citation;
  Name name;
  name.family = author;
  if (*author != '\0') citation.authors.push_back(name);
  citation.issued.year = 2019;
  citation.container_title = journal;
  citation.volume = volume;
  citation.page = page;
  record.entry.citation = citation;
  return record;
}

}  // namespace

// Two databases have two articles of one title and year.
BOOST_AUTO_TEST_CASE(an_id_that_was_made_proves_nothing) {
  const Record article = keyless("Smith", "Br J Gen Pract", "69", "101-109");
  const Record again = keyless("Smith", "British Journal of General Practice", "69", "101");
  const Record other = keyless("Brown", "The Lancet Psychiatry", "6", "555-556");
  Record of_file = article;  // the second of that id in its file
  of_file.entry.id += "-2";
  Record unknown = keyless("", "", "", "");
  unknown.entry.citation->issued.year = 0;
  const struct {
    const char* what;
    std::vector<Record> records;
    const char* ids;
    const char* summary;
  } kRows[] = {
      {"another article",
       {article, other},
       "2019-mindfulness 2019-mindfulness-2 ",
       "read 2, accepted 2, repaired 1, rejected 0, duplicates 0"},
      {"the same article",
       {article, again},
       "2019-mindfulness ",
       "read 2, accepted 1, repaired 0, rejected 0, duplicates 1"},
      {"the same one behind another one",
       {article, other, again, other},
       "2019-mindfulness 2019-mindfulness-2 ",
       "read 4, accepted 2, repaired 1, rejected 0, duplicates 2"},
      {"the second one of its file",
       {article, other, of_file},
       "2019-mindfulness 2019-mindfulness-2 ",
       "read 3, accepted 2, repaired 1, rejected 0, duplicates 1"},
      {"nothing but the title is known",
       {article, unknown},
       "2019-mindfulness 2019-mindfulness-2 ",
       "read 2, accepted 2, repaired 1, rejected 0, duplicates 0"},
      {"the same words once more",
       {unknown, unknown},
       "2019-mindfulness ",
       "read 2, accepted 1, repaired 0, rejected 0, duplicates 1"},
  };
  for (const auto& row : kRows) {
    for (const bool merge : {false, true}) {
      BOOST_TEST_CONTEXT(row.what << ", merged: " << merge) {
        const Outcome outcome = taken({.merge_duplicates = merge}, row.records);
        BOOST_TEST(outcome.ids == row.ids);
        BOOST_TEST(outcome.summary == row.summary);
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(records_with_one_made_id_can_be_kept_apart) {
  Record article = keyless("Smith", "Br J Gen Pract", "69", "101-109");
  article.line = 3;
  Record again = article;
  again.line = 7;
  again.entry.summary = "It helps.";
  for (const bool merge : {false, true}) {
    const Outcome told = taken({.merge_duplicates = merge}, {article, again});
    BOOST_TEST(told.told.find("an entry with the id '2019-mindfulness' came before, in source:3 "
                              "(to keep it, put '2019-mindfulness' and '2019-mindfulness-2' into "
                              "--keep-apart)") != std::string::npos,
               told.told);
    IntakeOptions options;
    options.merge_duplicates = merge;
    options.keep_apart = {{"2019-mindfulness", "2019-mindfulness-2"}};
    BOOST_TEST(taken(std::move(options), {article, again}).ids ==
               "2019-mindfulness 2019-mindfulness-2 ");
  }
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
