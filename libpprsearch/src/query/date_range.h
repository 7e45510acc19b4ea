#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pprsearch {

/// Two ends, both included, each YYYY, YYYY-MM, YYYY-MM-DD or relative to a day that is known
/// later, such as "1y", "6m" or "30d" before it; an empty one is open.
struct DateRange {
  std::string from;
  std::string to;

  bool operator==(const DateRange&) const = default;
};

/// Reads `2015`, `2015..2020`, `2015..`, `..2020`, `>=2015`, `>2015`, `<=2015`,
/// `<2015`. The ends of `>` and `<` are moved by one unit, so that they can be
/// included: `>2015` is from 2016. Relative ends are read before and behind `..` alone. nullopt if
/// it is none of these, or names a day that the calendar has not.
std::optional<DateRange> read_date_range(std::string_view text);

/// Whether no day lies in the range. False of a range with one relative end: it depends.
bool is_reversed(const DateRange& range);

/// Whether an end is a number of years, months or days: "1y", "6m", "30d".
bool is_relative(std::string_view end);

/// The day that a relative end names: "1y" of 2026-11-29 is 2025-11-29. In a month that has no such
/// day it is the last one; before the year 1 it is the first day of that year.
std::chrono::sys_days day_before(std::string_view relative, std::chrono::sys_days today);

/// The day as YYYY-MM-DD, and back; nullopt for a text that names none.
std::string write_day(std::chrono::sys_days day);
std::optional<std::chrono::sys_days> read_day(std::string_view text);

/// Whether both ends are years, numbers of years, or open.
bool has_years_only(const DateRange& range);

}  // namespace pprsearch
