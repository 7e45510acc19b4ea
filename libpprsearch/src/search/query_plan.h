#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <memory>
#include <vector>

#include "index/index_reader.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// The ways in which the plain words of a list are combined, in the order in which they are
/// tried: the first that finds an entry holds, else the last. `first` is the list's plan in the
/// first of them.
std::vector<Combination> ways_to_combine(Match asked, const Plan& first);

/// A query as it is to be matched.
struct PlannedQuery {
  /// How plain words are combined; automatic if entries have enough of them, but perhaps not all.
  Match match = Match::all;
  std::shared_ptr<const Plan> plan;     ///< of that way
  std::vector<Diagnostic> diagnostics;  ///< of the expansion, and of how words are combined
};

/// Plans a query as the options ask. `finds_any` is asked about each way that is tried, and about
/// the plan that is returned last of all; before, perhaps about single words. Throws as
/// Expander::expand() does.
PlannedQuery plan_query(IndexReader::Session& session, const Query& query,
                        const SearchOptions& options, const FindsAny& finds_any);

}  // namespace pprsearch
