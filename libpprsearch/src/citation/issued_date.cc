#include "citation/issued_date.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxDateBytes = 60;  // with its brackets
constexpr std::size_t kYearDigits = 4;

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

constexpr std::array<std::string_view, 8> kWithoutYear = {
    "in press",     "n.d",      "forthcoming",    "submitted",
    "under review", "accepted", "in preparation", "undated"};

/// 1 to 12 for "November", "Nov", "Sept"; 0 for other words.
int month_of(std::string_view word) {
  if (word.size() < 3) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (is_same_word(word, kMonths[i].substr(0, word.size()))) return static_cast<int>(i) + 1;
  }
  return 0;
}

int number_of(std::string_view digits) {
  int number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}

/// Figures of other lengths (a day's time, a long number) say nothing.
void take_figures(std::string_view digits, IssuedDate& date) {
  if (digits.size() == kYearDigits && digits.front() != '0') {
    date.year = number_of(digits);
  } else if (digits.size() > 2) {
    return;
  } else if (date.year != 0 && date.month == 0) {
    date.month = number_of(digits);
  } else if (date.day == 0) {
    date.day = number_of(digits);
  }
}

/// The run of characters at the start of `text` for which `belongs` holds.
template <typename Predicate>
std::string_view run_of(std::string_view text, Predicate belongs) {
  const auto end = std::find_if_not(text.begin(), text.end(), belongs);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

bool begins_with_year(std::string_view text) {
  const std::string_view digits = run_of(text, is_digit);
  return digits.size() == kYearDigits && (digits.front() == '1' || digits.front() == '2');
}

bool is_date(std::string_view text) {
  const auto begins = [&](std::string_view words) { return begins_with(text, words); };
  if (begins_with_year(text) || std::ranges::any_of(kWithoutYear, begins)) return true;
  return month_of(run_of(text, is_letter)) != 0 && read_issued(text).year != 0;
}

std::optional<FoundDate> find_bracketed_date(std::string_view line) {
  for (std::size_t open = line.find('('); open != std::string_view::npos;
       open = line.find('(', open + 1)) {
    const std::string_view rest = line.substr(open + 1, kMaxDateBytes);
    const std::size_t close = rest.find(')');
    const std::string_view inside = trim(rest.substr(0, close));
    if (close == std::string_view::npos || !is_date(inside)) continue;
    return FoundDate{open, open + close + 2, read_issued(inside)};
  }
  return std::nullopt;
}

/// Whether `text` ends as a list of names does, not as a title: with an
/// initial, with "et al.", or as surnames joined by "&".
bool ends_as_names(std::string_view text) {
  text = trim_end(text, " ,(");
  if (text.ends_with("et al.") || text.ends_with("et al")) return true;
  if (!text.ends_with('.')) return text.find(" & ") != std::string_view::npos;
  const std::string_view letters = trim_end(text, ".");
  const std::size_t before = letters.find_last_of(" .-,");
  return before != std::string_view::npos && before + 2 >= letters.size() &&
         text.find(',') != std::string_view::npos;
}

/// Bytes of a bare year with its letter and stop: "2019.", "2011b,"; else 0.
std::size_t length_of_bare_year(std::string_view text) {
  if (!begins_with_year(text)) return 0;
  const std::size_t letter = text.size() > kYearDigits && is_lower(text[kYearDigits]);
  const std::string_view after = text.substr(kYearDigits + letter, 1);
  return after == "." || after == "," || after == ":" ? kYearDigits + letter : 0;
}

std::optional<FoundDate> find_bare_year(std::string_view line) {
  for (std::size_t space = line.find(' '); space != std::string_view::npos;
       space = line.find(' ', space + 1)) {
    const std::size_t begin = space + 1;
    const std::size_t length = length_of_bare_year(line.substr(begin));
    if (length == 0) continue;
    if (!ends_as_names(line.substr(0, space))) return std::nullopt;
    return FoundDate{begin, begin + length, read_issued(line.substr(begin, kYearDigits))};
  }
  return std::nullopt;
}

}  // namespace

IssuedDate read_issued(std::string_view text) {
  return as_far_as_real(read_issued_as_it_stands(text));
}

IssuedDate read_issued_as_it_stands(std::string_view text) {
  IssuedDate date;
  while (!text.empty()) {
    const std::string_view digits = run_of(text, is_digit);
    const std::string_view word = run_of(text, is_letter);
    if (!digits.empty()) take_figures(digits, date);
    if (date.month == 0) date.month = month_of(word);
    text.remove_prefix(std::max<std::size_t>(1, digits.size() + word.size()));
  }
  if (date.month == 0) date.day = 0;  // a figure beside a year alone is no day
  return date;
}

IssuedDate as_far_as_real(IssuedDate date) {
  if (date.year < 1 || date.year > 9999) return {};
  if (date.month < 1 || date.month > 12) return {date.year, 0, 0};
  const std::chrono::year_month_day day = std::chrono::year(date.year) / date.month / date.day;
  if (date.day < 1 || date.day > 31 || !day.ok()) date.day = 0;
  return date;
}

std::optional<FoundDate> find_date(std::string_view line) {
  const std::optional<FoundDate> bracketed = find_bracketed_date(line);
  return bracketed ? bracketed : find_bare_year(line);
}

}  // namespace pprsearch
