#pragma once

#include <pprsearch/export.h>
#include <pprsearch/names.h>
#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Search strategies: a list of lines, each of which may refer to lines before it, as reviews print
// them. The last line is the answer. docs/strategies.md says how they are read. Any number of
// threads may call the functions at once.

namespace pprsearch {

/// A line of a strategy.
struct PPRSEARCH_EXPORT StrategyLine {
  std::size_t number = 0;  ///< as it is printed; counted from 1 if no line has one
  std::string text;        ///< in one line, without its number and the count behind it
  std::size_t offset = 0;  ///< of its text in that of the strategy, in bytes
  std::size_t length = 0;  ///< in bytes
  Query query;             ///< lines that it refers to are within it
  std::vector<Diagnostic>
      diagnostics;                     ///< about this line; places are those of the strategy's text
  std::optional<std::size_t> printed;  ///< the number of entries that is printed behind it
};

/// A strategy as it was read.
struct PPRSEARCH_EXPORT Strategy {
  Platform platform = Platform::ppr;    ///< never `automatic`
  std::vector<StrategyLine> lines;      ///< in order; one at least
  std::vector<Diagnostic> diagnostics;  ///< about the strategy as a whole
};

/// Reads a strategy of one line or of many, numbered or not; lines without numbers are each a line
/// of their own, and are numbered from 1. Throws as parse_query() does; an error of a numbered line
/// begins with its number.
PPRSEARCH_EXPORT Strategy parse_strategy(std::string_view text, const QueryReading& reading);

/// What a strategy found.
struct PPRSEARCH_EXPORT StrategyResult {
  Strategy strategy;
  /// How many entries each line finds, with the filters; nullopt if the time was up before.
  std::vector<std::optional<std::size_t>> totals;
  /// What the last line finds. Its text is that of the strategy.
  SearchResult answer;
};

/// Asks every line of a strategy from one generation, and the last one with all of `options`.
/// `options.time_limit` holds for each line. Throws as Searcher::search() does.
PPRSEARCH_EXPORT StrategyResult run_strategy(const Searcher& searcher, std::string_view text,
                                             const SearchOptions& options = {});

/// A result as JSON, as docs/json-output.md describes it; with what the last line found if
/// `with_answer`.
PPRSEARCH_EXPORT std::string to_json(const StrategyResult& result, bool with_answer = false);

/// A query in the language of a platform.
struct PPRSEARCH_EXPORT Translation {
  Platform platform = Platform::ppr;
  std::string text;
  /// What cannot be said there, and what was written instead. Places are those of the text that
  /// the query was read from, or 0.
  std::vector<Diagnostic> diagnostics;
};

/// Writes a query for a platform; what cannot be said there is among the diagnostics. Throws Error
/// of kind `bad_value` for `automatic`, and nothing else but for want of memory.
PPRSEARCH_EXPORT Translation translate(const Query& query, Platform platform);

/// A translation as JSON, as docs/json-output.md describes it.
PPRSEARCH_EXPORT std::string to_json(const Translation& translation);

}  // namespace pprsearch
