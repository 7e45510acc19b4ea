#include "formats/bibtex/bibtex_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/reference_date.h"
#include "formats/tex_text.h"

namespace pprsearch {
namespace {

// The numbers of up to four digits in `text`, in their order; others are 0.
std::vector<int> numbers_in(std::string_view text) {
  std::vector<int> numbers;
  std::size_t digits = 0;
  for (const char c : text) {
    if (!is_digit(c)) {
      digits = 0;
    } else if (++digits == 1) {
      numbers.push_back(c - '0');
    } else {
      numbers.back() = digits <= 4 ? numbers.back() * 10 + (c - '0') : 0;
    }
  }
  return numbers;
}

int number_at(const std::vector<int>& numbers, std::size_t at) {
  return at < numbers.size() ? numbers[at] : 0;
}

// The month that a word of `text` names; 0 where none does. Figures say nothing here.
int month_named(std::string_view text) {
  std::string words(text);
  std::ranges::replace_if(words, is_digit, ' ');
  return date_in_words(plus("2000 ", words)).month;
}

// "2020", "c2003", "2019/2020", "2020a": the first number of four digits.
int year_in(std::string_view text) {
  for (const int number : numbers_in(text)) {
    if (number >= 1000) return number;
  }
  return 0;
}

// Two of "1998--1999".
std::ptrdiff_t count_years(std::string_view text) {
  return std::ranges::count_if(numbers_in(text), [](int number) { return number >= 1000; });
}

constexpr std::size_t kDateDigits = 8;

// "2020-11-03" of "2020/11/03"; "2019/2020" is a range.
std::string with_hyphens_for_slashes(std::string date) {
  constexpr int kMonths = 12;
  const std::vector<std::string_view> parts = split_at(date, '/');
  const bool is_date = parts.size() > 1 && parts[0].size() == 4 && are_digits(parts[0]) &&
                       are_digits(parts[1]) && parts[1].size() <= 2 &&
                       number_of_figures(parts[1]) <= kMonths;
  return is_date ? date_of_slashes(date) : date;
}

// "2020-11-03" of "20201103".
std::string with_hyphens(std::string date) {
  date.insert(6, "-").insert(4, "-");
  return date;
}

// Four digits and no more.
bool begins_with_year(std::string_view text) { return count_digits(text) == 4; }

// "2020, Jul 5", not "2020-07-05T10:00".
bool is_in_words(std::string_view date) {
  return begins_with_year(date) && month_named(date) != 0 && date_in_words(date).month != 0;
}

bool is_month(int month) { return month >= 1 && month <= 12; }

// As BibLaTeX numbers them in the place of a month.
bool is_season(int month) { return month >= 21 && month <= 24; }

bool names_a_season(std::string_view text) {
  constexpr std::array<std::string_view, 6> kSeasons = {"spr", "sum", "aut",
                                                        "fal", "win", "quarter"};
  const std::string words = plain_words(text);
  const auto is_quarter = [](std::string_view word) {
    return word.size() == 2 && word[0] == 'q' && is_digit(word[1]);
  };
  return std::ranges::any_of(split_words(words), is_quarter) ||
         std::ranges::any_of(
             kSeasons, [&](std::string_view season) { return words.find(season) != words.npos; });
}

// Where the first letter of a date is, also one beyond ASCII; its size if there is none.
std::size_t begin_of_word(std::string_view date) {
  constexpr std::string_view kDash = "\u2013";
  std::size_t at = 0;
  while (at < date.size()) {
    const bool is_dash = date.substr(at).starts_with(kDash);
    if (!is_dash && (is_letter(date[at]) || !is_ascii(date[at]))) break;
    at += is_dash ? kDash.size() : 1;
  }
  return at;
}

// The date that an entry's fields tell together; each that is no date is told of.
class DateFields {
 public:
  DateFields(const BibtexEntry& entry, std::vector<std::string>& repairs)
      : entry_(entry), repairs_(repairs) {}

  IssuedDate read() {
    std::string date = with_hyphens_for_slashes(text("date"));
    const std::string year_field = text("year");  // which may have the whole date
    if (date.empty() && year_field.size() == kDateDigits && are_digits(year_field)) {
      date = year_field;
    }
    if (is_in_words(date)) return date_in_words(date);
    if (begins_with_year(date)) return date_in_figures(date);
    if (count_digits(date) == kDateDigits) return date_in_figures(with_hyphens(date));
    const int year = year_of("date");
    const IssuedDate parts = date_of_parts();
    if (parts.year != 0 || year == 0) return parts;
    const IssuedDate words = date_in_words(date);
    return words.year == year ? words : IssuedDate{year, 0, 0};
  }

