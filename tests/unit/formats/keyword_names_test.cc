#include "formats/keyword_names.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(keyword_names)

BOOST_AUTO_TEST_CASE(a_heading_is_read_without_its_qualifiers) {
  const struct {
    const char* keyword;
    const char* name;
    const char* qualified;
  } kRows[] = {
      {"Depression", "Depression", ""},
      {" *Depression ", "Depression", ""},
      {"* Depression", "Depression", ""},
      {"Depression/", "Depression", ""},
      {"human/", "human", ""},
      {"Depression/therapy", "Depression", "Depression/therapy"},
      {"*Depression/drug therapy/*psychology", "Depression", "Depression/drug therapy/*psychology"},
      {"Stress Disorders, Post-Traumatic/*diagnosis", "Stress Disorders, Post-Traumatic",
       "Stress Disorders, Post-Traumatic/*diagnosis"},
      {"Depression/dt [Drug Therapy]", "Depression", "Depression/dt [Drug Therapy]"},
      {"*major depression/th [Therapy]", "major depression", "major depression/th [Therapy]"},
      {"Depression/dt, px [Drug Therapy, Psychology]", "Depression",
       "Depression/dt, px [Drug Therapy, Psychology]"},
      {"Stress, Psychological/co, px, th", "Stress, Psychological",
       "Stress, Psychological/co, px, th"},
      {"Input/op", "Input/op", ""},
      {"A/th", "A/th", ""},
      {"major depression/dm [Disease Management]", "major depression",
       "major depression/dm [Disease Management]"},
      {"*posttraumatic stress disorder / drug therapy", "posttraumatic stress disorder",
       "posttraumatic stress disorder / drug therapy"},
      {"Alcoholism/prevention and control", "Alcoholism", "Alcoholism/prevention and control"},
      {"Alcoholism/Prevention & Control", "Alcoholism/Prevention & Control", ""},
      {"Mental Health Services/organization & administration/standards", "Mental Health Services",
       "Mental Health Services/organization & administration/standards"},
      {"Conduct Disorder [*prevention & control, psychology]", "Conduct Disorder",
       "Conduct Disorder/*prevention & control/psychology"},
      {"Depression [*Drug Therapy]", "Depression", "Depression/*Drug Therapy"},
      {"*Depression/*DRUG THERAPY", "Depression", "Depression/*DRUG THERAPY"},
      {"Psychotherapy, Group [methods]", "Psychotherapy, Group", "Psychotherapy, Group/methods"},
      {"Depression -- Drug Therapy", "Depression", "Depression/Drug Therapy"},
      {"Nurses -- Psychosocial Factors -- Canada", "Nurses", "Nurses/Psychosocial Factors"},
      {"Nurses -- Canada", "Nurses -- Canada", ""},
      {"Ottawa -- History -- War", "Ottawa -- History -- War", ""},
      {"Depression--Therapy--Psychosocial Factors", "Depression",
       "Depression/Therapy/Psychosocial Factors"},
      {"HIV/AIDS/psychology", "HIV/AIDS", "HIV/AIDS/psychology"},
      {"Depression*", "Depression", ""},
      {"Depression*/", "Depression", ""},
      {"Depression/methods*", "Depression", "Depression/methods"},
      {"DEPRESSION/DRUG THERAPY", "DEPRESSION", "DEPRESSION/DRUG THERAPY"},
      {"ALCOHOLISM/PREVENTION & CONTROL", "ALCOHOLISM", "ALCOHOLISM/PREVENTION & CONTROL"},
      {"Depression/*PX", "Depression", "Depression/*PX"},
      {"Depression – Drug Therapy", "Depression", "Depression/Drug Therapy"},
      // What is no qualifier stays.
      {"pre – post", "pre – post", ""},
      {"ATTACHMENT/BONDING", "ATTACHMENT/BONDING", ""},
      {"Anxiety/Depression", "Anxiety/Depression", ""},
      {"HIV/AIDS", "HIV/AIDS", ""},
      {"assessment/therapy", "assessment/therapy", ""},
      {"Attachment/bonding", "Attachment/bonding", ""},
      {"and/or", "and/or", ""},
      {"Rest [Music]", "Rest [Music]", ""},
      {"Depression (Emotion)", "Depression (Emotion)", ""},
      {"pre--post design", "pre--post design", ""},
      {"/therapy", "/therapy", ""},
      {"Keywords: hope", "hope", ""},
      {"***", "***", ""},
      {"", "", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.keyword) {
      const KeywordName read = keyword_name(row.keyword);
      BOOST_TEST(read.name == row.name);
      BOOST_TEST(read.qualified == row.qualified);
    }
  }
}

BOOST_AUTO_TEST_CASE(keywords_are_parted_by_lines_and_semicolons) {
  const struct {
    const char* text;
    const char* kept;    ///< if commas belong to keywords
    const char* parted;  ///< if they part them
  } kRows[] = {
      {"hope; trust", "hope|trust", "hope|trust"},
      {"hope\ntrust\r\ncare", "hope|trust|care", "hope|trust|care"},
      {"Child, Preschool", "Child, Preschool", "Child|Preschool"},
      {"Child, Preschool;", "Child, Preschool", "Child, Preschool"},
      {"Child, Preschool; trust", "Child, Preschool|trust", "Child, Preschool|trust"},
      {"health &amp; safety; trust", "health &amp; safety|trust", "health &amp; safety|trust"},
      {"A&B; trust", "A&B|trust", "A&B|trust"},
      {"health &amp;amp; safety; trust", "health &amp;amp; safety|trust",
       "health &amp;amp; safety|trust"},
      {"health &amp; safety, trust", "health &amp; safety, trust", "health &amp; safety|trust"},
      {"Rest/dt, px [Drug Therapy, Psychology], trust",
       "Rest/dt, px [Drug Therapy, Psychology], trust",
       "Rest/dt, px [Drug Therapy, Psychology]|trust"},
      {"Rest [*psychology, *therapy], trust", "Rest [*psychology, *therapy], trust",
       "Rest [*psychology, *therapy]|trust"},
      {"cyst (diagnosis, surgery), trust", "cyst (diagnosis, surgery), trust",
       "cyst (diagnosis, surgery)|trust"},
      {"hope (sic, trust", "hope (sic, trust", "hope (sic|trust"},
      {"hope [sic, trust", "hope [sic, trust", "hope [sic|trust"},
      {"hope | trust", "hope|trust", "hope|trust"},
      {"hope \u00B7 trust", "hope|trust", "hope|trust"},
      {"hope \u2022 trust", "hope|trust", "hope|trust"},
      {"hope , trust , care", "hope|trust|care", "hope|trust|care"},
      {"hope; self-harm.", "hope|self-harm", "hope|self-harm"},
      {"hope; Staphylococcus spp.", "hope|Staphylococcus spp.", "hope|Staphylococcus spp."},
      {"hope.; trust.", "hope.|trust.", "hope.|trust."},
      {" ;; \n", "", ""},
  };
  const auto shown = [](const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : "|") + word;
    return text;
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) {
      BOOST_TEST(shown(split_keywords(row.text, KeywordCommas::belong_to_keywords)) == row.kept);
      BOOST_TEST(shown(split_keywords(row.text, KeywordCommas::part_keywords)) == row.parted);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
