// A cluster against the index in its folder, on random corpora, queries and filters: the same
// entries, totals, facets, suggestions and orders. It needs a cluster, and is run by
//   tests/opensearch/run build/dev/tests/cluster
// PPRSEARCH_CLUSTER_CORPORA says how many corpora, of 100 queries each.
#include <pprsearch/cluster.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <cstdlib>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cluster/comparable.h"
#include "tests/support/differential_case.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(same_answers)

namespace {

constexpr unsigned kFirstSeed = 20260100;
constexpr int kQueries = 100;

std::string variable(const char* name, const std::string& otherwise) {
  const char* value = std::getenv(name);
  return value == nullptr ? otherwise : value;
}

/// Where the time goes: whoever waits for this test wants to see it.
class Watch {
 public:
  void lap(const std::string& what) {
    const auto now = std::chrono::steady_clock::now();
    const std::chrono::duration<double> took = now - begin_;
    std::ostringstream lap;
    lap << what << ' ' << std::fixed << std::setprecision(1) << took.count() << " s ";
    text_ += lap.str();
    begin_ = now;
  }
  const std::string& text() const { return text_; }

 private:
  std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
  std::string text_;
};

/// A random corpus that is in a cluster, too.
struct PushedCorpus {
  explicit PushedCorpus(unsigned seed)
      : corpus(seed),
        address(cluster_address(variable("PPRSEARCH_OPENSEARCH", ""),
                                "random-" + std::to_string(seed))) {
    ::setenv("PPRSEARCH_CLUSTER_FILES", (scratch / "files").c_str(), 1);
    push_generation(corpus.index.path(), address, {.shards = 5, .replicas = 0, .progress = {}});
  }

  ScratchFolder scratch;
  RandomCorpus corpus;
  std::string address;
};

SearchOptions options_of(RandomCorpus& corpus) {
  SearchOptions options = random_options(corpus.chance);
  options.explain = false;
  options.facets = every_facet();
  options.filters = random_filters(corpus.chance, corpus.entries);
  options.sort = corpus.chance.of(all_values<Sort>());
  options.entries = corpus.chance.one_in(2);
  for (FacetRequest& facet : options.facets) {
    facet.all_values = corpus.chance.one_in(4);
    if (corpus.chance.one_in(3)) facet.limit = 1 + corpus.chance.upto(4);
  }
  return options;
}

void compare(PushedCorpus& pushed, const Searcher& there) {
  RandomCorpus& corpus = pushed.corpus;
  for (int i = 0; i < kQueries; ++i) {
    const std::string query =
        corpus.chance.one_in(4) ? random_words(corpus.chance) : random_query(corpus.chance);
    const SearchOptions options = options_of(corpus);
    const auto answer = [&](const Searcher& searcher) {
      return described_answer([&] { return searcher.search(query, options); });
    };
    BOOST_TEST_CONTEXT(described(corpus, query, options) << ", by " << to_string(options.sort)) {
      BOOST_TEST(first_difference(answer(corpus.searcher), answer(there)) == "");
    }
  }
}

/// Pages, one after another, are the whole; another order with each corpus, because a page costs a
/// cluster as much as any question.
void compare_pages(PushedCorpus& pushed, const Searcher& there) {
  const auto sorts = all_values<Sort>();
  const Sort sort = sorts[pushed.corpus.seed % sorts.size()];
  SearchOptions options{.syntax = Syntax::lenient, .match = Match::any, .sort = sort};
  options.limit = 1000;
  options.suggest = false;
  const SearchResult whole = there.search("therapy OR alliance", options);
  options.limit = 7;
  std::size_t at = 0;
  for (; options.offset < whole.total; options.offset += options.limit) {
    for (const Hit& hit : there.search("therapy OR alliance", options).hits) {
      BOOST_REQUIRE(at < whole.hits.size());
      BOOST_TEST(hit.id == whole.hits[at++].id);
    }
  }
  BOOST_TEST(at == whole.hits.size());
}

void compare_similar(PushedCorpus& pushed, const Searcher& there) {
  SearchOptions options{.limit = 1000};
  options.facets = every_facet();
  for (std::size_t i = 0; i < std::min<std::size_t>(10, pushed.corpus.entries.size()); ++i) {
    const std::string& id = pushed.corpus.entries[i].id;
    const auto answer = [&](const Searcher& searcher) {
      return described_answer([&] { return searcher.similar(id, options); });
    };
    BOOST_TEST_CONTEXT("like " << id << ", PPRSEARCH_TEST_SEED=" << pushed.corpus.seed) {
      BOOST_TEST(first_difference(answer(pushed.corpus.searcher), answer(there)) == "");
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_cluster_answers_as_the_folder_does) {
  if (std::getenv("PPRSEARCH_OPENSEARCH") == nullptr) {
    BOOST_TEST_MESSAGE("skipped: no cluster; tests/opensearch/run starts one");
    return;
  }
  const unsigned corpora =
      one_seed_only()
          ? 1
          : static_cast<unsigned>(std::stoul(variable("PPRSEARCH_CLUSTER_CORPORA", "20")));
  const unsigned first = test_seed(kFirstSeed);
  for (unsigned seed = first; seed < first + corpora; ++seed) {
    Watch watch;
    PushedCorpus pushed(seed);
    const Searcher there(pushed.address);
    watch.lap("pushed");
    compare(pushed, there);
    watch.lap(std::to_string(kQueries) + " queries");
    compare_pages(pushed, there);
    watch.lap("pages");
    compare_similar(pushed, there);
    watch.lap("similar");
    BOOST_TEST(verify_cluster(pushed.address).empty());
    std::cout << "corpus " << seed << ": " << watch.text() << std::endl;
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch::test
