#include "search/ranges.h"

#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <algorithm>
#include <limits>

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

PlanNode range_node(const QueryNode& node) {
  PlanNode planned;
  planned.kind = PlanNode::Kind::range;
  planned.from = 1;
  planned.to = std::numeric_limits<std::uint32_t>::max();
  if (node.field == "year") {
    planned.column = PlanNode::Column::year;
    if (!node.from.empty()) planned.from = static_cast<std::uint32_t>(std::stoul(node.from));
    if (!node.to.empty()) planned.to = static_cast<std::uint32_t>(std::stoul(node.to));
  } else {
    planned.column = PlanNode::Column::published;
    if (!node.from.empty()) planned.from = first_day(date_number(node.from));
    if (!node.to.empty()) planned.to = last_day(date_number(node.to));
  }
  return planned;
}

PlanNode range_of_filter(FacetField field, const std::string& value) {
  const std::string name(to_string(field));
  const ParsedQuery parsed = parse_query(name + ':' + value, Syntax::lenient);
  if (!parsed.diagnostics.empty()) {
    throw Error(name + " '" + value + "': " + parsed.diagnostics[0].message);
  }
  if (parsed.query.root().kind != QueryNode::Kind::range) {
    throw Error(name + " '" + value + "': is no range; write it like 2015..2020");
  }
  return range_node(parsed.query.root());
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
