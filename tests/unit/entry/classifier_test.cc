// What becomes of the names that a source gives an entry. A row's lists are parted by "; ".
#include <pprsearch/classifier.h>
#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(classifier)

namespace {

using Names = std::vector<std::string>;

Taxonomy taxonomy() {
  return {{{"depression", "Depression", {"depressive symptoms"}},
           {"dropout", "Attrition and Drop-Out", {"attrition"}},
           {"group", "Group Therapy", {}},
           {"medication", "Medications/Pharmacotherapy", {}},
           {"illness", "Illness", {}},
           {"cbt", "Cognitive Behavioural Therapy", {"CBT"}}},
          {{"meta-analysis", "Meta-analysis", {}}, {"case-study", "Case study", {"case report"}}}};
}

Crosswalk crosswalk() {
  Crosswalk crosswalk;
  crosswalk.rules = {{{"dropout"}, {}, {"Patient Dropouts"}, {"No-Show Patients"}, {}},
                     {{"group"}, {}, {"Psychotherapy, Group"}, {}, {}},
                     {{"cbt", "group"}, {}, {}, {"Cognitive Behavioral Group Therapy"}, {}},
                     {{"depression"}, {}, {}, {"Depressive Disorder, Major"}, {}},
                     {{"medication"}, {}, {}, {"Fluoxetine"}, {"drug therapy"}},
                     {{"illness"}, {}, {}, {"Neoplasms/psychology"}, {}},
                     {{}, {"case-study"}, {"Case Reports"}, {}, {}}};
  crosswalk.general = {"Humans", "Treatment Outcome"};
  crosswalk.qualifiers = {"psychology", "therapy", "diagnosis"};
  return crosswalk;
}

Names parts_of(const std::string& text) {
  Names parts;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find("; ", begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 2;
  }
  return parts;
}

std::string joined(const Names& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
  return text;
}

struct Row {
  std::string given;
  std::string topics;
  std::string types;
  std::string keywords;
  std::string kept;  ///< those that nobody knows
};

enum class List { topics, types };

void check(List list, const std::vector<Row>& rows) {
  const Classifier classifier(taxonomy(), crosswalk());
  for (const Row& row : rows) {
    Entry entry;
    (list == List::topics ? entry.topics : entry.research_types) = parts_of(row.given);
    const Classification done = classifier.classify(entry);
    BOOST_TEST_CONTEXT("given: " << row.given) {
      BOOST_TEST(joined(entry.topics) == row.topics);
      BOOST_TEST(joined(entry.research_types) == row.types);
      BOOST_TEST(joined(entry.keywords) == row.keywords);
      BOOST_TEST(joined(done.kept) == row.kept);
      BOOST_TEST(joined(done.giving) == "");
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_topic_is_the_taxonomys_the_crosswalks_or_a_keyword) {
  check(List::topics, {
                          {"depression", "depression", "", "", ""},
                          {"Depressive Symptoms; DEPRESSION", "depression", "", "", ""},
                          {"Patient Dropouts", "dropout", "", "Patient Dropouts", ""},
                          {"patient drop-outs", "", "", "patient drop-outs", "patient drop-outs"},
                          {"patient dropouts", "dropout", "", "patient dropouts", ""},
                          {"Psychotherapy, Group", "group", "", "Psychotherapy, Group", ""},
                          {"Cognitive Behavioral Group Therapy", "cbt; group", "",
                           "Cognitive Behavioral Group Therapy", ""},
                          {"Humans; Treatment Outcome", "", "", "Humans; Treatment Outcome", ""},
                          {"aliance; Humans; aliance", "", "", "aliance; Humans", "aliance"},
                          {"Medications/Pharmacotherapy", "medication", "", "", ""},
                          {"", "", "", "", ""},
                          {"!!!", "", "", "!!!", "!!!"},
                      });
}

BOOST_AUTO_TEST_CASE(a_name_goes_to_the_list_that_knows_it) {
  check(List::topics, {{"Meta-Analysis", "", "meta-analysis", "", ""},
                       {"Case Reports", "", "case-study", "Case Reports", ""}});
  check(List::types, {{"Meta-Analysis", "", "meta-analysis", "", ""},
                      {"Case Reports; Letter", "", "case-study", "Case Reports; Letter", "Letter"},
                      {"Depression", "depression", "", "", ""}});
}

BOOST_AUTO_TEST_CASE(qualifiers_mean_something_alone_and_with_their_heading) {
  check(List::topics,
        {
            {"Depression/drug therapy", "depression; medication", "", "", ""},
            {"*Depressive Disorder, Major/*drug therapy/psychology", "depression; medication", "",
             "Depressive Disorder, Major", ""},
            {"Hypertension/drug therapy", "medication", "", "Hypertension", "Hypertension"},
            {"Hypertension/diagnosis", "", "", "Hypertension", "Hypertension"},
            {"Neoplasms/psychology", "illness", "", "Neoplasms", "Neoplasms"},
            {"Neoplasms/therapy; Neoplasms", "", "", "Neoplasms", "Neoplasms"},
            {"*Humans", "", "", "Humans", ""},
            {"Hypertension/dt [Drug Therapy]", "medication", "", "Hypertension", "Hypertension"},
            {"Hypertension/drug therapy/unknown", "", "", "Hypertension/drug therapy/unknown",
             "Hypertension/drug therapy/unknown"},
            {"and/or", "", "", "and/or", "and/or"},
            {"/; a/", "", "", "/; a/", "/; a/"},
        });
}

BOOST_AUTO_TEST_CASE(headings_beside_the_names_give_topics_and_no_keywords) {
  const Classifier classifier(taxonomy(), crosswalk());
  Entry entry;
  entry.topics = {"Neoplasms", "Depression"};
  classifier.classify(
      entry, {"Neoplasms/*psychology", "Depression/drug therapy", "Dogs/drug therapy/unknown"});
  BOOST_TEST(joined(entry.topics) == "depression; illness; medication");
  BOOST_TEST(joined(entry.keywords) == "Neoplasms");
}

BOOST_AUTO_TEST_CASE(keywords_stay_and_what_they_add_is_told) {
  const Classifier classifier(taxonomy(), crosswalk());
  Entry entry;
  entry.topics = {"dropout"};
  entry.keywords = {"Patient Dropouts", "CBT", "Depression/drug therapy", "Own Word"};
  const Classification done = classifier.classify(entry);
  BOOST_TEST(joined(entry.topics) == "dropout; cbt; depression; medication");
  BOOST_TEST(joined(entry.keywords) == "Patient Dropouts; CBT; Depression/drug therapy; Own Word");
  BOOST_TEST(joined(done.kept) == "");
  BOOST_TEST(joined(done.giving) == "CBT; Depression/drug therapy");
}

BOOST_AUTO_TEST_CASE(an_entry_that_was_classified_stays_as_it_is) {
  const Classifier classifier(taxonomy(), crosswalk());
  Entry entry;
  entry.topics = {"Patient Dropouts", "Neoplasms/psychology", "Humans", "aliance", "Meta-Analysis"};
  entry.research_types = {"Case Reports", "Letter"};
  classifier.classify(entry);
  const Entry once = entry;
  const Classification again = classifier.classify(entry);
  BOOST_TEST((entry == once));
  BOOST_TEST(again.kept.empty());
  BOOST_TEST(again.giving.empty());
}

BOOST_AUTO_TEST_CASE(names_of_a_list_that_the_taxonomy_does_not_have_are_free) {
  Entry entry;
  entry.topics = {"Humans", "Depression"};
  entry.research_types = {"Review", "Case report"};
  const Entry given = entry;
  Classifier({}, {}).classify(entry);
  BOOST_TEST((entry == given));
  Classifier({{}, taxonomy().research_types}).classify(entry);
  BOOST_TEST(joined(entry.topics) == "Humans; Depression");
  BOOST_TEST(joined(entry.research_types) == "case-study");
  BOOST_TEST(joined(entry.keywords) == "Review");
}

BOOST_AUTO_TEST_CASE(a_rule_for_a_slug_that_there_is_not_is_an_error) {
  Crosswalk other = crosswalk();
  other.rules.push_back({{"hope"}, {}, {"Hope"}, {}, {}});
  BOOST_CHECK_EXCEPTION(Classifier(taxonomy(), other), Error, [](const Error& error) {
    return std::string(error.what()) == "crosswalk: the taxonomy has no topic 'hope'";
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
