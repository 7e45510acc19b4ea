// How many requests a question costs a cluster. It needs a cluster, as same_answers_test.cc does.
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "cluster/http.h"
#include "tests/cluster/comparable.h"
#include "tests/cluster/on_cluster.h"
#include "tests/support/http_server.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(requests_of_a_question)

namespace {

/// Hands questions on to a node of the cluster, and counts those that search.
class CountingNode {
 public:
  std::string url() const { return server_.url(); }

  /// What was asked since the last look.
  std::string asked() {
    const std::lock_guard guard(mutex_);
    std::string text;
    for (const auto& [kind, count] : counts_) text += kind + ' ' + std::to_string(count) + ' ';
    counts_.clear();
    return text;
  }

 private:
  HttpAnswer hand_on(const HttpRequest& request) {
    const std::string place = request.path.substr(0, request.path.find('?'));
    const std::string kind = place.substr(place.rfind('/') + 1);
    if (kind == "_search" || kind == "_msearch") {
      const std::lock_guard guard(mutex_);
      ++counts_[kind];
    }
    const HttpReply reply = node_.ask(
        {request.method == "POST" ? "POST" : "GET", request.path, request.body, kind == "_msearch"},
        Deadline{std::chrono::milliseconds(0)});
    return {static_cast<int>(reply.status), reply.body};
  }

  HttpNodes node_{parse_cluster_address(cluster_address(cluster_nodes(), "counted")), {}};
  std::mutex mutex_;
  std::map<std::string, int> counts_;
  HttpServer server_{[this](const HttpRequest& request) { return hand_on(request); }};
};

std::vector<Entry> some_entries() {
  std::vector<Entry> entries;
  const std::vector<std::string> texts = {
      "alliance rupture repaired",       "alliance outcomes measured",  "depression cbt",
      "alliance outcomes of therapists", "depression and medication",   "rupture of tendons",
      "outcomes of psychotherapy",       "psychotherapy for depression"};
  for (const std::string& text : texts) {
    entries.push_back(summary_entry("entry-" + std::to_string(entries.size()), text));
    entries.back().topics = {entries.size() % 2 == 0 ? "alliance" : "cbt"};
  }
  return entries;
}

WriterOptions vocabulary() {
  WriterOptions options;
  options.taxonomy.topics = {{"alliance", "Therapeutic Alliance", {}},
                             {"cbt", "Cognitive Behavioral Therapy", {}}};
  options.thesaurus.concepts = {
      {"alliance", {"alliance"}, "alliance", {}, {"rupture", "outcome"}},
      {"rupture", {"rupture"}, "", {}, {"alliance", "outcome"}},
      {"outcome", {"outcomes"}, "", {}, {}},
  };
  return options;
}

struct Row {
  const char* query;
  bool has_filter;
  const char* asked;
};

}  // namespace

/// One search for the numbers of the query, or of each way of combining its words; one for the
/// page and one for its entries, if there are any. Then all suggestions at once. Where nothing is
/// found, its parts, those of a part, and the query without each and the nearest ones.
BOOST_AUTO_TEST_CASE(counts_of_other_queries_take_one_request) {
  if (!has_cluster()) return;
  const ClusterIndex cluster("counted");
  const SmallIndex index(some_entries(), vocabulary());
  cluster.push(index.path());
  CountingNode node;
  const Searcher here(index.path());
  const Searcher there(cluster_address(node.url(), "counted"));
  const std::vector<Row> rows = {
      {"depression", false, "_search 3 "},
      {"alliance", false, "_search 4 "},  // a topic alone
      {"aliance ruptur", false, "_msearch 1 _search 2 "},
      {"depression AND alliance AND NOT rupture", true, "_msearch 1 _search 3 "},
      {"medication AND alliance AND xyzzyx AND rupture", false, "_msearch 3 _search 1 "},
      {"\"depression alliance\" AND (tendons NEAR/2 cbt)", true, "_msearch 4 _search 3 "},
  };
  for (const Row& row : rows) {
    SearchOptions options{.syntax = Syntax::lenient};
    if (row.has_filter) options.filters = {{FacetField::topic, {"alliance"}}};
    node.asked();
    const SearchResult found = there.search(row.query, options);
    const std::string asked = node.asked();
    BOOST_TEST_CONTEXT(row.query) {
      BOOST_TEST(first_difference(described(here.search(row.query, options)), described(found)) ==
                 "");
      BOOST_TEST(asked == row.asked);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch::test
