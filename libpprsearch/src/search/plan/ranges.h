#pragma once

#include <pprsearch/searcher.h>

#include <string>

#include "index/store/columns.h"
#include "query/tree.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// The range of a query as the matcher takes it.
PlanNode range_node(const tree::Range& range);

/// A filter's value, read as the query language reads what stands behind
/// `year:` or `published:`. Throws Error where it is no range.
tree::Range parse_filter_range(FacetField field, const std::string& value);
/// The same as the matcher takes it.
PlanNode range_of_filter(FacetField field, const std::string& value);

/// Whether an entry lies wholly within the range: one published "2020" is not
/// within 2020-07..2020-12, one without a date is in none.
bool in_range(const PlanNode& range, const Columns& columns, EntryNumber entry);

}  // namespace pprsearch
