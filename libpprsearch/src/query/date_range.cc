#include "query/date_range.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "base/ascii.h"
#include "query/characters.h"

namespace pprsearch {
namespace {

constexpr std::size_t kYearLength = 4;   // YYYY
constexpr std::size_t kMonthLength = 7;  // YYYY-MM
constexpr std::size_t kDayLength = 10;   // YYYY-MM-DD
constexpr std::chrono::sys_days kFirstDay = std::chrono::year(1) / 1 / 1;
constexpr std::string_view kFirstOfYear = "-01-01";
constexpr std::string_view kLastOfYear = "-12-31";

std::optional<int> number(std::string_view digits) {
  if (!std::all_of(digits.begin(), digits.end(), is_digit)) return std::nullopt;
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// The first day of the year, month or day that `text` names.
std::optional<std::chrono::year_month_day> first_day(std::string_view text) {
  const bool known_length =
      text.size() == kYearLength || text.size() == kMonthLength || text.size() == kDayLength;
  if (!known_length) return std::nullopt;
  std::string whole(text);
  whole += kFirstOfYear.substr(text.size() - kYearLength);
  if (whole[kYearLength] != '-' || whole[kMonthLength] != '-') return std::nullopt;
  const auto year = number(std::string_view(whole).substr(0, kYearLength));
  const auto month = number(std::string_view(whole).substr(kYearLength + 1, 2));
  const auto day = number(std::string_view(whole).substr(kMonthLength + 1, 2));
  if (!year || !month || !day) return std::nullopt;
  const std::chrono::year_month_day date(std::chrono::year(*year),
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day)));
  return date.ok() ? std::optional(date) : std::nullopt;
}

std::string padded(unsigned value, std::size_t width) {
  const std::string digits = std::to_string(value);
  return std::string(width - digits.size(), '0') + digits;
}

std::string write_date(std::chrono::year_month_day date, std::size_t length) {
  const std::string whole = padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + '-' +
                            padded(static_cast<unsigned>(date.month()), 2) + '-' +
                            padded(static_cast<unsigned>(date.day()), 2);
  return whole.substr(0, length);
}

// The next (+1) or previous (-1) unit of the precision that `text` has.
std::optional<std::string> neighbour(std::string_view text, int step) {
  auto date = *first_day(text);
  if (text.size() == kYearLength) {
    date += std::chrono::years(step);
  } else if (text.size() == kMonthLength) {
    date += std::chrono::months(step);
  } else {
    date = std::chrono::sys_days(date) + std::chrono::days(step);
  }
  const int year = static_cast<int>(date.year());
  if (year < 0 || year > 9999) return std::nullopt;
  return write_date(date, text.size());
}

std::optional<DateRange> read_comparison(std::string_view text) {
  const bool greater = text.front() == '>';
  const bool inclusive = text.substr(1, 1) == "=";
  const std::string_view date = text.substr(inclusive ? 2 : 1);
  if (!first_day(date)) return std::nullopt;
  const int step = greater ? 1 : -1;
  const auto end = inclusive ? std::optional(std::string(date)) : neighbour(date, step);
  if (!end) return std::nullopt;
  return greater ? DateRange{*end, ""} : DateRange{"", *end};
}

}  // namespace

std::optional<DateRange> read_date_range(std::string_view text) {
  if (text.starts_with('>') || text.starts_with('<')) return read_comparison(text);
  const std::size_t dots = text.find("..");
  const std::string_view from = text.substr(0, dots);
  const std::string_view to = dots == text.npos ? from : text.substr(dots + 2);
  const auto is_end = [&](std::string_view end) {
    return end.empty() || first_day(end) || (dots != text.npos && is_relative(end));
  };
  if (!is_end(from) || !is_end(to) || (from.empty() && to.empty())) return std::nullopt;
  return DateRange{std::string(from), std::string(to)};
}

bool is_reversed(const DateRange& range) {
  if (range.from.empty() || range.to.empty()) return false;
  if (is_relative(range.from) && is_relative(range.to)) {
    const std::chrono::sys_days any = std::chrono::sys_days(std::chrono::year(9999) / 1 / 1);
    return day_before(range.from, any) > day_before(range.to, any);
  }
  if (is_relative(range.from) || is_relative(range.to)) return false;
  // Every month is given 31 days: only the order of the ends matters here.
  const auto complete = [](const std::string& end, std::string_view rest) {
    return end + std::string(rest.substr(end.size() - kYearLength));
  };
  return complete(range.from, kFirstOfYear) > complete(range.to, kLastOfYear);
}

bool has_years_only(const DateRange& range) {
  const auto is_year = [](const std::string& end) {
    return is_relative(end) ? ascii_lower(end.back()) == 'y' : end.size() <= kYearLength;
  };
  return is_year(range.from) && is_year(range.to);
}

bool is_relative(std::string_view end) {
  constexpr std::size_t kMostDigits = 4;
  const std::size_t digits = count_digits(end);
  return digits > 0 && digits <= kMostDigits && digits + 1 == end.size() &&
         std::string_view("ymd").find(ascii_lower(end.back())) != std::string_view::npos;
}

std::chrono::sys_days day_before(std::string_view relative, std::chrono::sys_days today) {
  const int count = *number(relative.substr(0, relative.size() - 1));
  const char unit = ascii_lower(relative.back());
  if (unit == 'd') return std::max(today - std::chrono::days(count), kFirstDay);
  std::chrono::year_month_day date(today);
  const std::chrono::day day = date.day();
  const auto month = date.year() / date.month() -
                     (unit == 'y' ? std::chrono::months(12 * count) : std::chrono::months(count));
  date = month / day;
  if (!date.ok()) date = month / std::chrono::last;
  return std::max(std::chrono::sys_days(date), kFirstDay);
}

std::string write_day(std::chrono::sys_days day) {
  return write_date(std::chrono::year_month_day(day), kDayLength);
}

std::optional<std::chrono::sys_days> read_day(std::string_view text) {
  const auto day = text.size() == kDayLength ? first_day(text) : std::nullopt;
  return day ? std::optional(std::chrono::sys_days(*day)) : std::nullopt;
}

}  // namespace pprsearch
