#pragma once

#include <pprsearch/searcher.h>

#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/naive_search.h"
#include "tests/support/random_corpus.h"
#include "tests/support/seed.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {

/// A random corpus with an index over it and the naive search beside it.
struct RandomCorpus {
  explicit RandomCorpus(unsigned seed_, std::size_t most_entries = 120)
      : seed(seed_),
        chance(seed_),
        entries(random_entries(chance, 1 + chance.upto(most_entries - 1))),
        index(entries, {random_taxonomy(), random_thesaurus(), random_crosswalk(), 3}),
        searcher(index.path()),
        naive(entries, random_taxonomy(), random_thesaurus()) {}

  unsigned seed;
  Chance chance;
  std::vector<Entry> entries;
  SmallIndex index;
  Searcher searcher;
  NaiveSearch naive;
};

/// Options of every kind; lenient, for a type that no entry of a small corpus
/// has is no fault of the query.
inline SearchOptions random_options(Chance& chance) {
  SearchOptions options;
  options.syntax = Syntax::lenient;
  options.match = std::vector{Match::automatic, Match::all, Match::any}[chance.upto(2)];
  options.expand = {.inflections = !chance.one_in(4),
                    .derivations = !chance.one_in(4),
                    .variants = !chance.one_in(4),
                    .thesaurus = !chance.one_in(4),
                    .narrower = !chance.one_in(4)};
  options.limit = 1000;
  options.explain = true;
  return options;
}

/// What to say of a failure, so that it can be had again.
inline std::string described(const RandomCorpus& corpus, const std::string& query,
                             const SearchOptions& options) {
  std::ostringstream text;
  text << "PPRSEARCH_TEST_SEED=" << corpus.seed << ", " << corpus.entries.size()
       << " entries, query [" << query << "], match " << to_string(options.match)
       << (options.expand.inflections ? "" : ", no inflections")
       << (options.expand.variants ? "" : ", no variants")
       << (options.expand.thesaurus ? "" : ", no thesaurus")
       << (options.expand.narrower ? "" : ", no narrower words");
  for (const FacetFilter& filter : options.filters) {
    text << ", " << to_string(filter.field);
    for (const auto& value : filter.values) text << " [" << value.value_or("(none)") << ']';
  }
  return text.str();
}

/// Calls `check(corpus)` for `count` corpora, or for the one of the seed that
/// the environment gives.
template <typename Check>
void for_random_corpora(unsigned first_seed, unsigned count, Check check) {
  const unsigned begin = test_seed(first_seed);
  const unsigned end = one_seed_only() ? begin + 1 : begin + count;
  for (unsigned seed = begin; seed < end; ++seed) {
    RandomCorpus corpus(seed);
    check(corpus);
  }
}

}  // namespace pprsearch::test
