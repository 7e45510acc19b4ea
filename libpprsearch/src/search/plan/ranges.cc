#include "search/plan/ranges.h"

#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <algorithm>
#include <limits>

#include "search/plan/relative_dates.h"

namespace pprsearch {
namespace {

/// The first day of a date that may lack month or day.
std::uint32_t first_day(std::uint32_t date) {
  return date + (date / 100 % 100 == 0 ? 100 : 0) + (date % 100 == 0 ? 1 : 0);
}

/// A number not before its last day.
std::uint32_t last_day(std::uint32_t date) {
  return date + (date / 100 % 100 == 0 ? 1200 : 0) + (date % 100 == 0 ? 31 : 0);
}

}  // namespace

PlanNode range_node(const tree::Range& range) {
  PlanNode planned;
  planned.kind = PlanNode::Kind::range;
  planned.from = 1;
  planned.to = std::numeric_limits<std::uint32_t>::max();
  if (range.field == "year") {
    planned.column = PlanNode::Column::year;
    if (!range.from.empty()) planned.from = static_cast<std::uint32_t>(std::stoul(range.from));
    if (!range.to.empty()) planned.to = static_cast<std::uint32_t>(std::stoul(range.to));
  } else {
    planned.column = PlanNode::Column::published;
    if (!range.from.empty()) planned.from = first_day(date_number(range.from));
    if (!range.to.empty()) planned.to = last_day(date_number(range.to));
  }
  return planned;
}

tree::Range parse_filter_range(FacetField field, const std::string& value,
                               std::chrono::sys_days today) {
  const std::string name(to_string(field));
  const ParsedQuery parsed = parse_query(name + ':' + value, Syntax::lenient);
  if (!parsed.diagnostics.empty()) {
    throw Error(name + " '" + value + "': " + parsed.diagnostics[0].message, ErrorKind::bad_value);
  }
  const auto* range = as<tree::Range>(root_of(parsed.query));
  if (range == nullptr) {
    throw Error(name + " '" + value + "': is no range; write it like 2015..2020",
                ErrorKind::bad_value);
  }
  return resolved(*range, today);
}

PlanNode range_of_filter(FacetField field, const std::string& value) {
  return range_node(parse_filter_range(field, value, {}));
}

bool in_range(const PlanNode& range, const Columns& columns, EntryNumber entry) {
  if (range.column == PlanNode::Column::year) {
    const std::uint32_t year = columns.year(entry);
    return year >= range.from && year <= range.to;
  }
  const std::uint32_t date = columns.published(entry);
  return date != 0 && first_day(date) >= range.from && last_day(date) <= range.to;
}

}  // namespace pprsearch
