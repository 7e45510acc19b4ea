// Why nothing was found, on random corpora and random queries: every number that is told is what
// asking gives, and whenever a part finds something there is another query to ask.
#include <pprsearch/searcher.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/differential_case.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(empty_answers)

namespace {

constexpr unsigned kFirstSeed = 20211400;
constexpr unsigned kCorpora = 3;
constexpr int kQueries = 40;

/// Queries that often find nothing.
std::string random_conjunction(Chance& chance) {
  std::string text;
  for (std::size_t left = 2 + chance.upto(3); left > 0; --left) {
    if (!text.empty()) text += " AND ";
    text += '(' + (chance.one_in(8) ? "xyzzyx" : random_query(chance)) + " OR xyzzyx)";
    if (chance.one_in(3)) text += " AND \"week alliance\"";
    if (chance.one_in(4)) text += " AND NOT therapy";
  }
  return text;
}

/// The filters at those places.
std::vector<FacetFilter> some_of(const std::vector<FacetFilter>& filters,
                                 const std::vector<std::size_t>& places) {
  std::vector<FacetFilter> some;
  for (const std::size_t place : places) some.push_back(filters[place]);
  return some;
}

/// Asks by the options of a request, under any filters.
class Asking {
 public:
  Asking(RandomCorpus& corpus, const SearchOptions& options) : corpus_(corpus), options_(options) {}

  std::size_t total(const std::string& text, const std::vector<FacetFilter>& filters) const {
    SearchOptions asked = options_;
    asked.filters = filters;
    asked.suggest = false;
    asked.limit = 0;
    return corpus_.searcher.search(text, asked).total;
  }
  /// What a scan finds. Filters play no part in it.
  std::size_t scanned(const std::string& text) const {
    return corpus_.naive.answer(parse_query(text).query, options_).scores.size();
  }

 private:
  RandomCorpus& corpus_;
  const SearchOptions& options_;
};

void check_parts(const std::string& query, const std::vector<QueryPart>& parts,
                 const SearchOptions& options, const Asking& asking) {
  for (const QueryPart& part : parts) {
    const bool is_filter = part.kind == PartKind::filter;
    const std::vector<FacetFilter> own =
        is_filter ? std::vector{options.filters[part.filter]} : std::vector<FacetFilter>();
    const std::string text = is_filter ? "" : part.text;
    BOOST_TEST(asking.total(text, own) == part.alone, "alone: [" << part.text << ']');
    BOOST_TEST(asking.total(text, options.filters) == part.with_filters,
               "with filters: [" << part.text << ']');
    if (is_filter && part.without) {
      std::vector<FacetFilter> others = options.filters;
      others.erase(others.begin() + static_cast<std::ptrdiff_t>(part.filter));
      BOOST_TEST(asking.total(query, others) == *part.without, "without a filter");
    }
    check_parts(query, part.parts, options, asking);
  }
}

bool finds_something_wanted(const std::vector<QueryPart>& parts) {
  return std::ranges::any_of(
      parts, [](const QueryPart& part) { return part.kind == PartKind::wanted && part.alone > 0; });
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_told_is_what_asking_gives) {
  std::size_t empty = 0;
  std::size_t offered = 0;
  for_random_corpora(kFirstSeed, kCorpora, [&](RandomCorpus& corpus) {
    for (int i = 0; i < kQueries; ++i) {
      Chance& chance = corpus.chance;
      const std::string query =
          chance.one_in(2) ? random_conjunction(chance) : random_query(chance);
      SearchOptions options = random_options(chance);
      if (chance.one_in(2)) options.filters = random_filters(chance, corpus.entries);
      BOOST_TEST_CONTEXT(described(corpus, query, options)) {
        const SearchResult result = corpus.searcher.search(query, options);
        if (result.total > 0) BOOST_TEST(!result.empty_answer.has_value());
        if (!result.empty_answer) continue;
        ++empty;
        const Asking asking(corpus, options);
        const EmptyAnswer& answer = *result.empty_answer;
        check_parts(query, answer.parts, options, asking);
        const QueryPart& first = answer.parts.front();
        if (first.kind != PartKind::filter) BOOST_TEST(asking.scanned(first.text) == first.alone);
        if (answer.nearest) {
          ++offered;
          BOOST_TEST(answer.nearest->total > 0u);
          BOOST_TEST(asking.total(answer.nearest->text,
                                  some_of(options.filters, answer.nearest->filters)) ==
                         answer.nearest->total,
                     "nearest: [" << answer.nearest->text << ']');
          BOOST_TEST(asking.scanned(answer.nearest->text) >= answer.nearest->total);
        }
        const bool is_misspelt = std::ranges::any_of(result.suggestions, [](const auto& other) {
          return other.kind == SuggestionKind::spelling;
        });
        if (finds_something_wanted(answer.parts))
          BOOST_TEST((answer.nearest.has_value() || is_misspelt), "nothing is offered");
      }
    }
  });
  BOOST_TEST((empty >= 10 || one_seed_only()), "only " << empty << " queries found nothing");
  BOOST_TEST((offered >= empty / 2 || one_seed_only()), offered << " offers of " << empty);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