 private:
  std::string text(std::string_view field) const {
    return tex_to_text(entry_.find({field}), TexReading::line);
  }

  void tell(std::string_view field, std::string_view what) {
    repairs_.push_back("field '" + std::string(field) + "' " + std::string(what) + ": " +
                       shown_value(text(field)));
  }

  int year_of(std::string_view field) {
    const std::string words = text(field);
    const int year = year_in(words);
    if (year == 0 && !words.empty()) tell(field, "holds no year and was left out");
    return year;
  }

  IssuedDate date_in_figures(std::string_view date) {
    const std::vector<int> numbers = numbers_in(figures_of(date.substr(0, date.find('/'))));
    const int month = number_at(numbers, 1);
    const IssuedDate year = {numbers[0], 0, 0};
    if (numbers[0] == 0) tell("date", "holds no year and was left out");
    if (numbers[0] == 0 || numbers.size() < 2 || is_season(month)) return year;
    const IssuedDate real = as_far_as_real({numbers[0], month, number_at(numbers, 2)});
    if (real.month == 0 || (numbers.size() > 2 && real.day == 0)) {
      tell("date", "has a month or day that no calendar has; it was left out");
    }
    return real;
  }

  // "2020-11-05" of "2020-11-05T10:00": what stands behind a word is neither month nor day.
  std::string_view figures_of(std::string_view date) {
    const std::string_view figures = date.substr(0, begin_of_word(date));
    const bool is_glued = !figures.empty() && is_digit(figures.back());
    const bool has_more = std::ranges::any_of(date.substr(figures.size()), is_digit);
    if (!is_glued && has_more && !names_a_season(date)) {
      tell("date", "has a number beside a word that names no month; it was left out");
    }
    return figures;
  }

  IssuedDate date_of_parts() {
    const int year = year_of("year");
    if (year != 0) return with_month(year);
    const bool undated = text("year").empty() && text("date").empty();
    if (undated && !text("month").empty()) {
      tell("month", "was left out, because no field tells its year");
    }
    return {};
  }

  IssuedDate with_month(int year) {
    const std::string words = text("month");
    if (words.empty()) return fuller_year(year);
    const bool is_bare = year_in(words) == 0 && count_years(text("year")) == 1;
    if (is_bare && runs_over_new_year(words)) {
      tell("month", "goes over the end of a year and was left out");
      return {year, 0, 0};
    }
    const int first = number_at(numbers_in(words), 0);
    const int named = month_named(words);
    const bool is_year = year_in(words) != 0;  // "Dec 1998/Jan 1999", "2019-12"
    if (is_year && date_in_words(words).year != year) {
      tell("month", "is of another year and was left out");
      return {year, 0, 0};
    }
    if (is_year && named == 0) return date_in_words(words);
    const int number = is_year ? 0 : first;
    const bool is_figure = begin_of_word(words) == words.size();  // not "1st quarter", "Q3"
    const int month = named != 0 ? named : (is_figure ? number : 0);
    if (!is_month(month)) {
      if (!words.empty() && !names_a_season(words)) {
        tell("month", "holds no month and was left out");
      }
      return {year, 0, 0};
    }
    if (named != 0 && number != 0) return with_day_of("month", {year, month, number});
    const std::string day = text("day");
    if (day.empty()) return {year, month, 0};
    return with_day_of("day", {year, month, number_at(numbers_in(day), 0)});
  }

  // "2019-12-28", "December 2019": some programs have the whole date in the field of the year.
  IssuedDate fuller_year(int year) const {
    const IssuedDate whole = date_in_words(text("year"));
    return whole.year == year ? whole : IssuedDate{year, 0, 0};
  }

  IssuedDate with_day_of(std::string_view field, const IssuedDate& date) {
    if (date.day == 0) tell(field, "holds no day and was left out");
    const IssuedDate real = as_far_as_real(date);
    if (real != date) tell(field, "has a day that no calendar has; it was left out");
    return real;
  }

  // The date without a month or day that no calendar has.
  static IssuedDate as_far_as_real(const IssuedDate& date) {
    if (!is_month(date.month)) return {date.year, 0, 0};
    const auto day = std::chrono::year(date.year) / date.month / date.day;
    const bool is_real = date.day >= 1 && date.day <= 31 && day.ok();
    return {date.year, date.month, is_real ? date.day : 0};
  }

  const BibtexEntry& entry_;
  std::vector<std::string>& repairs_;
};

}  // namespace

IssuedDate read_bibtex_date(const BibtexEntry& entry, std::vector<std::string>& repairs) {
  return DateFields(entry, repairs).read();
}

}  // namespace pprsearch
