#include <pprsearch/error.h>
#include <pprsearch/vocabulary.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "entry/vocabulary_json.h"

namespace pprsearch {
namespace {

BOOST_AUTO_TEST_SUITE(vocabulary)

Taxonomy example_taxonomy() {
  Taxonomy taxonomy;
  taxonomy.topics = {
      {"adherence", "Adherence", {"Adherance"}},
      {"alliance", "Alliance and Therapeutic Relationship", {"working alliance"}},
      {"cbt", "Cognitive Therapy (CT) and Cognitive-Behavioural Therapy (CBT)", {}},
  };
  taxonomy.research_types = {{"meta-analysis", "Méta-analysis", {}}};
  return taxonomy;
}

BOOST_AUTO_TEST_CASE(a_value_is_found_by_slug_label_and_alias) {
  const Taxonomy taxonomy = example_taxonomy();
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"adherence", "adherence"},
      {"ADHERENCE", "adherence"},
      {"Adherance", "adherence"},
      {"Alliance and Therapeutic Relationship", "alliance"},
      {"alliance, and: therapeutic relationship!", "alliance"},
      {"Wörking  Alliance", "alliance"},
      {"cbt", "cbt"},
      {"cognitive therapy CT and cognitive-behavioural therapy CBT", "cbt"},
      {"alliances", "none"},
      {"working", "none"},
      {"", "none"},
      {"?!", "none"},
  };
  for (const auto& [name, expected] : rows) {
    BOOST_TEST_CONTEXT("name: " << name) {
      const TaxonomyValue* value = find_value(taxonomy.topics, name);
      BOOST_TEST((value == nullptr ? "none" : value->slug) == expected);
    }
  }
  BOOST_TEST(find_value(taxonomy.research_types, "meta-analysis") ==
             &taxonomy.research_types.front());
  BOOST_TEST(find_value({}, "adherence") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_slug_goes_before_another_values_alias) {
  const std::vector<TaxonomyValue> values = {{"first", "First", {"second"}},
                                             {"second", "Second", {}}};
  BOOST_TEST(find_value(values, "second")->slug == "second");
}

BOOST_AUTO_TEST_CASE(a_taxonomy_is_kept_as_json) {
  Taxonomy taxonomy;
  taxonomy.topics = {{"adherence", "Adherence", {"Adherance"}}};
  taxonomy.research_types = {{"meta-analysis", "Méta-analysis", {}}};
  const std::string expected =
      R"({"topics":[{"slug":"adherence","label":"Adherence","aliases":["Adherance"]}],)"
      R"("research_types":[{"slug":"meta-analysis","label":"Méta-analysis","aliases":[]}]})";
  BOOST_TEST(to_json_text(taxonomy) == expected);
  for (const Taxonomy& kept : {taxonomy, example_taxonomy(), Taxonomy()}) {
    BOOST_TEST((taxonomy_from_json(to_json_text(kept)) == kept), to_json_text(kept));
  }
}

BOOST_AUTO_TEST_CASE(a_thesaurus_is_kept_as_json) {
  Thesaurus thesaurus;
  thesaurus.concepts = {{"vcp",
                         {"VCP", "videoconferencing psychotherapy"},
                         "telehealth",
                         {"a"},
                         {"b", "c"},
                         "An article"}};
  thesaurus.variants = {{"behaviour", "behavior"}, {"programme", "program"}};
  const std::string expected =
      R"({"concepts":[{"id":"vcp","words":["VCP","videoconferencing psychotherapy"],)"
      R"("topic":"telehealth","broader":["a"],"related":["b","c"],"source":"An article"}],)"
      R"("variants":[["behaviour","behavior"],["programme","program"]]})";
  BOOST_TEST(to_json_text(thesaurus) == expected);
  for (const Thesaurus& kept : {thesaurus, Thesaurus()}) {
    BOOST_TEST((thesaurus_from_json(to_json_text(kept)) == kept), to_json_text(kept));
  }
}

BOOST_AUTO_TEST_CASE(a_crosswalk_is_kept_as_json) {
  Crosswalk crosswalk;
  crosswalk.rules = {{{"medication"}, {}, {"Drug Therapy"}, {"Fluoxetine"}, {"drug therapy"}},
                     {{}, {"case-study"}, {"Case Reports"}, {}, {}}};
  crosswalk.general = {"Humans"};
  crosswalk.qualifiers = {"diagnosis"};
  const std::string expected =
      R"({"rules":[{"topics":["medication"],"research_types":[],"same":["Drug Therapy"],)"
      R"("narrower":["Fluoxetine"],"qualifiers":["drug therapy"]},)"
      R"({"topics":[],"research_types":["case-study"],"same":["Case Reports"],"narrower":[],)"
      R"("qualifiers":[]}],"general":["Humans"],"qualifiers":["diagnosis"]})";
  BOOST_TEST(to_json_text(crosswalk) == expected);
  for (const Crosswalk& kept : {crosswalk, Crosswalk()}) {
    BOOST_TEST((crosswalk_from_json(to_json_text(kept)) == kept), to_json_text(kept));
  }
}

BOOST_AUTO_TEST_CASE(other_text_is_refused) {
  const std::vector<std::string> texts = {
      "",
      "{",
      "[]",
      "{}",
      "7",
      R"({"topics":7,"research_types":[]})",
      R"({"topics":[{"slug":1,"label":"","aliases":[]}],"research_types":[]})",
      R"({"concepts":[{"id":"a","words":"b","topic":""}],"variants":[]})",
      R"({"concepts":[],"variants":["a"]})",
      R"({"rules":[{"topics":["a"]}],"general":[],"qualifiers":[]})",
      std::string(100000, '['),
  };
  for (const std::string& text : texts) {
    BOOST_TEST_CONTEXT("text: " << text.substr(0, 100)) {
      BOOST_CHECK_THROW(taxonomy_from_json(text), Error);
      BOOST_CHECK_THROW(thesaurus_from_json(text), Error);
      BOOST_CHECK_THROW(crosswalk_from_json(text), Error);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace pprsearch
