// A cluster against the index in its folder, on random corpora, queries and filters: the same
// entries, totals, facets, suggestions, orders and receipts. It needs a cluster, and is run by
//   tests/opensearch/run build/dev/tests/cluster
// PPRSEARCH_CLUSTER_CORPORA says how many corpora, of 100 queries each.
#include <pprsearch/cluster.h>
#include <pprsearch/receipt.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <iomanip>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/cluster/comparable.h"
#include "tests/cluster/on_cluster.h"
#include "tests/support/differential_case.h"
#include "tests/support/random_strategy.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(same_answers)

namespace {

constexpr unsigned kFirstSeed = 20260100;
constexpr int kQueries = 100;
constexpr int kReceipts = 10;

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
  explicit PushedCorpus(unsigned seed) : corpus(seed), cluster("random-" + std::to_string(seed)) {
    cluster.push(corpus.index.path());
  }

  RandomCorpus corpus;
  ClusterIndex cluster;
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

SearchRequest request_of(RandomCorpus& corpus, bool is_strategy) {
  SearchRequest request;
  request.options = random_options(corpus.chance);
  request.options.filters = random_filters(corpus.chance, corpus.entries);
  request.options.sort = corpus.chance.of(all_values<Sort>());
  // What a cluster's order lacks has no part in a receipt.
  request.options.expand.feedback = corpus.chance.one_in(4);
  request.options.prefer_recent = corpus.chance.one_in(4);
  if (!is_strategy) {
    request.query =
        corpus.chance.one_in(4) ? random_words(corpus.chance) : random_query(corpus.chance);
    return request;
  }
  request.options.platform =
      corpus.chance.of(std::vector{Platform::pubmed, Platform::ovid, Platform::embase});
  const RandomStrategy strategy =
      random_strategy(corpus.chance, request.options.platform, {"Depression", "Working Alliance"});
  request.query = strategy.printed(request.options.platform, 0, 1);
  return request;
}

/// A receipt but for the time, or the error in its place.
std::string receipt_of(const Searcher& searcher, const SearchRequest& request, bool is_strategy) {
  try {
    auto receipt =
        nlohmann::ordered_json::parse(make_receipt(searcher, request, {is_strategy, true}));
    receipt.erase("made");
    return receipt.dump(1);
  } catch (const Error& error) {
    return std::string("error: ") + error.what();
  }
}

/// Those of queries and of strategies; each is replayed where it was not made.
void compare_receipts(PushedCorpus& pushed, const Searcher& there) {
  const Searcher& here = pushed.corpus.searcher;
  for (int i = 0; i < kReceipts; ++i) {
    const bool is_strategy = i % 2 == 1;
    const SearchRequest request = request_of(pushed.corpus, is_strategy);
    BOOST_TEST_CONTEXT(described(pushed.corpus, request.query, request.options)) {
      const std::string receipt = receipt_of(here, request, is_strategy);
      BOOST_TEST(first_difference(receipt, receipt_of(there, request, is_strategy)) == "");
      if (receipt.starts_with("error: ")) continue;
      const std::string replayed = to_json(replay_receipt(here, receipt));
      BOOST_TEST(to_json(replay_receipt(there, receipt)) == replayed);
      BOOST_TEST(!replay_receipt(there, receipt).has_changes());
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_cluster_answers_as_the_folder_does) {
  if (!has_cluster()) return;
  const unsigned corpora =
      one_seed_only()
          ? 1
          : static_cast<unsigned>(std::stoul(variable("PPRSEARCH_CLUSTER_CORPORA", "20")));
  const unsigned first = test_seed(kFirstSeed);
  for (unsigned seed = first; seed < first + corpora; ++seed) {
    Watch watch;
    PushedCorpus pushed(seed);
    const Searcher there(pushed.cluster.address());
    watch.lap("pushed");
    compare(pushed, there);
    watch.lap(std::to_string(kQueries) + " queries");
    compare_pages(pushed, there);
    watch.lap("pages");
    compare_similar(pushed, there);
    watch.lap("similar");
    compare_receipts(pushed, there);
    watch.lap(std::to_string(kReceipts) + " receipts");
    BOOST_TEST(verify_cluster(pushed.cluster.address()).empty());
    std::cout << "corpus " << seed << ": " << watch.text() << std::endl;
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch::test
