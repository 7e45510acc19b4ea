// The one JSON form of a request: every option has its name, and what is wrong is named.
#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(request_json)

namespace {

using Json = nlohmann::ordered_json;

std::string all_facets() {
  std::string names;
  for (const FacetField field : all_values<FacetField>()) {
    names += (names.empty() ? "" : ", ") + std::string(to_string(field));
  }
  return names;
}

/// A request in which no option has its default.
SearchRequest full_request() {
  SearchRequest request{"q1", "alliance \"AND\"\n", {}};
  SearchOptions& options = request.options;
  options.syntax = Syntax::lenient;
  options.match = Match::any;
  options.last_word_open = true;
  options.expand = {false, false, false, false, false, true};
  options.filters = {{FacetField::topic, {"alliance", std::nullopt}},
                     {FacetField::author, {}},
                     {FacetField::year, {"2015.."}}};
  options.facets = {{FacetField::topic}, {FacetField::keyword, 7, true, "flu"}};
  options.sort = Sort::oldest;
  options.prefer_recent = true;
  options.limit = 3;
  options.offset = 4;
  options.snippets = 5;
  options.entries = false;
  options.suggest = false;
  options.explain = true;
  options.limits = {1, 2, 3};
  options.max_window = 6;
  options.max_expansion = 7;
  options.time_limit = std::chrono::milliseconds(250);
  options.today = std::chrono::sys_days(std::chrono::year(2026) / 11 / 29);
  return request;
}

std::string error_of(const std::string& json) {
  try {
    request_from_json(json);
  } catch (const Error& error) {
    return std::string(to_string(error.kind())) + ": " + error.what();
  }
  return "no error";
}

/// The first block of JSON below a heading of docs/json-output.md.
std::string documented(const std::string& heading) {
  std::ifstream in(PPRSEARCH_DOCS "/json-output.md");
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const std::string fence = "\n```json\n";
  const std::size_t section = text.find("\n## " + heading + "\n");
  const std::size_t begin = text.find(fence, section) + fence.size();
  return text.substr(begin, text.find("\n```", begin) - begin);
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again) {
  const SearchRequest full = full_request();
  SearchRequest twice = full;  // two filters of one field both hold
  twice.options.filters.push_back({FacetField::topic, {"cbt"}});
  for (const SearchRequest& request : {SearchRequest{}, full, twice, SearchRequest{"", "a", {}}}) {
    const std::string json = to_json(request);
    BOOST_TEST((request_from_json(json) == request), json);
    BOOST_TEST(json.find('\n') == std::string::npos);
  }
}

BOOST_AUTO_TEST_CASE(every_option_has_these_names) {
  BOOST_TEST(
      to_json(full_request()) ==
      R"({"query_id":"q1","query":"alliance \"AND\"\n","syntax":"lenient","match":"any",)"
      R"("last_word_open":true,)"
      R"("expand":{"inflections":false,"derivations":false,"variants":false,"thesaurus":false,)"
      R"("narrower":false,"feedback":true},"filters":{"topic":["alliance",null],"author":[],)"
      R"("year":["2015.."]},"facets":[{"field":"topic"},{"field":"keyword","limit":7,)"
      R"("all_values":true,"beginning":"flu"}],"sort":"oldest","prefer_recent":true,"limit":3,"offset":4,)"
      R"("snippets":5,"entries":false,"suggest":false,"explain":true,)"
      R"("limits":{"query_bytes":1,"words":2,"nesting":3},"max_window":6,"max_expansion":7,)"
      R"("time_limit_ms":250,"today":"2026-11-29"})");
}

BOOST_AUTO_TEST_CASE(options_that_are_not_given_are_those_of_the_caller) {
  BOOST_TEST(to_json(SearchRequest{}) == R"({"query":""})");
  BOOST_TEST((request_from_json("{}") == SearchRequest{}));
  const SearchOptions usual = full_request().options;
  const SearchRequest request =
      request_from_json(R"({"limit": 9, "expand": {"variants": true}})", usual);
  SearchOptions expected = usual;
  expected.limit = 9;
  expected.expand.variants = true;
  BOOST_TEST((request.options == expected));
}

BOOST_AUTO_TEST_CASE(short_forms) {
  const SearchRequest request = request_from_json(
      R"({"facets": ["year", {"field": "type"}], "filters": [{"topic": ["a"]}, {"topic": ["b"]}]})");
  BOOST_TEST((request.options.facets ==
              std::vector<FacetRequest>{{FacetField::year}, {FacetField::type}}));
  BOOST_TEST((request.options.filters ==
              std::vector<FacetFilter>{{FacetField::topic, {"a"}}, {FacetField::topic, {"b"}}}));
}

