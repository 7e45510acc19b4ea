#include "indexer/bibtex_date.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <string_view>
#include <vector>

#include "indexer/ascii.h"
#include "indexer/tex_text.h"

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "mar", "apr", "may", "jun",
                                                      "jul", "aug", "sep", "oct", "nov", "dec"};

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

// The month whose name a word of `text` begins with; 0 where none does.
int month_named(std::string_view text) {
  const std::string words = " " + plain_words(text);
  for (std::size_t at = words.find(' '); at != words.npos; at = words.find(' ', at + 1)) {
    const auto month = std::ranges::find(kMonths, std::string_view(words).substr(at + 1, 3));
    if (month != kMonths.end()) return static_cast<int>(month - kMonths.begin()) + 1;
  }
  return 0;
}

IssuedDate as_far_as_real(IssuedDate date) {
  if (date.year < 1 || date.year > 9999) return {};
  if (date.month < 1 || date.month > 12) return {date.year, 0, 0};
  const auto day = std::chrono::year(date.year) / date.month / date.day;
  if (date.day < 1 || date.day > 31 || !day.ok()) date.day = 0;
  return date;
}

std::string text_of(const BibtexEntry& entry, std::string_view field) {
  return tex_to_text(entry.find({field}), TexReading::line);
}

// "2020", "c2003", "2019/2020", "2020a": the first number of four digits, or else all there is.
int year_in(std::string_view text) {
  if (!text.empty() && text.size() <= 4 && std::ranges::all_of(text, is_digit)) {
    return numbers_in(text).front();
  }
  for (const int number : numbers_in(text)) {
    if (number >= 1000) return number;
  }
  return 0;
}

// Four digits and no more.
bool begins_with_year(std::string_view text) {
  const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
  return digits == 4;
}

IssuedDate date_of_parts(const BibtexEntry& entry) {
  const std::string month = text_of(entry, "month");
  const std::vector<int> numbers = numbers_in(month);
  IssuedDate date = {year_in(text_of(entry, "year")), month_named(month), 0};
  if (date.month == 0) {
    date.month = number_at(numbers, 0);
  } else {
    date.day = number_at(numbers, 0);
  }
  if (date.day == 0) date.day = number_at(numbers_in(text_of(entry, "day")), 0);
  return as_far_as_real(date);
}

}  // namespace

IssuedDate read_bibtex_date(const BibtexEntry& entry) {
  const std::string date = text_of(entry, "date");
  const std::vector<int> numbers = numbers_in(std::string_view(date).substr(0, date.find('/')));
  if (begins_with_year(date))
    return as_far_as_real({numbers[0], number_at(numbers, 1), number_at(numbers, 2)});
  IssuedDate parts = date_of_parts(entry);
  if (parts.year == 0) parts = as_far_as_real({year_in(date), month_named(date), 0});
  return parts;
}

std::string published_form(const IssuedDate& date) {
  if (date.year == 0) return {};
  std::array<char, 48> text{};
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", date.year, date.month, date.day);
  return std::string(text.data(), date.month == 0 ? 4U : (date.day == 0 ? 7U : 10U));
}

}  // namespace pprsearch
