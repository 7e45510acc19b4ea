#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <memory>
#include <vector>

#include "index/index_reader.h"
#include "search/deadline.h"
#include "search/match/matcher.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// The ways in which the plain words of a list are combined, in the order in which they are
/// tried: the first that finds an entry holds, else the last. `all` is the list's plan under
/// Match::all. Match::automatic among the ways is any, but what stands in quotes holds.
std::vector<Match> ways_to_combine(Match asked, const Plan& all);

/// What a query finds before any filter.
struct QueryMatch {
  Match match = Match::all;          ///< how plain words were combined: all or any
  std::unique_ptr<const Plan> plan;  ///< of that way; the matcher points into it
  Matcher matcher;
  std::vector<Diagnostic> diagnostics;  ///< of the expansion
};

/// Matches a query as the options ask. Filters play no part in it: a facet's counts have to
/// hold for whatever value is chosen next. What is returned uses session and deadline. Throws
/// as Expander::expand() does.
QueryMatch match_query(IndexReader::Session& session, const Query& query,
                       const SearchOptions& options, const Deadline& deadline);

}  // namespace pprsearch
