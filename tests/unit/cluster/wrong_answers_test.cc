// Answers of a cluster that are of another shape than OpenSearch's: each is an error that names the
// address, the request and the place, whatever is wrong and wherever.
#include <pprsearch/cluster.h>
#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cluster/answer.h"
#include "tests/support/fake_cluster.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(wrong_answers_of_a_cluster)

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

std::vector<Entry> some_entries() {
  std::vector<Entry> entries;
  for (const char* id : {"one", "two", "three"}) {
    Entry entry = summary_entry(id, "The alliance in therapy");
    entry.title = std::string("Title ") + id;
    entry.published = "2020-05-01";
    entry.citation.emplace();
    entry.citation->authors = {{"Lee", "A.", "", ""}};
    entry.citation->issued = {2020, 4, 5};
    entries.push_back(entry);
  }
  return entries;
}

/// A cluster to which three entries were pushed, or can be.
struct Pushed {
  Pushed() : index(some_entries()) {
    ::setenv("PPRSEARCH_CLUSTER_FILES", (scratch / "files").c_str(), 1);
  }
  ~Pushed() { ::unsetenv("PPRSEARCH_CLUSTER_FILES"); }

  void push() { push_generation(index.path(), cluster.address()); }
  void search() const {
    SearchOptions options;
    options.facets = {{FacetField::author}, {FacetField::year}};
    const Searcher searcher(cluster.address());
    const SearchResult result = searcher.search("alliance", options);
    if (result.total == 3) BOOST_TEST(result.hits.size() == 3);
  }

  /// Both words are misspelt: three other queries are counted.
  SearchResult misspelt() const {
    return Searcher(cluster.address()).search("aliance theraby", {.syntax = Syntax::lenient});
  }

  ScratchFolder scratch;
  SmallIndex index;
  FakeCluster cluster;
};

/// What takes the place of a part of an answer; nullopt = the part is missing.
std::vector<std::optional<Json>> others() {
  return {std::nullopt, Json(),       Json(true),    Json(-1),      Json(1.5),
          Json(1e300),  Json("text"), Json::array(), Json::object()};
}

/// The places of all parts of an answer; of a list, whose items are alike, those of two.
void places_in(const Json& part, const Json::json_pointer& at,
               std::vector<Json::json_pointer>& places) {
  constexpr std::size_t kAlike = 2;
  for (const auto& [name, value] : part.items()) {
    if (part.is_array() && std::stoul(name) >= kAlike) return;
    const Json::json_pointer place = part.is_array() ? at / std::stoul(name) : at / name;
    places.push_back(place);
    if (value.is_structured()) places_in(value, place, places);
  }
}

void spoil(Json& answer, const Json::json_pointer& place, const std::optional<Json>& other) {
  if (!answer.contains(place)) return;
  if (other) {
    answer[place] = *other;
    return;
  }
  Json& parent = answer[place.parent_pointer()];
  if (parent.is_array()) {
    parent.erase(std::stoul(place.back()));
  } else {
    parent.erase(place.back());
  }
}

/// Does something over and over, each time with another part of an answer spoilt.
void spoil_each(Pushed& pushed, const std::function<void()>& prepare,
                const std::function<void()>& work) {
  std::map<std::string, Json> answers;
  prepare();
  pushed.cluster.change = [&](const std::string& kind, Json& answer) {
    answers.emplace(kind, answer);
  };
  work();  // with nothing wrong, it works
  std::size_t errors = 0;
  for (const auto& answer_of_kind : answers) {
    const std::string& kind = answer_of_kind.first;
    std::vector<Json::json_pointer> places;
    places_in(answer_of_kind.second, Json::json_pointer(), places);
    for (const Json::json_pointer& place : places) {
      for (const std::optional<Json>& other : others()) {
        pushed.cluster.change = [](const std::string&, Json&) {};
        prepare();
        pushed.cluster.change = [&](const std::string& asked, Json& answer) {
          if (asked == kind) spoil(answer, place, other);
        };
        BOOST_TEST_CONTEXT(kind << ": " << place.to_string() << " is "
                                << (other ? other->dump() : "missing")) {
          try {
            work();
          } catch (const IndexError& error) {
            ++errors;
            BOOST_TEST(error.folder() == pushed.cluster.address());
            BOOST_TEST(std::string(error.what()).find("json.exception") == std::string::npos);
          } catch (const std::exception& error) {
            BOOST_ERROR("an internal error: " << error.what());
          }
        }
      }
    }
  }
  pushed.cluster.change = [](const std::string&, Json&) {};
  BOOST_TEST(errors > answers.size());
}

