#pragma once

#include <pprsearch/searcher.h>

#include <chrono>
#include <cstdint>
#include <string>

#include "index/store/columns.h"
#include "query/tree.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// The first and last day of a date, yyyymmdd, of which month or day may be 0. The last is a number
/// not before that day.
std::uint32_t first_day_of(std::uint32_t date);
std::uint32_t last_day_of(std::uint32_t date);

/// The range of a query as the matcher takes it; none of its ends may be relative.
PlanNode range_node(const tree::Range& range);

/// A filter's value: a date or range as `year:` or `published:` take it, and nothing else; relative
/// ends count from `today`. Throws Error if it is none, or ends before it begins.
tree::Range parse_filter_range(FacetField field, const std::string& value,
                               std::chrono::sys_days today);
/// The same as the matcher takes it, of a value without relative ends.
PlanNode range_of_filter(FacetField field, const std::string& value);

/// Whether an entry lies wholly within the range: one published "2020" is not
/// within 2020-07..2020-12, one without a date is in none.
bool in_range(const PlanNode& range, const Columns& columns, EntryNumber entry);

}  // namespace pprsearch
