#include "citation/issued_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxDateBytes = 60;  // with its brackets
constexpr int kMonthsOfYear = 12;
constexpr std::size_t kMostEarly = 2;  // a day and a month before the year

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

/// The run of characters at the start of `text` for which `belongs` holds.
template <typename Predicate>
std::string_view run_of(std::string_view text, Predicate belongs) {
  const auto end = std::find_if_not(text.begin(), text.end(), belongs);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// A text read from left to right. What tells the month is a word or a figure behind the year
/// ("2019-05"), or the figures before it whose order is certain ("3/2019", "25.12.2019"). Of a
/// range the beginning counts: after a year and its month, another year is its end.
class DateReader {
 public:
  explicit DateReader(std::string_view text) : rest_(text) {}

  IssuedDate read() {
    while (!rest_.empty() && !has_ended_) {
      const std::string_view digits = run_of(rest_, is_digit);
      const std::string_view word = run_of(rest_, is_letter);
      const char before = std::exchange(before_, rest_.front());
      rest_.remove_prefix(std::max<std::size_t>(1, digits.size() + word.size()));
      if (!digits.empty()) take_figures(digits, before);
      if (!word.empty()) take_word(word);
    }
    if (date_.month == 0) date_.day = 0;  // a figure beside a year alone is no day
    return date_;
  }

 private:
  /// A figure before the year, and what follows it directly.
  struct Figure {
    int number = 0;
    char mark = 0;
  };

  void take_word(std::string_view word) {
    const int month = month_of(word);
    is_behind_word_ = month == 0;
    if (month == 0) return;
    is_range_ = date_.month != 0;
    if (is_range_) return;
    date_.month = month;
    has_month_ = true;
    if (date_.day == 0 && !early_.empty()) date_.day = early_.front().number;
  }

  /// Figures of other lengths (a day's time, a long number) say nothing.
  void take_figures(std::string_view digits, char before) {
    const bool is_behind_word = std::exchange(is_behind_word_, false) && is_letter(before);
    if (digits.size() == kYearDigits && digits.front() != '0') {
      take_year(number_of(digits));
    } else if (digits.size() > 2) {
      if (date_.year == 0 && (digits.front() == '1' || digits.front() == '2')) take_run(digits);
    } else if (date_.year == 0 && date_.month == 0) {
      if (early_.size() <= kMostEarly) {
        early_.push_back({number_of(digits), rest_.empty() ? '\0' : rest_.front()});
      }
    } else if (date_.year == 0 || has_month_) {
      if (date_.day == 0 && !has_day_ && !is_range_ && !is_behind_word) {
        date_.day = number_of(digits);
        has_day_ = true;
      }
    } else if (!is_behind_word) {
      take_figure_behind_year(number_of(digits));
    }
  }

  void take_year(int year) {
    has_ended_ = date_.year != 0 && (has_month_ || ends_range(year));
    if (has_ended_) return;
    date_.year = year;
    behind_year_ = rest_;
    if (date_.month == 0) take_early_figures();
    early_.clear();
  }

  /// "1998-1999" and "2019/2020" are a range, "1923/1961" is a work and its edition.
  bool ends_range(int year) const {
    constexpr std::array<std::string_view, 4> kDashes = {"-", "--", "–", "—"};
    if (behind_year_.size() < rest_.size() + kYearDigits) return false;
    const std::string_view between =
        trim(behind_year_.substr(0, behind_year_.size() - rest_.size() - kYearDigits));
    return is_one_of(between, kDashes) || (between == "/" && year == date_.year + 1);
  }

  /// "20201103", and "202011" if that can be a month.
  void take_run(std::string_view digits) {
    if (digits.size() != 8 && digits.size() != 6) return;
    const int month = number_of(digits.substr(kYearDigits, 2));
    if (digits.size() == 6 && (month < 1 || month > kMonthsOfYear)) return;
    date_ = {number_of(digits.substr(0, kYearDigits)), month,
             digits.size() == 8 ? number_of(digits.substr(6)) : 0};
    has_month_ = has_day_ = true;
  }

  void take_figure_behind_year(int number) {
    const std::string_view letters = run_of(rest_, is_letter);
    const bool is_ordinal = !letters.empty() && month_of(letters) == 0;
    const std::string_view after =
        trim_begin(is_ordinal ? rest_.substr(letters.size()) : rest_, " .,-");
    if (month_of(run_of(after, is_letter)) != 0) {  // "2019 12 Mar", "2019 3rd March"
      date_.day = number;
      has_day_ = true;
    } else if (!is_ordinal) {  // "2000 2nd Quarter" has no month
      date_.month = number;
      has_month_ = true;
    }
  }

  /// "3/2019"; "25/12/2019" and "12/25/2019", but not "3/4/2019"; "3.4.2019".
  void take_early_figures() {
    constexpr std::string_view kMarks = "/.-";
    const auto is_joined = [&](const Figure& figure) { return is_one_of(figure.mark, kMarks); };
    if (early_.empty() || early_.size() > kMostEarly) return;
    if (!std::ranges::all_of(early_, is_joined)) return;
    const int first = early_.front().number;
    const int last = early_.back().number;
    const bool is_certain = early_.size() == 1 || first == last || early_.front().mark == '.' ||
                            first > kMonthsOfYear || last > kMonthsOfYear;
    if (!is_certain) return;
    const bool month_first = last > kMonthsOfYear;
    date_.month = month_first ? first : last;
    if (early_.size() == 2) date_.day = month_first ? last : first;
    has_month_ = true;
    has_day_ = early_.size() == 2;
  }

  std::string_view rest_;
  std::string_view behind_year_;
  IssuedDate date_;
  std::vector<Figure> early_;
  char before_ = 0;
  bool is_behind_word_ = false;  ///< a word that is no month: "Q1", "T10"
  bool has_month_ = false;       ///< be it 0, as in "2020-00-00"
  bool has_day_ = false;
  bool is_range_ = false;
  bool has_ended_ = false;
};

/// Bytes of a bare year with its letter and stop: "2019.", "2011b,"; else 0.
std::size_t length_of_bare_year(std::string_view text) {
  if (!starts_with_year(text)) return 0;
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

IssuedDate read_issued_as_it_stands(std::string_view text) { return DateReader(text).read(); }

IssuedDate as_far_as_real(IssuedDate date) {
  if (date.year < 1 || date.year > 9999) return {};
  if (date.month < 1 || date.month > 12) return {date.year, 0, 0};
  const std::chrono::year_month_day day = std::chrono::year(date.year) / date.month / date.day;
  if (date.day < 1 || date.day > 31 || !day.ok()) date.day = 0;
  return date;
}

bool starts_with_year(std::string_view text) {
  const std::string_view digits = run_of(text, is_digit);
  return digits.size() == kYearDigits && (digits.front() == '1' || digits.front() == '2');
}

int month_of_word(std::string_view word) { return read_issued(plus(word, " 2000")).month; }

bool is_season(std::string_view word) {
  constexpr std::array<std::string_view, 5> kSeasons = {"spring", "summer", "autumn", "fall",
                                                        "winter"};
  return std::ranges::any_of(kSeasons, [&](auto season) { return is_same_word(word, season); });
}

bool is_date(std::string_view text) {
  const auto begins = [&](std::string_view words) { return begins_with(text, words); };
  if (starts_with_year(text) || std::ranges::any_of(kWithoutYear, begins)) return true;
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

bool ends_as_names(std::string_view text) {
  text = trim_end(text, " ,(");
  if (text.ends_with("et al.") || text.ends_with("et al")) return true;
  if (!text.ends_with('.')) return text.find(" & ") != std::string_view::npos;
  const std::string_view letters = trim_end(text, ".");
  const std::size_t before = letters.find_last_of(" .-,");
  return before != std::string_view::npos && before + 2 >= letters.size() &&
         text.find(',') != std::string_view::npos;
}

std::optional<FoundDate> find_date(std::string_view line) {
  const std::optional<FoundDate> bracketed = find_bracketed_date(line);
  return bracketed ? bracketed : find_bare_year(line);
}

}  // namespace pprsearch