BOOST_AUTO_TEST_CASE(a_text_cut_within_a_character_ends_with_the_replacement_character) {
  struct Row {
    const char* json;
    const char* query;
  };
  for (const Row& row : std::initializer_list<Row>{
           {R"({"query": "a \ud83d"})", "a \uFFFD"},
           {R"({"query": "\ude00 a"})", "\uFFFD a"},
           {R"({"query": "\ud83dx\ud83d\ude00"})", "\uFFFDx\U0001F600"},
           {R"({"query": "\ud83d\ud83d\ude00"})", "\uFFFD\U0001F600"},
           {R"({"query": "a \\ud83d"})", "a \\ud83d"},
           {"{\"query\": \"caf\xC3\"}", "caf\uFFFD"},
           {"{\"query\": \"caf\xE9 \xF0\x9F\x98\"}", "caf\uFFFD \uFFFD\uFFFD\uFFFD"},
       }) {
    BOOST_TEST(request_from_json(row.json).query == row.query, row.json);
  }
}

BOOST_AUTO_TEST_CASE(what_is_wrong_is_named) {
  struct Row {
    const char* json;
    std::string error;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"", "request is no JSON: fault at byte 1"},
           {"{\"query\": ", "request is no JSON: fault at byte 11"},
           {"[]", "request is of type array, not object"},
           {"{\"limit\": 1, \"limit\": 2}", "request has more than once: \"limit\""},
           {"{\"query\": 1}", "request, 'query': is of type number, not string"},
           {"{\"query_id\": 1}", "request, 'query_id': is of type number, not string"},
           {"{\"syntax\": \"loose\"}",
            "request, 'syntax': 'loose' is not known: known are strict, lenient, plain"},
           {"{\"limit\": \"3\"}",
            "request, 'limit': is of type string, not a whole number from 0 "
            "to 999999999"},
           {"{\"limit\": -1}", "request, 'limit': -1 is not a whole number from 0 to 999999999"},
           {"{\"limit\": 1.5}", "request, 'limit': 1.5 is not a whole number from 0 to 999999999"},
           {"{\"limits\": {\"nesting\": 1001}}",
            "request, 'limits.nesting': 1001 is not a whole number from 0 to 1000"},
           {"{\"today\": \"2026-02-30\"}",
            "request, 'today': '2026-02-30' is not a day like 2026-11-29"},
           {"{\"explain\": 1}", "request, 'explain': is of type number, not boolean"},
           {"{\"expand\": [\"variants\"]}", "request, 'expand': is of type array, not object"},
           {"{\"expand\": {\"colour\": true}}",
            "request, 'expand.colour': there is no 'colour': known are inflections, derivations, "
            "variants, thesaurus, narrower, feedback"},
           {"{\"facets\": [\"year\", \"colour\"]}",
            "request, 'facets[1]': 'colour' is not known: known are " + all_facets()},
           {"{\"facets\": [{}]}", "request, 'facets[0]': has no field"},
           {"{\"facets\": [\"year\", {\"field\": \"year\", \"limit\": 2}]}",
            "request, 'facets[1]': 'year' is asked for twice"},
           {"{\"filters\": {\"colour\": []}}",
            "request, 'filters.colour': there is no such facet: known are " + all_facets()},
           {"{\"filters\": {\"topic\": \"a\"}}",
            "request, 'filters.topic': is of type string, not array"},
           {"{\"filters\": {\"topic\": [1]}}",
            "request, 'filters.topic[0]': is of type number, not string"}}) {
    BOOST_TEST(error_of(row.json) == "bad-value: " + row.error);
  }
  BOOST_TEST(
      error_of("{\"limt\": 1}").starts_with("bad-value: request, 'limt': there is no 'limt'"));
  BOOST_TEST(error_of(std::string(100000, '[')) ==
             "bad-value: request is nested deeper than 32 levels");
}

BOOST_AUTO_TEST_CASE(the_id_of_a_faulty_request_is_known) {
  BOOST_TEST(request_id(R"({"limt": 1, "query_id": "q7"})") == "q7");
  BOOST_TEST(request_id("{\"limt\": \"cut \\ud83d\", \"query_id\": \"q\\udE00\"}") ==
             "q\xEF\xBF\xBD");
  for (const char* json : {"", "[]", "7", R"({"query_id": 7})", R"({"query_id": "q7")"}) {
    BOOST_TEST(request_id(json) == "", json);
  }
}

BOOST_AUTO_TEST_CASE(the_documented_request_is_one) {
  const std::string json = documented("A request");
  const SearchRequest request = request_from_json(json);
  BOOST_TEST(request.query == "alliance AND videoconferencing");
  BOOST_TEST(Json::parse(to_json(request)).dump() == Json::parse(json).dump());
}

BOOST_AUTO_TEST_CASE(an_error_has_what_its_class_knows) {
  BOOST_TEST(to_json(Error("no such thing", ErrorKind::not_found)) ==
             R"({"format_version":1,"error":{"kind":"not-found","message":"no such thing"}})");
  BOOST_TEST(to_json(QuerySyntaxError(DiagnosticCode::unknown_field, "what", 3, 5), "q1") ==
             R"({"query_id":"q1","format_version":1,"error":{"kind":"bad-query","message":"what",)"
             R"("code":"unknown-field","offset":3,"length":5}})");
  BOOST_TEST(to_json(LimitError("words", "too many")) ==
             R"({"format_version":1,"error":{"kind":"limit","message":"too many",)"
             R"("limit":"words"}})");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