std::string error_of(const std::function<void()>& work) {
  try {
    work();
  } catch (const IndexError& error) {
    return error.what();
  }
  return "no error";
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_search_ends_in_an_error_that_names_what_is_wrong) {
  Pushed pushed;
  pushed.push();
  spoil_each(
      pushed, [] {}, [&] { pushed.search(); });
}

BOOST_AUTO_TEST_CASE(so_do_several_searches_at_once) {
  Pushed pushed;
  pushed.push();
  BOOST_TEST(pushed.misspelt().suggestions.size() == 3u);
  spoil_each(
      pushed, [] {}, [&] { pushed.misspelt(); });
}

BOOST_AUTO_TEST_CASE(one_of_several_searches_fails_as_it_would_alone) {
  const Json no_shard = {{"type", "no_shard_available_action_exception"},
                         {"reason", "[articles][3]"}};
  const Json too_many = {{"type", "too_many_clauses"}, {"reason", "maxClauseCount is set to 3"}};
  const auto failed = [](int status, const Json& cause) {
    return Json{{"status", status}, {"error", {{"root_cause", {cause}}, {"reason", "all failed"}}}};
  };
  struct Row {
    const char* place;
    std::optional<Json> other;
    std::string said;
    ErrorKind kind;
  };
  const std::vector<Row> rows = {
      {"/responses/1", failed(503, no_shard),
       " says 503: no_shard_available_action_exception: [articles][3]", ErrorKind::busy},
      {"/responses/2", failed(429, {{"type", "rejected"}, {"reason", "the queue is full"}}),
       " says 429: rejected: the queue is full", ErrorKind::busy},
      {"/responses/0", failed(400, too_many),
       ": the query is larger than the cluster takes: ", ErrorKind::limit},
      {"/responses/1/_shards/failed", Json(2), "shards did not answer", ErrorKind::busy},
      {"/responses/1/timed_out", Json(true), "the cluster's own time for a search was up",
       ErrorKind::unusable_index},
      {"/responses/2", std::nullopt, "'responses' has not one answer for each search",
       ErrorKind::unusable_index},
      {"/responses/2/hits/total/relation", Json("gte"), "'responses[2].hits.total' is not exact",
       ErrorKind::unusable_index},
  };
  Pushed pushed;
  pushed.push();
  for (const Row& row : rows) {
    pushed.cluster.change = [&](const std::string& kind, Json& answer) {
      if (kind == "several searches") spoil(answer, Json::json_pointer(row.place), row.other);
    };
    BOOST_TEST_CONTEXT(row.place) {
      BOOST_CHECK_EXCEPTION(pushed.misspelt(), Error, [&](const Error& error) {
        BOOST_TEST(std::string(error.what()).find(row.said) != std::string::npos, error.what());
        return error.kind() == row.kind;
      });
    }
  }
}

BOOST_AUTO_TEST_CASE(a_node_that_is_away_for_one_of_several_searches_is_asked_again) {
  Pushed pushed;
  pushed.push();
  int asked = 0;
  pushed.cluster.change = [&](const std::string& kind, Json& answer) {
    if (kind == "several searches" && ++asked == 1) answer["responses"][1] = {{"status", 503}};
  };
  BOOST_TEST(pushed.misspelt().suggestions.size() == 3u);
  BOOST_TEST(asked == 2);
}

BOOST_AUTO_TEST_CASE(so_does_fetching_the_files) {
  Pushed pushed;
  pushed.push();
  spoil_each(
      pushed, [&] { fs::remove_all(pushed.scratch / "files"); },
      [&] { const Searcher searcher(pushed.cluster.address()); });
}

