#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace pprsearch {

/// Which of a request's filters are in force, one for each.
using FiltersInForce = std::vector<bool>;

/// How many entries a query finds under some of the filters.
using CountUnder = std::function<std::size_t(const Query&, const FiltersInForce&)>;

inline constexpr std::size_t kMostEmptyAnswerCounts = 80;

/// Why a query finds nothing under all of its `filters` filters, and what would. `needs_all`:
/// every word of a list of plain words had to be there. Asks for at most kMostEmptyAnswerCounts
/// counts. nullopt if the query is one part without parts of its own, or asks for nothing.
std::optional<EmptyAnswer> explain_empty(const Query& query, bool needs_all, std::size_t filters,
                                         const CountUnder& count);

}  // namespace pprsearch
