#include <pprsearch/ask_json.h>
#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/support/small_index.h"

using namespace pprsearch;
using test::SmallIndex;

BOOST_AUTO_TEST_SUITE(ask_json_requests)

namespace {

std::vector<Entry> three_entries() {
  std::vector<Entry> entries;
  for (const char* id : {"a", "b", "c"}) {
    Entry entry = test::summary_entry(id, "Ruptures of the alliance.");
    entry.title = std::string("Alliance ") + id;
    entry.published = "2020-01";
    entry.topics = {id == std::string("c") ? "dropout" : "alliance"};
    entries.push_back(entry);
  }
  return entries;
}

struct Row {
  std::string request;
  bool found;
  std::string part;  ///< of the reply
};

}  // namespace

BOOST_AUTO_TEST_CASE(each_kind_of_request_has_its_reply) {
  const SmallIndex index(three_entries());
  const Searcher searcher(index.path());
  const Row rows[] = {
      {R"({})", true, R"("total":3)"},
      {R"({"query": "ruptures", "limit": 1})", true, R"("total":3,"offset":0,"limit":1)"},
      {R"({"query_id": "q7", "query": "zebra"})", false, R"({"query_id":"q7",)"},
      {R"({"query": "", "filters": {"topic": ["dropout"]}})", true, R"("total":1)"},
      {R"({"similar": "a", "query_id": "s"})", true, R"("similar_to":"a")"},
      {R"({"similar": "a", "limit": 0})", true, R"("limit":0)"},
      {R"({"complete": "allia"})", true, R"("label":"alliance")"},
      {R"({"complete": "allia", "most": 0, "query_id": "c"})", false,
       R"({"query_id":"c","format_version":1,"completions":[]})"},
      {R"({"complete": "dropo", "filters": {"topic": ["alliance"]}})", false,
       R"("completions":[])"},
      {R"({"show": "a"})", true, R"("entries":[{"id":"a","title":"Alliance a")"},
      {R"({"show": ["b", "x", "a"], "query_id": "1"})", false, R"("missing":["x"])"},
      {R"({"show": []})", true, R"("entries":[],"missing":[])"},
      {R"({"cite": ["a"]})", true, R"("format":"ris","text":"TY  - )"},
      {R"({"cite": ["a", "y"], "format": "bibtex"})", false, R"("missing":["y"])"},
      {R"({"cite": ["a", "b"], "format": "csl-json"})", true, R"("text":"[)"},
      {R"({"info": true})", true, R"("entries":3)"},
  };
  for (const Row& row : rows) {
    const JsonReply reply = ask_json(searcher, row.request);
    BOOST_TEST(reply.found == row.found, row.request);
    BOOST_TEST(reply.json.find(row.part) != std::string::npos, row.request << ": " << reply.json);
    BOOST_TEST(nlohmann::json::accept(reply.json), row.request);
    BOOST_TEST(reply.json.find('\n') == std::string::npos, row.request);
  }
}

BOOST_AUTO_TEST_CASE(a_search_is_answered_as_the_searcher_answers_it) {
  const SmallIndex index(three_entries());
  const Searcher searcher(index.path());
  const SearchOptions options{.facets = {{FacetField::topic}}, .limit = 2, .explain = true};
  const std::string request = to_json(SearchRequest{"q", "ruptures", options});
  BOOST_TEST(ask_json(searcher, request).json ==
             to_json(searcher.search("ruptures", options), "q"));
  BOOST_TEST(ask_json(searcher, R"({"query": "ruptures", "query_id": "q"})", options).json ==
             to_json(searcher.search("ruptures", options), "q"));
}

BOOST_AUTO_TEST_CASE(what_a_request_cannot_mean_is_refused) {
  const SmallIndex index(three_entries());
  const Searcher searcher(index.path());
  const std::pair<const char*, const char*> rows[] = {
      {"", "request is no JSON"},
      {"[]", "object"},
      {"{\"query\": 1}", "'query'"},
      {R"({"similar": 1})", "'similar'"},
      {R"({"similar": "a", "show": "b"})", "'show': does not go with 'similar'"},
      {R"({"similar": "a", "query": "b"})", "'query'"},
      {R"({"similar": "a", "limt": 1})", "'limt'"},
      {R"({"similar": "nowhere"})", "nowhere"},
      {R"({"complete": "a", "facets": ["topic"]})", "'facets'"},
      {R"({"complete": "a", "most": -1})", "'most'"},
      {R"({"complete": "a", "most": 1001})", "'most'"},
      {R"({"show": [1]})", "'show[0]'"},
      {R"({"show": {"id": "a"}})", "'show'"},
      {R"({"show": "a", "limit": 1})", "'limit'"},
      {R"({"cite": "a", "format": "mla"})", "'mla' is not known: known are ris, bibtex, csl-json"},
      {R"({"info": false})", "'info': true is wanted"},
      {R"({"info": true, "query_id": 7})", "'query_id'"},
      {R"({"info": true, "info": true})", "info"},
      {R"({"query": "a AND ("})", ""},
  };
  for (const auto& [request, part] : rows) {
    const std::string& wanted = part;
    BOOST_CHECK_EXCEPTION(ask_json(searcher, request), Error, [&](const Error& error) {
      BOOST_TEST(std::string(error.what()).find(wanted) != std::string::npos, error.what());
      return true;
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()
