#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <memory>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/match/entry_set.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// The plan of a query that has no plain words to combine, under the expansion of `options`. Faults
/// of meaning find nothing.
std::shared_ptr<const Plan> plan_without_list(IndexReader::Session& session, const Query& query,
                                              const SearchOptions& options,
                                              const Deadline& deadline);

/// What a query finds that has no plain words to combine, under the expansion of `options` and
/// without its filters. Faults of meaning find nothing. The set is not complete if the deadline has
/// passed.
EntrySet found_by(IndexReader::Session& session, const Query& query, const SearchOptions& options,
                  const Deadline& deadline);

}  // namespace pprsearch
