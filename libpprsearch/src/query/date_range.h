#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pprsearch {

/// Two ends, both included, each YYYY, YYYY-MM or YYYY-MM-DD; an empty one is open.
struct DateRange {
  std::string from;
  std::string to;

  bool operator==(const DateRange&) const = default;
};

/// Reads `2015`, `2015..2020`, `2015..`, `..2020`, `>=2015`, `>2015`, `<=2015`,
/// `<2015`. The ends of `>` and `<` are moved by one unit, so that they can be
/// included: `>2015` is from 2016. nullopt where it is none of these, or names
/// a day that the calendar has not.
std::optional<DateRange> read_date_range(std::string_view text);

/// Whether no day lies in the range.
bool is_reversed(const DateRange& range);

/// Whether both ends are years, or open.
bool has_years_only(const DateRange& range);

}  // namespace pprsearch
