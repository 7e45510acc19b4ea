#include <pprsearch/strategy.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "search/language.h"

namespace pprsearch {
namespace {

/// A line is only counted.
SearchOptions counting(const SearchOptions& options) {
  SearchOptions counted = options;
  counted.limit = 0;
  counted.offset = 0;
  counted.snippets = 0;
  counted.entries = false;
  counted.suggest = false;
  counted.explain = false;
  counted.facets.clear();
  return counted;
}

/// What the index says of a line: headings that no entry has. What was said while it was read is
/// known already.
void add_told(const SearchResult& counted, std::vector<Diagnostic>& diagnostics) {
  std::ranges::copy(counted.diagnostics, std::back_inserter(diagnostics));
}

}  // namespace

StrategyResult run_strategy(const Searcher& searcher, std::string_view text,
                            const SearchOptions& options) {
  const Searcher now = searcher.snapshot();
  const SearchOptions asked = options_for(language_of(text, options), options);
  StrategyResult result;
  result.strategy = parse_strategy(text, reading_of(asked));
  Strategy& strategy = result.strategy;
  for (StrategyLine& line : strategy.lines) {
    const SearchResult counted = now.search(line.query, counting(asked));
    result.totals.push_back(counted.cut_short ? std::nullopt : std::optional(counted.total));
    add_told(counted, line.diagnostics);
  }
  result.answer = now.search(strategy.lines.back().query, asked);
  result.answer.text = text;
  result.answer.platform = strategy.platform;
  result.answer.diagnostics = strategy.diagnostics;
  for (const StrategyLine& line : strategy.lines) {
    std::ranges::copy(line.diagnostics, std::back_inserter(result.answer.diagnostics));
  }
  return result;
}

}  // namespace pprsearch
