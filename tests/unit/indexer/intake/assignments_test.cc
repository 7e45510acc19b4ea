#include "indexer/intake/assignments.h"

#include <boost/test/unit_test.hpp>

#include "base/strings.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(assignments)

namespace {

const Taxonomy kTaxonomy = {{{"alliance", "Working Alliance", {}}, {"sleep", "Sleep", {"rest"}}},
                            {{"survey", "Survey", {}}}};

Assignments from(const std::string& text, const Taxonomy& taxonomy = kTaxonomy) {
  Assignments assignments;
  assignments.add(text, "edits.yaml", taxonomy);
  return assignments;
}

std::string faults_of(const Assignments& assignments) {
  std::string text;
  for (const Assignments::Fault& fault : assignments.faults()) {
    text += fault.file + ':' + std::to_string(fault.line) + ": " + fault.what + '\n';
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_fault_of_a_file_is_told_once_by_line) {
  const std::pair<const char*, const char*> rows[] = {
      {"- id: a\n  add_topics: [zz]\n- add_topics: [yy]\n  topcs: [x]\n- id: a\n",
       "edits.yaml:2: 'zz' is no topic of the taxonomy\n"
       "edits.yaml:3: 'id' is missing\n"
       "edits.yaml:3: 'yy' is no topic of the taxonomy\n"
       "edits.yaml:4: unknown key 'topcs'; did you mean 'topics'?\n"
       "edits.yaml:5: the id 'a' comes twice, first in line 1\n"},
      {"- id: a\n  add_topics: [zz, zz, ZZ]\n", "edits.yaml:2: 'zz' is no topic of the taxonomy\n"},
      {"- id: a\n  add_topics: [sleep, rest, Sleep]\n  remove_topics: [rest, sleep]\n",
       "edits.yaml:3: 'sleep' is added and removed\n"},
  };
  for (const auto& [text, expected] : rows) BOOST_TEST(faults_of(from(text)) == expected, text);
}

BOOST_AUTO_TEST_CASE(an_entry_has_what_the_editor_says) {
  struct Row {
    std::string edits;
    std::vector<std::string> topics;  ///< of the entry before
    std::string result;               ///< topics; what gave way; what was not there
  };
  for (const Row& row : {
           Row{"topics: [Working alliance]", {}, "alliance;;"},
           Row{"topics: [sleep]", {"alliance"}, "sleep;topic 'alliance';"},
           Row{"topics: [alliance, sleep]", {"sleep"}, "alliance sleep;;"},
           Row{"topics: []", {"sleep"}, ";topic 'sleep';"},
           Row{"add_topics: [rest]", {"alliance", "sleep"}, "alliance sleep;;"},
           Row{"add_topics: [rest]", {"alliance"}, "alliance sleep;;"},
           Row{"remove_topics: [rest]", {"alliance", "sleep"}, "alliance;;"},
           Row{"remove_topics: [rest]", {"alliance"}, "alliance;;topic 'sleep'"},
           Row{"research_types: [survey]", {"sleep"}, "sleep;;"},
       }) {
    const Assignments assignments = from("- id: a\n  " + row.edits + "\n");
    BOOST_TEST(faults_of(assignments) == "");
    Entry entry;
    entry.topics = row.topics;
    BOOST_TEST_REQUIRE(assignments.find("a") != nullptr);
    BOOST_TEST(assignments.find("b") == nullptr);
    const LaidOver laid = lay_over(assignments.find("a")->what, entry);
    BOOST_TEST(join(entry.topics, " ") + ';' + join(laid.given_way, ", ") + ';' +
                       join(laid.not_there, ", ") ==
                   row.result,
               row.edits);
  }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_a_name_or_an_id_is_told_with_its_place) {
  BOOST_TEST(faults_of(from("- id: a\n  topics:\n    - alliance\n    - alliances\n")) ==
             "edits.yaml:4: 'alliances' is no topic of the taxonomy; did you mean 'alliance'?\n");
  BOOST_TEST(faults_of(from("- id: a\n  topics: [survey]\n")) ==
             "edits.yaml:2: 'survey' is no topic of the taxonomy, but a type of research\n");
  BOOST_TEST(faults_of(from("- id: a\n  research_types: [sleep]\n")) ==
             "edits.yaml:2: 'sleep' is no type of research of the taxonomy, but a topic\n");
  BOOST_TEST(faults_of(from("- id: a\n  topics: [xyzzy]\n")) ==
             "edits.yaml:2: 'xyzzy' is no topic of the taxonomy\n");
  BOOST_TEST(faults_of(from("- id: a\n  add_topics: [rest]\n  remove_topics: [sleep]\n")) ==
             "edits.yaml:3: 'sleep' is added and removed\n");
  BOOST_TEST(faults_of(from("- id: a\n  topics: [xyzzy]\n", {})) == "");
  Assignments twice = from("- id: a\n");
  twice.add("- id: b\n- id: a\n", "more.yaml", kTaxonomy);
  BOOST_TEST(faults_of(twice) ==
             "more.yaml:2: the id 'a' has an assignment already, in edits.yaml:1\n");
}

BOOST_AUTO_TEST_SUITE_END()
