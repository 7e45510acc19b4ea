#include "citation/issued_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "citation/month_names.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxDateBytes = 60;  // with its brackets
constexpr int kMonthsOfYear = 12;
constexpr std::size_t kMostEarly = 2;    // a day and a month before the year
constexpr std::size_t kMostBetween = 4;  // words and figures between a day and its month

constexpr std::array<std::string_view, 9> kWithoutYear = {
    "in press",     "n.d",      "no date",        "forthcoming", "submitted",
    "under review", "accepted", "in preparation", "undated"};

/// The run of characters at the start of `text` for which `belongs` holds.
template <typename Predicate>
std::string_view run_of(std::string_view text, Predicate belongs) {
  const auto end = std::find_if_not(text.begin(), text.end(), belongs);
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

/// A text read from left to right. What tells the month is a word or a figure behind the year
/// ("2019-05"), or the figures before it whose order is certain ("3/2019", "25.12.2019"). A figure
/// beside a word that is no month is neither month nor day ("3. listopadu 2012", "2012 Suppl 2").
/// Of a range the beginning counts: after a year and its month, another year is its end.
class DateReader {
 public:
  using MonthNamed = int (*)(std::string_view word);

  explicit DateReader(std::string_view text, MonthNamed month_of = month_named)
      : rest_(text), month_of_(month_of) {}

  IssuedDate read() {
    while (!rest_.empty() && !has_ended_) {
      const std::string_view digits = run_of(rest_, is_digit);
      const std::string_view word = digits.empty() ? word_at_begin(rest_) : std::string_view();
      const char before = std::exchange(before_, rest_.front());
      rest_.remove_prefix(std::max<std::size_t>(1, digits.size() + word.size()));
      if (!digits.empty()) take_figures(digits, before);
      if (!word.empty()) take_word(word);
    }
    if (date_.month == 0) date_.day = 0;  // a figure beside a year alone is no day
    return date_;
  }

  /// Whether a figure was passed over because of the word beside it, and no month is known.
  bool passed_over() const { return passed_over_ && date_.month == 0 && !has_part_of_year_; }

 private:
  /// A figure before the year, and what follows it directly.
  struct Figure {
    int number = 0;
    char mark = 0;
    bool is_behind_word = false;
  };
  enum class Behind : std::uint8_t { nothing, word, label };

  void take_word(std::string_view word) {
    const int month = month_of_(word);
    if (month == 0) return take_other_word(word);
    behind_ = Behind::nothing;
    is_range_ = date_.month != 0;
    if (is_range_) return;
    date_.month = month;
    has_month_ = true;
    if (date_.day == 0 && !early_.empty()) date_.day = early_.front().number;
  }

  void take_other_word(std::string_view word) {
    if (joins_a_date(word)) return;
    behind_ = labels_a_number(word) ? Behind::label : Behind::word;
    has_part_of_year_ = has_part_of_year_ || is_part_of_year(word);
    if (date_.month != 0) return;
    passed_over_ = passed_over_ || !early_.empty();
    early_.clear();
  }

  /// Figures of other lengths (a day's time, a long number) say nothing.
  void take_figures(std::string_view digits, char before) {
    const Behind behind = std::exchange(behind_, Behind::nothing);
    if (digits.size() == kYearDigits && digits.front() != '0') {
      take_year(number_of_figures(digits));
    } else if (digits.size() > 2) {
      if (date_.year == 0 && (digits.front() == '1' || digits.front() == '2')) take_run(digits);
    } else if (date_.year == 0 && date_.month == 0) {
      take_early(number_of_figures(digits), behind);
    } else if (date_.year == 0 || has_month_) {
      if (date_.day == 0 && !has_day_ && !is_range_ && behind == Behind::nothing) {
        date_.day = number_of_figures(digits);
        has_day_ = true;
      }
    } else {
      take_figure_behind_year(number_of_figures(digits), behind, is_one_of(before, "-/."));
    }
  }

  void take_early(int number, Behind behind) {
    if (behind == Behind::label) {
      passed_over_ = true;
    } else if (early_.size() <= kMostEarly) {
      const char mark = rest_.empty() ? '\0' : rest_.front();
      early_.push_back({number, mark, behind == Behind::word});
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
    const int month = number_of_figures(digits.substr(kYearDigits, 2));
    if (digits.size() == 6 && (month < 1 || month > kMonthsOfYear)) return;
    date_ = {number_of_figures(digits.substr(0, kYearDigits)), month,
             digits.size() == 8 ? number_of_figures(digits.substr(6)) : 0};
    has_month_ = has_day_ = true;
  }

  /// The word behind a figure, past "rd of" of "3rd of May" and, unless the figure is joined to the
  /// year, the "-7" of "5-7 May".
  std::string_view word_behind_figure(bool is_joined) const {
    std::string_view after = rest_;
    for (std::size_t i = 0; i < kMostBetween; ++i) {
      const bool is_dashed = after.starts_with('-') || after.starts_with("–");
      for (const std::string_view mark : {"–", "º", "ª", "°"}) {
        if (after.starts_with(mark)) after.remove_prefix(mark.size());
      }
      after = trim_begin(after, " .,-()[]");
      const std::size_t digits = count_digits(after);
      const std::string_view word = word_at_begin(after);
      const bool is_end_of_days = digits > 0 && digits <= 2 && is_dashed && !is_joined;
      if (!is_end_of_days && !joins_a_date(word)) return word;
      after.remove_prefix(digits + word.size());
    }
    return {};
  }

  void take_figure_behind_year(int number, Behind behind, bool is_joined) {
    if (has_day_) return;
    const std::string_view word = word_behind_figure(is_joined);
    if (behind != Behind::label && month_of_(word) != 0) {  // "2019 12 Mar", "2019 3rd March"
      date_.day = number;
      has_day_ = true;
      return;
    }
    const bool is_glued = !word_at_begin(rest_).empty();  // "2000 2nd Quarter" has no month
    const std::string_view next = word_at_begin(trim_begin(rest_, " .()[]"));
    const bool is_beside_word = behind != Behind::nothing || is_glued ||
                                (!is_joined && !next.empty() && !joins_a_date(next));
    if (is_beside_word) {
      passed_over_ = true;
      has_part_of_year_ = has_part_of_year_ || is_part_of_year(word);
    } else {
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
    if (early_.size() == 1 && early_.front().is_behind_word) {  // "Ausgabe 3/2019"
      passed_over_ = true;
      return;
    }
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
  MonthNamed month_of_;
  char before_ = 0;
  Behind behind_ = Behind::nothing;  ///< a word that is no month: "Q1", "T10", "Suppl 2"
  bool passed_over_ = false;
  bool has_part_of_year_ = false;
  bool has_month_ = false;  ///< be it 0, as in "2020-00-00"
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

IssuedDate read_issued(std::string_view text) { return as_far_as_real(DateReader(text).read()); }

IssuedAsItStands read_issued_as_it_stands(std::string_view text) {
  DateReader reader(text);
  const IssuedDate date = reader.read();
  return {date, reader.passed_over()};
}

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

int month_of_word(std::string_view word) {
  return as_far_as_real(DateReader(plus(word, " 2000"), month_named_surely).read()).month;
}

bool is_year(std::string_view word) { return word.size() == kYearDigits && starts_with_year(word); }

bool is_date(std::string_view text) {
  const auto begins = [&](std::string_view words) { return begins_with(text, words); };
  if (starts_with_year(text) || std::ranges::any_of(kWithoutYear, begins)) return true;
  const std::string_view word = word_at_begin(text);
  if (names_season(word)) {
    const std::string_view year = trim_begin(text.substr(word.size()), " ,");
    return starts_with_year(year);
  }
  const bool is_month = month_named_surely(word) != 0;
  const bool may_be_person = text.substr(word.size()).starts_with(',');  // "(Marco, 2019)"
  return is_month && (!may_be_person || is_english_month(word)) && read_issued(text).year != 0;
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
