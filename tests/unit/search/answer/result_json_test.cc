// The one JSON form of a result.
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/files.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(result_json)

namespace {

using Json = nlohmann::json;

/// The names of an object's members, in order of the alphabet.
std::string members(const Json& json) {
  std::string text;
  for (const auto& [name, value] : json.items()) text += (text.empty() ? "" : " ") + name;
  return text;
}

Entry sample() {
  Entry entry = summary_entry("a", "The alliance.");
  entry.title = "Alliance";
  entry.topics = {"alliance"};
  return entry;
}

Json json_of(const std::string& query, const SearchOptions& options = {}) {
  const SmallIndex index({sample(), summary_entry("b", "rupture")});
  return Json::parse(to_json(Searcher(index.path()).search(query, options)));
}

SearchOptions asking_for_all() {
  SearchOptions options;
  options.facets = {{FacetField::topic}, {FacetField::year}};
  options.filters = {{FacetField::topic, {"alli", std::nullopt}}};
  options.explain = true;
  return options;
}

}  // namespace

BOOST_AUTO_TEST_CASE(it_has_these_members) {
  const Json json = json_of("alliance", asking_for_all());
  BOOST_TEST(
      members(json) ==
      "distinct expansion facets filters format_version hits index limit offset query total");
  BOOST_TEST(members(json["query"]) == "diagnostics interpretation match sort text");
  BOOST_TEST(members(json["hits"][0]) ==
             "entry explanation id matched_topics rank score snippets title_highlights");
  BOOST_TEST(members(json["hits"][0]["snippets"][0]) ==
             "cut_after cut_before field highlights text");
  BOOST_TEST(members(json["hits"][0]["explanation"][0]) == "fields frequency idf kind score word");
  BOOST_TEST(members(json["expansion"][0]) == "terms word");
  BOOST_TEST(members(json["expansion"][0]["terms"][0]) == "entries reason text weight");
  BOOST_TEST(members(json["index"]) == "digest generation identity");
}

BOOST_AUTO_TEST_CASE(what_was_not_asked_for_is_left_out) {
  const Json json = json_of("alliance");
  for (const char* name : {"filters", "facets", "distinct", "expansion"}) {
    BOOST_TEST(!json.contains(name), name << " was not asked for");
  }
  BOOST_TEST(!json["hits"][0].contains("explanation"));
}

BOOST_AUTO_TEST_CASE(an_empty_answer_has_these_members) {
  SearchOptions options;
  options.filters = {{FacetField::topic, {"alliance"}}};
  const Json json = json_of("alliance AND rupture AND \"alliance rupture\"", options);
  BOOST_REQUIRE(json.contains("empty_answer"));
  const Json& parts = json["empty_answer"]["parts"];
  BOOST_TEST(members(json["empty_answer"]) == "nearest parts");
  BOOST_TEST(members(parts[0]) == "alone fate kind length offset text with_filters without");
  BOOST_TEST(members(parts[2]) == "alone fate kind length offset parts text with_filters without");
  BOOST_TEST(members(parts[3]) == "alone fate filter kind with_filters without");
  BOOST_TEST(members(json["empty_answer"]["nearest"]) == "filters text total");
}

BOOST_AUTO_TEST_CASE(its_values) {
  const Json json = json_of("alliance", asking_for_all());
  BOOST_TEST(json["format_version"] == 1);
  BOOST_TEST(json["query"]["text"] == "alliance");
  BOOST_TEST(json["query"]["match"] == "all");
  BOOST_TEST(json["total"] == 1);
  BOOST_TEST(json["limit"] == 10);
  BOOST_TEST(json["hits"][0]["rank"] == 1);
  BOOST_TEST(json["hits"][0]["entry"]["title"] == "Alliance");
  BOOST_TEST(json["hits"][0]["snippets"][0]["highlights"].dump() == "[[4,12]]");
  BOOST_TEST(json["hits"][0]["title_highlights"].dump() == "[[0,8]]");
  BOOST_TEST(json["hits"][0]["matched_topics"].dump() ==
             R"([{"highlights":[[0,8]],"place":0,"text":"alliance"}])");
  BOOST_TEST(json["index"]["generation"] == 1);
}

BOOST_AUTO_TEST_CASE(the_bucket_of_none_has_the_value_null) {
  const Json json = json_of("", asking_for_all());
  BOOST_TEST(json["facets"]["topic"].dump() ==
             R"([{"count":1,"label":"alliance","selected":true,"value":"alliance"},)"
             R"({"count":1,"label":"none","selected":true,"value":null}])");
  BOOST_TEST(json["distinct"].dump() == R"({"topic":1,"year":0})");
}

BOOST_AUTO_TEST_CASE(filters_are_shown_as_they_were_understood) {
  BOOST_TEST(json_of("", asking_for_all())["filters"].dump() ==
             R"([{"field":"topic","values":[{"label":"alliance","value":"alliance"},)"
             R"({"label":"none","value":null}]}])");
}

BOOST_AUTO_TEST_CASE(a_diagnostic_says_what_and_where) {
  SearchOptions lenient;
  lenient.syntax = Syntax::lenient;
  const Json json = json_of("alliance)", lenient);
  BOOST_TEST(members(json["query"]["diagnostics"][0]) == "code length message offset suggestion");
  BOOST_TEST(json["query"]["diagnostics"][0]["offset"] == 8);
}

BOOST_AUTO_TEST_CASE(bytes_that_are_no_utf8_are_replaced) {
  SearchOptions plain;
  plain.syntax = Syntax::plain;
  const Json json = json_of("alliance \xFF", plain);
  BOOST_TEST(json["query"]["text"] == "alliance \uFFFD");
}

BOOST_AUTO_TEST_CASE(it_is_one_line) {
  const SmallIndex index({summary_entry("a", "two\n\nparagraphs")});
  const std::string json = to_json(Searcher(index.path()).search("paragraphs"));
  BOOST_TEST(json.find('\n') == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_generation) {
  Generation generation;
  generation.number = 7;
  generation.entries = 2;
  BOOST_TEST(
      members(Json::parse(to_json(generation))) ==
      "bytes created crosswalk digest entries format format_version generation identity taxonomy "
      "thesaurus vocabularies");
  BOOST_TEST(Json::parse(to_json(generation))["generation"] == 7);
}

BOOST_AUTO_TEST_CASE(the_schema_of_a_result_names_every_facet) {
  std::vector<std::string> facets;
  for (const FacetField field : all_values<FacetField>()) facets.emplace_back(to_string(field));
  const auto schema =
      Json::parse(read_file(PPRSEARCH_DOCS "/schema/result.json", std::uint64_t{1} << 20));
  std::size_t lists = 0;
  const auto look = [&](const auto& self, const Json& json) -> void {
    if (json.is_object() && json.contains("enum") && json["enum"].size() > 1) {
      const auto names = json["enum"].get<std::vector<std::string>>();
      if (names[0] == facets[0] && names[1] == facets[1]) {
        ++lists;
        BOOST_TEST(names == facets, boost::test_tools::per_element());
      }
    }
    if (json.is_structured()) {
      for (const Json& part : json) self(self, part);
    }
  };
  look(look, schema);
  BOOST_TEST(lists == 3u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
