#include "search/plan/ranges.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <limits>
#include <optional>

#include "query/characters.h"
#include "query/date_range.h"
#include "query/print.h"
#include "search/plan/relative_dates.h"

namespace pprsearch {
std::uint32_t first_day_of(std::uint32_t date) {
  return date + (date / 100 % 100 == 0 ? 100 : 0) + (date % 100 == 0 ? 1 : 0);
}

std::uint32_t last_day_of(std::uint32_t date) {
  return date + (date / 100 % 100 == 0 ? 1200 : 0) + (date % 100 == 0 ? 31 : 0);
}

PlanNode range_node(const tree::Range& range) {
  PlanNode planned;
  planned.kind = PlanNode::Kind::range;
  planned.from = 1;
  planned.to = std::numeric_limits<std::uint32_t>::max();
  if (range.field == "year") {
    planned.column = PlanNode::Column::year;
    // An entry without a year has the year 0 there, and is in no range.
    if (!range.from.empty()) {
      planned.from = std::max(1U, static_cast<std::uint32_t>(std::stoul(range.from)));
    }
    if (!range.to.empty()) planned.to = static_cast<std::uint32_t>(std::stoul(range.to));
  } else {
    planned.column = PlanNode::Column::published;
    if (!range.from.empty()) planned.from = first_day_of(date_number(range.from));
    if (!range.to.empty()) planned.to = last_day_of(date_number(range.to));
  }
  return planned;
}

tree::Range parse_filter_range(FacetField field, const std::string& value,
                               std::chrono::sys_days today) {
  const std::string name(to_string(field));
  const auto refuse = [&](const std::string& why) {
    throw Error(name + " '" + value + "': " + why, ErrorKind::bad_value);
  };
  const bool years_only = field == FacetField::year;
  const std::optional<DateRange> read = read_date_range(to_plain(value).text);
  if (!read || (years_only && !has_years_only(*read))) {
    const std::string wanted = years_only ? "a year" : "a date (2020, 2020-07 or 2020-07-15)";
    refuse('"' + value + "\" is not " + wanted + " or a range of them");
  }
  const tree::Range range = resolved({name, read->from, read->to}, today);
  if (is_reversed({range.from, range.to})) {
    refuse("the range \"" + print_ends(range) + "\" ends before it begins");
  }
  return range;
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
  return date != 0 && first_day_of(date) >= range.from && last_day_of(date) <= range.to;
}

}  // namespace pprsearch
