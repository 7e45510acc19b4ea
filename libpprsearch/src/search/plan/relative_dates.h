#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <chrono>
#include <vector>

#include "query/tree.h"

namespace pprsearch {

/// The day from which a search's relative dates count.
std::chrono::sys_days today_of(const SearchOptions& options);

/// The range with dates in place of relative ends: `published:1y..` of 2026-11-29 is
/// published:2025-11-29.., and `year:1y..` is year:2025...
tree::Range resolved(tree::Range range, std::chrono::sys_days today);

/// The query with such ranges alone. Each that was relative is noted. Of one whose ends are now
/// reversed strict reading throws QuerySyntaxError; otherwise they are swapped, and that is noted.
Query with_dates(const Query& query, const SearchOptions& options,
                 std::vector<Diagnostic>& diagnostics);

}  // namespace pprsearch
