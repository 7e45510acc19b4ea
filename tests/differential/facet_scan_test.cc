// Facets against a plain count over the entries, on random corpora, queries and
// filters: choosing a value gives exactly the number shown beside it.
#include <pprsearch/searcher.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <map>
#include <string>
#include <vector>

#include "tests/support/differential_case.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(facet_scan)

namespace {

constexpr unsigned kFirstSeed = 20201100;
constexpr unsigned kCorpora = 30;
constexpr int kQueries = 12;

/// A line a value: "key 12"; keys are folded, for two spellings are one value.
std::string lines(const std::map<std::string, std::size_t>& counts) {
  std::string text;
  for (const auto& [value, count] : counts) text += value + ' ' + std::to_string(count) + '\n';
  return text;
}

/// The facet as the result shows it.
std::string shown(const Facet& facet) {
  Analyzer analyzer;
  std::map<std::string, std::size_t> counts;
  for (const FacetCount& value : facet.values) {
    if (value.count == 0) continue;  // it is selected, or a taxonomy has it
    const bool date = facet.field == FacetField::year || facet.field == FacetField::published;
    const std::string key = !value.value                         ? "(none)"
                            : date                               ? *value.value
                            : facet.field == FacetField::journal ? journal_key(*value.value)
                                                                 : analyzer.fold(*value.value);
    counts[key] += value.count;
  }
  return lines(counts);
}

/// Whether a filter of the field names the value with that key.
bool is_chosen(const std::string& key, const std::vector<FacetFilter>& filters, FacetField field) {
  Analyzer analyzer;
  return std::any_of(filters.begin(), filters.end(), [&](const FacetFilter& filter) {
    return filter.field == field &&
           std::any_of(filter.values.begin(), filter.values.end(),
                       [&](const auto& value) { return value && analyzer.fold(*value) == key; });
  });
}

/// The facet by reading the entries that the scan found, the field's own filter
/// set aside.
std::string counted(const RandomCorpus& corpus, const NaiveSearch::Answer& answer,
                    const FacetRequest& request, const std::vector<FacetFilter>& filters) {
  const FacetField field = request.field;
  std::map<std::string, std::size_t> counts;
  std::map<std::string, std::string> names;
  std::vector<const Entry*> found;
  for (const Entry& entry : corpus.entries) {
    if (answer.scores.contains(entry.id) && passes(entry, filters, field)) found.push_back(&entry);
  }
  for (const Entry* entry : found) {
    const auto values = facet_values(*entry, field);
    names.insert(values.begin(), values.end());
    counts["(none)"] += values.empty();
  }
  for (const auto& [key, name] : names) {
    const bool is_general = field == FacetField::keyword && is_general_keyword(key);
    if (is_general && !request.all_values && !is_chosen(key, filters, field)) continue;
    for (const Entry* entry : found) counts[key] += passes(*entry, field, name);
  }
  std::erase_if(counts, [](const auto& count) { return count.second == 0; });
  return lines(counts);
}

bool is_selected(const FacetCount& value, const std::vector<FacetFilter>& filters,
                 FacetField field) {
  return std::any_of(filters.begin(), filters.end(), [&](const FacetFilter& filter) {
    return filter.field == field &&
           std::count(filter.values.begin(), filter.values.end(), value.value) > 0;
  });
}

SearchOptions facet_options(RandomCorpus& corpus) {
  SearchOptions options = random_options(corpus.chance);
  options.explain = false;
  options.limit = 0;
  options.filters = random_filters(corpus.chance, corpus.entries);
  for (const FacetField field : all_values<FacetField>()) {
    options.facets.push_back({field, 0, corpus.chance.one_in(2)});
  }
  return options;
}

/// Calls `check(query, options, result)` for many searches with filters and facets.
template <typename Check>
void for_random_facets(RandomCorpus& corpus, Check check) {
  for (int i = 0; i < kQueries; ++i) {
    const std::string query = random_query(corpus.chance);
    const SearchOptions options = facet_options(corpus);
    BOOST_TEST_CONTEXT(described(corpus, query, options)) {
      check(query, options, corpus.searcher.search(query, options));
    }
  }
}

/// The number of hits when `value` is the field's only filter.
std::size_t chosen_total(const RandomCorpus& corpus, const std::string& query,
                         SearchOptions options, FacetField field, const FacetCount& value) {
  std::erase_if(options.filters, [&](const FacetFilter& filter) { return filter.field == field; });
  options.filters.push_back({field, {value.value}});
  options.facets.clear();
  return corpus.searcher.search(query, options).total;
}

}  // namespace

BOOST_AUTO_TEST_CASE(counts_are_those_of_a_scan) {
  for_random_corpora(kFirstSeed, kCorpora, [](RandomCorpus& corpus) {
    for_random_facets(corpus, [&](const auto& query, const auto& options, const auto& result) {
      const auto answer = corpus.naive.answer(parse_query(query).query, options);
      for (std::size_t i = 0; i < result.facets.size(); ++i) {
        const Facet& facet = result.facets[i];
        BOOST_TEST_CONTEXT("facet " << to_string(facet.field)) {
          BOOST_TEST(shown(facet) == counted(corpus, answer, options.facets[i], options.filters));
        }
      }
    });
  });
}

BOOST_AUTO_TEST_CASE(choosing_a_value_gives_exactly_the_number_shown) {
  for_random_corpora(kFirstSeed + 1000, kCorpora, [](RandomCorpus& corpus) {
    for_random_facets(corpus, [&](const auto& query, const auto& options, const auto& result) {
      for (const Facet& facet : result.facets) {
        for (const FacetCount& value : facet.values) {
          const std::size_t total = chosen_total(corpus, query, options, facet.field, value);
          BOOST_TEST(total == value.count,
                     to_string(facet.field) << " '" << value.value.value_or("(none)") << "' shows "
                                            << value.count << ", choosing it gives " << total);
        }
      }
    });
  });
}

BOOST_AUTO_TEST_CASE(what_a_filter_names_is_selected_and_listed) {
  for_random_corpora(kFirstSeed + 2000, kCorpora / 2, [](RandomCorpus& corpus) {
    for_random_facets(corpus, [&](const auto&, const auto& options, const auto& result) {
      for (const Facet& facet : result.facets) {
        for (const FacetCount& value : facet.values) {
          if (!is_selected(value, options.filters, facet.field)) continue;
          BOOST_TEST(value.selected, to_string(facet.field)
                                         << " '" << value.value.value_or("(none)")
                                         << "' is filtered by, not selected");
        }
      }
    });
  });
}

BOOST_AUTO_TEST_CASE(a_beginning_leaves_values_out_and_changes_no_number) {
  for_random_corpora(kFirstSeed + 3000, kCorpora / 2, [](RandomCorpus& corpus) {
    for_random_facets(corpus, [&](const auto& query, const auto& options, const auto& result) {
      SearchOptions narrowed = options;
      for (FacetRequest& facet : narrowed.facets) {
        facet.beginning = corpus.chance.one_in(2) ? "a" : "2";
      }
      const SearchResult found = corpus.searcher.search(query, narrowed);
      for (std::size_t i = 0; i < found.facets.size(); ++i) {
        const auto& all = result.facets[i].values;
        for (const FacetCount& value : found.facets[i].values) {
          const auto same = std::find_if(all.begin(), all.end(), [&](const FacetCount& other) {
            return other.value == value.value;
          });
          BOOST_TEST_REQUIRE((same != all.end()), value.label);
          BOOST_TEST(same->count == value.count, value.label);
          BOOST_TEST(same->selected == value.selected, value.label);
        }
      }
    });
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
