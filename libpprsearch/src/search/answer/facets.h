#pragma once

#include <pprsearch/searcher.h>

#include <vector>

#include "index/index_reader.h"
#include "search/answer/filters.h"
#include "search/match/entry_set.h"

namespace pprsearch {

/// Counts one facet over `matches`, which must have the field's own filters set aside. A value is
/// `selected` where `chosen` filters name it.
Facet count_facet(IndexReader::Session& session, const FacetRequest& request,
                  const EntrySet& matches, const std::vector<ChosenFilter>& chosen);

}  // namespace pprsearch
