#include "formats/abstract_sections.h"

#include <boost/test/unit_test.hpp>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(abstract_sections)

namespace {

// "[LABEL] text [LABEL] text"
std::string described(const std::vector<AbstractSection>& sections) {
  std::string text;
  for (const AbstractSection& section : sections) {
    text += (text.empty() ? "[" : " [") + section.label + "] " + section.text;
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(only_labels_that_address_practitioners_are_practice_implications) {
  for (const char* label :
       {"PRACTICE IMPLICATIONS", "Implications for Practice", "CLINICAL IMPLICATIONS",
        "Clinical Significance", "KEY PRACTITIONER MESSAGE", "Key practitioner messages:",
        "Practitioner points", "Clinical or methodological significance of this article"}) {
    BOOST_TEST_CONTEXT(label) { BOOST_TEST(names_practice_implications(label)); }
  }
  for (const char* label : {"CONCLUSIONS", "Conclusions and clinical implications", "IMPLICATIONS",
                            "Policy implications", "DISCUSSION", "Practice", ""}) {
    BOOST_TEST_CONTEXT(label) { BOOST_TEST(!names_practice_implications(label)); }
  }
}

BOOST_AUTO_TEST_CASE(a_label_has_one_mark_behind_it) {
  Entry entry;
  set_abstract(entry, {{"Background:", "One."},
                       {"Aim.", "Two."},
                       {"What is new?", "Three."},
                       {"Implications for practice:", "Ask."}});
  BOOST_TEST(entry.summary == "Background: One.\n\nAim: Two.\n\nWhat is new? Three.");
  BOOST_TEST(entry.practice_implications == "Ask.");
}

BOOST_AUTO_TEST_CASE(an_abstract_is_taken_apart_at_its_labels) {
  const struct {
    const char* abstract;
    const char* expected;
  } kRows[] = {
      {"", "[] "},
      {"Alliance predicts outcome.", "[] Alliance predicts outcome."},
      {"OBJECTIVE: To test it. METHOD: A trial (N = 80). RESULTS: It works.",
       "[OBJECTIVE] To test it. [METHOD] A trial (N = 80). [RESULTS] It works."},
      {"Objective: To test it.\nResults: It works.\nConclusions: Use it.",
       "[Objective] To test it. [Results] It works. [Conclusions] Use it."},
      {"It works. Practice implications: Ask each client.",
       "[] It works. [Practice implications] Ask each client."},
      {"AIMS: One. SETTING AND PARTICIPANTS: Two. KEY PRACTITIONER MESSAGE: Three.",
       "[AIMS] One. [SETTING AND PARTICIPANTS] Two. [KEY PRACTITIONER MESSAGE] Three."},
      {"BACKGROUND: Men ask., METHOD: A trial., CLINICAL IMPLICATIONS: Ask, too.",
       "[BACKGROUND] Men ask. [METHOD] A trial. [CLINICAL IMPLICATIONS] Ask, too."},
      {"Background: One.<br/>Implications for Practice: Do it.",
       "[Background] One. [Implications for Practice] Do it."},
      {"<p><b>Background:</b> One.</p><p><b>Implications for practice:</b> Do it.</p>",
       "[Background] One. [Implications for practice] Do it."},
      {"p <b and <bad> 3.", "[] p <b and <bad> 3."},
      // A colon alone is no label.
      {"Three factors mattered. Two of them: warmth and goals.",
       "[] Three factors mattered. Two of them: warmth and goals."},
      {"We asked about one thing. PTSD: how long it lasts.",
       "[] We asked about one thing. PTSD: how long it lasts."},
      {"The results: none. In short, results: none.",
       "[] The results: none. In short, results: none."},
      {"RESULTS:No blank after it. CONCLUSIONS:  Two blanks.",
       "[RESULTS] No blank after it. [CONCLUSIONS] Two blanks."},
      {"::: .: RESULTS", "[] ::: .: RESULTS"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.abstract) {
      BOOST_TEST(described(split_abstract(row.abstract)) == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(sections_become_paragraphs_of_summary_and_implications) {
  Entry entry;
  set_abstract(entry, {{"", "First."},
                       {"RESULTS", "Both improved."},
                       {"METHODS", ""},
                       {"CLINICAL IMPLICATIONS", "Ask early."},
                       {"CONCLUSIONS", "Use it."},
                       {"PRACTITIONER POINTS", "Ask often."}});
  BOOST_TEST(entry.summary == "First.\n\nRESULTS: Both improved.\n\nCONCLUSIONS: Use it.");
  BOOST_TEST(entry.practice_implications == "Ask early.\n\nAsk often.");
}

BOOST_AUTO_TEST_CASE(a_long_row_of_colons_takes_no_more_time_than_its_length) {
  const std::string colons(4 << 20, ':');
  BOOST_TEST(described(split_abstract(colons)) == "[] " + colons);
  const std::string words(4 << 20, 'A');
  BOOST_TEST(split_abstract(words + ":" + words).size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()
