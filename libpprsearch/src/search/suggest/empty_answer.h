#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "search/suggest/begun_count.h"

namespace pprsearch {

/// Which of a request's filters are in force, one for each.
using FiltersInForce = std::vector<bool>;

/// Begins the count of a query, by its canonical text, under some of the filters.
using BeginCountUnder = std::function<BegunCount(const std::string&, const FiltersInForce&)>;

inline constexpr std::size_t kMostEmptyAnswerCounts = 80;

/// Why a query finds nothing under all of its `filters` filters, and what would. `needs_all`:
/// every word of a list of plain words had to be there. Makes at most kMostEmptyAnswerCounts
/// counts, and begins no more. nullopt if the query is one part without parts of its own, or asks
/// for nothing.
std::optional<EmptyAnswer> explain_empty(const Query& query, bool needs_all, std::size_t filters,
                                         const BeginCountUnder& begin);

}  // namespace pprsearch
