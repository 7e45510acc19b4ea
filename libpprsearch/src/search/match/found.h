#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/match/entry_set.h"

namespace pprsearch {

/// What a query finds that has no plain words to combine, under the expansion of `options` and
/// without its filters. Faults of meaning find nothing. The set is not complete if the deadline has
/// passed.
EntrySet found_by(IndexReader::Session& session, const Query& query, const SearchOptions& options,
                  const Deadline& deadline);

}  // namespace pprsearch
