#pragma once

#include <pprsearch/generation.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <iosfwd>

#include "query-cli/options.h"

namespace pprsearch {

/// The answer to what the command line asks for: a query, or what is like an entry. Throws as
/// Searcher does.
AnswerReader answer_to(const Searcher& searcher, const QueryCliOptions& options,
                       const SearchOptions& asked);

/// What is new about a question since an older generation.
struct NewHits {
  /// Total, ranks and page are of the new hits, which keep their order.
  SearchResult result;
  NewSince since;
};

/// The entries that a question finds and did not find in the generation that `options.new_since`
/// names by its number, or by a day: then it is the newest that was there at the end of that day
/// (UTC). Throws Error of kind `not_found` if no such generation is kept, and as Searcher does.
NewHits search_new(const Searcher& searcher, const QueryCliOptions& options,
                   const SearchOptions& asked);

/// Says how many of the hits are new, and since when.
void say_new(const NewHits& found, std::ostream& err);

}  // namespace pprsearch