BOOST_AUTO_TEST_CASE(so_does_a_folder_of_files_that_cannot_be) {
  Pushed pushed;
  pushed.push();
  ::setenv("PPRSEARCH_CLUSTER_FILES", std::string(5000, 'x').c_str(), 1);
  for (const auto& work : std::vector<std::function<void()>>{
           [&] { const Searcher searcher(pushed.cluster.address()); },
           [&] { verify_cluster(pushed.cluster.address()); }}) {
    const std::string error = error_of(work);
    BOOST_TEST(error.starts_with(pushed.cluster.address() + ": File name too long"), error);
  }
}

BOOST_AUTO_TEST_CASE(so_do_the_commands) {
  Pushed pushed;
  pushed.push();
  spoil_each(
      pushed, [] {},
      [&] {
        BOOST_TEST(list_cluster(pushed.cluster.address()).size() <= 1);
        prune_cluster(pushed.cluster.address(), 3);
        verify_cluster(pushed.cluster.address());
      });
  BOOST_TEST(verify_cluster(pushed.cluster.address()).empty());
}

BOOST_AUTO_TEST_CASE(so_does_a_push) {
  Pushed pushed;
  pushed.push();
  // A push of what is published does nothing: one that was never published is pushed.
  const auto forget = [&] {
    for (const ClusterGeneration& generation : list_cluster(pushed.cluster.address())) {
      pushed.cluster.forget(generation.index);
    }
  };
  spoil_each(pushed, forget, [&] { pushed.push(); });
}

BOOST_AUTO_TEST_CASE(what_is_said) {
  struct Row {
    std::string kind;
    std::string place;
    std::optional<Json> other;
    std::string said;
  };
  const std::vector<Row> rows = {
      {"root", "/version", std::nullopt, "GET / as no OpenSearch does: 'version' is missing"},
      {"search for numbers", "/hits/total/value", Json("many"),
       "'hits.total.value' is no whole number"},
      {"search for numbers", "/hits/total/relation", Json("gte"), "'hits.total' is not exact"},
      {"search for numbers", "/hits/total/value", Json(17),
       "'hits.total.value' is a number over 3"},
      {"search for a page", "/hits/hits/1/sort", Json::array(),
       "'hits.hits[1]' has no place in the order"},
      {"search for a page", "/aggregations/author/values", std::nullopt,
       "'aggregations.author' has no values"},
      {"search for entries", "/hits/hits/0/_source", std::nullopt,
       "'hits.hits[0]._source' is missing"},
      {"search for a page", "/_shards", std::nullopt, "'_shards' is missing"},
  };
  Pushed pushed;
  pushed.push();
  for (const Row& row : rows) {
    pushed.cluster.change = [&](const std::string& kind, Json& answer) {
      if (kind == row.kind) spoil(answer, Json::json_pointer(row.place), row.other);
    };
    const std::string said = error_of([&] { pushed.search(); });
    BOOST_TEST(said.starts_with(pushed.cluster.address() + ": http://127.0.0.1:"), said);
    BOOST_TEST(said.find(row.said) != std::string::npos, said);
    if (row.kind.starts_with("search")) {
      BOOST_TEST(said.find(" answers POST /articles-") != std::string::npos, said);
    }
  }
}

BOOST_AUTO_TEST_CASE(an_answer_is_an_object_of_a_depth_that_answers_have) {
  const auto read = [](const std::string& text) {
    return error_of([&] { ClusterAnswer("opensearch:x", "http://a", "GET /", text); });
  };
  const std::string deep(100000, '[');
  for (const std::string& text :
       {std::string("[]"), std::string("7"), std::string(), std::string("{\"a\":"),
        std::string("<html>"), "{\"a\":" + deep + std::string(deep.size(), ']') + '}'}) {
    BOOST_TEST(
        read(text) ==
        "opensearch:x: http://a answers GET / as no OpenSearch does: the answer is no object "
        "of JSON");
  }
  BOOST_TEST(read("{}") == "no error");
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch::test
