#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "index/index_reader.h"
#include "search/plan/expander.h"
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

/// Plans a query as the options ask, one way of combining its words after another, so that whoever
/// has many queries can ask about one way of each at once. What it is given must live longer.
class QueryPlanning {
 public:
  /// Plans the first way. `finds_any` is asked about single words, if at all. Throws as
  /// Expander::expand() does.
  QueryPlanning(IndexReader::Session& session, const Query& query, const SearchOptions& options,
                const FindsAny& finds_any);

  /// Of the way that is to be tried now, or that holds.
  const std::shared_ptr<const Plan>& plan() const { return plan_; }
  /// Told whether that plan finds any entry, it says whether the plan holds; if not, it plans the
  /// next way.
  bool holds(bool found);
  /// Once a plan holds.
  PlannedQuery planned() const;

 private:
  const Query& query_;
  Match asked_;
  Expander expander_;
  std::vector<Combination> ways_;
  std::size_t way_ = 0;  ///< in `ways_`
  std::shared_ptr<const Plan> plan_;
  std::vector<std::string> unknown_;  ///< in the first way
  bool found_ = false;
};

/// The same, in one go: `finds_any` is asked about each way that is tried, and about the plan that
/// is returned last of all.
PlannedQuery plan_query(IndexReader::Session& session, const Query& query,
                        const SearchOptions& options, const FindsAny& finds_any);

}  // namespace pprsearch
