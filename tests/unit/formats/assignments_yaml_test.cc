#include "formats/assignments_yaml.h"

#include <boost/test/unit_test.hpp>

#include "formats/proposals_yaml.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(assignments_yaml)

namespace {

std::string described(const char* name, const std::vector<AssignedName>& names) {
  std::string text = std::string(" ") + name;
  for (const AssignedName& one : names) text += ' ' + one.name + '@' + std::to_string(one.line);
  return text;
}

std::string described(const char* name, const AssignedList& list) {
  if (list.is_empty()) return {};
  std::string text = std::string(" ") + name;
  if (list.whole) text += described("=", *list.whole);
  if (!list.added.empty()) text += described("+", list.added);
  if (!list.removed.empty()) text += described("-", list.removed);
  return text;
}

/// "id@line topics = a@2; fault@line".
std::string read(const std::string& text) {
  const AssignmentFile file = assignments_from_yaml(text);
  std::string result;
  for (const Assignment& one : file.assignments) {
    result += one.id + '@' + std::to_string(one.line) + described("topics", one.topics) +
              described("types", one.research_types) + '\n';
  }
  for (const AssignmentFault& fault : file.faults) {
    result += std::to_string(fault.line) + ": " + fault.what + '\n';
  }
  return result;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_record_says_what_an_entry_has_gets_and_loses) {
  BOOST_TEST(read("") == "");
  BOOST_TEST(read("# nothing\n") == "");
  BOOST_TEST(read("- id: a\n  topics: [x, 'y z']\n  research_types: []\n") ==
             "a@1 topics = x@2 y z@2 types =\n");
  BOOST_TEST(read("- id: 2020\n  add_topics:\n    - x\n    # - y\n  remove_topics: [z]\n\n"
                  "- id: b\n  remove_research_types:\n    - t\n") ==
             "2020@1 topics + x@3 - z@5\nb@7 types - t@9\n");
  BOOST_TEST(read("- id: a\n  topics:\n") == "a@1 topics =\n");
}

BOOST_AUTO_TEST_CASE(every_fault_is_told_with_its_line_and_the_rest_is_read) {
  const std::pair<const char*, const char*> rows[] = {
      {"id: a\n", "1: a list was expected: '- id: …'\n"},
      {"- a\n- id: b\n", "b@2\n1: 'id: …' was expected\n"},
      {"- topics: [a]\n", "1: 'id' is missing\n"},
      {"- id: a\n  topic: [x]\n", "2: unknown key 'topic'; did you mean 'topics'?\n"},
      {"- id: a\n  topics: x\n", "2: 'topics' must be a list: [a, b]\n"},
      {"- id: a\n  topics: [[x]]\n", "2: 'topics': each must be text\n"},
      {"- id: [a]\n", "1: 'id' must be text\n"},
      {"- id: a\n  topics: [x]\n  add_topics: [y]\n",
       "1: 'a' has a whole list, and something to add to it or to remove\n"},
      {"- id: a\n  topics: [x]\n  topics: [y]\n", "3: key 'topics' comes twice\n"},
      {"- id: a\n- id: b\n- id: a\n", "a@1\nb@2\n3: the id 'a' comes twice, first in line 1\n"},
      {"- id: a\n  topcs: [x]\n", "2: unknown key 'topcs'; did you mean 'topics'?\n"},
      {"- id: a\n  notes: x\n", "2: unknown key 'notes'\n"},
      {"- topcs: [x]\n  topics: y\n- id: a\n- id: a\n  ad_topics: [x]\n",
       "a@3\n1: unknown key 'topcs'; did you mean 'topics'?\n1: 'id' is missing\n"
       "2: 'topics' must be a list: [a, b]\n4: the id 'a' comes twice, first in line 3\n"
       "5: unknown key 'ad_topics'; did you mean 'add_topics'?\n"},
      {"- id: a\n  topics: [x\n- id: b\n", nullptr},
  };
  for (const auto& [text, expected] : rows) {
    if (expected != nullptr) {
      BOOST_TEST(read(text) == expected, text);
    } else {
      BOOST_TEST(read(text).find(": broken YAML: ") == 1U, read(text));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_proposed_reads_as_an_assignment) {
  Entry entry;
  entry.id = "2020: \"a\" \\ # b";
  entry.title = "A title\nof two lines: # x";
  Proposals proposals;
  proposals.topics.resize(3);
  proposals.topics[0].name = "sure";
  proposals.topics[0].score = 1.5;
  proposals.topics[0].found = {{"Sure Thing", NamePlace::title, 1}, {"sure", NamePlace::text, 3}};
  proposals.topics[0].like = {{"other", .25, {"hope", "care"}}};
  proposals.topics[1].name = "null";
  proposals.topics[1].score = .5;
  proposals.topics[2].name = "weak";
  proposals.topics[2].score = .2;
  proposals.research_types.resize(1);
  proposals.research_types[0].name = "Étude: x";
  const std::string text = to_yaml(entry, proposals);
  BOOST_TEST(read(text) == entry.id + "@1 topics = sure@6 null@8 types = Étude: x@13\n", text);
  BOOST_TEST(text.find("    # 1.50: 'Sure Thing' in the title; 'sure' in the text, 3 times\n"
                       "    #   like other, 0.25 (hope, care)\n"
                       "    - sure\n") != std::string::npos,
             text);
  BOOST_TEST(text.find("    # - weak\n") != std::string::npos, text);
  BOOST_TEST(read(to_yaml(entry, {})) == "");
}

BOOST_AUTO_TEST_SUITE_END()
