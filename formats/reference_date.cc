#include "formats/reference_date.h"

#include <pprsearch/json.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/reference.h"

namespace pprsearch {
namespace {

constexpr std::size_t kFiguresOfYear = 4;

/// Where the first year of `text` ends; 0 where there is none.
std::size_t end_of_year(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t digits = count_digits(text.substr(at));
    if (digits == kFiguresOfYear) return at + digits;
    at += std::max<std::size_t>(digits, 1);
  }
  return 0;
}

/// What a date says, read as the member `issued` of an entry's JSON is.
struct ReadDate {
  std::string text;
  IssuedDate date;
  bool is_faulty = false;  ///< nothing, or not all of it, is a date
};

ReadDate read_date(std::string text) {
  const nlohmann::json entry = {{"id", "-"}, {"title", "-"}, {"citation", {{"issued", text}}}};
  std::vector<std::string> faults;
  const std::string entry_text =
      entry.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  ReadDate read;
  read.date = entry_from_json(entry_text, faults).citation->issued;
  read.is_faulty = !faults.empty();
  read.text = std::move(text);
  return read;
}

int fullness(const IssuedDate& date) { return (date.month != 0) + (date.day != 0); }

bool agree(const IssuedDate& one, const IssuedDate& other) {
  const auto may_be = [](int a, int b) { return a == 0 || b == 0 || a == b; };
  return one.year == other.year && may_be(one.month, other.month) && may_be(one.day, other.day);
}

/// "Mar" of "Mar-Apr", "12" of "12-15".
std::string_view first_of_two(std::string_view part) {
  return trim(part.substr(0, part.find('-')), kBlanks);
}

/// "2020-11" for the year 2020 and the words "Nov/Dec2020"; the year alone if they say nothing.
std::string with_words(std::string_view year, std::string_view words) {
  const bool has_letters = std::ranges::any_of(words, is_letter);
  if (!has_letters || end_of_year(words) == 0) {
    return std::string(year) + (has_letters ? ' ' + std::string(words) : std::string());
  }
  const IssuedDate date = read_date(std::string(words)).date;
  const bool is_same_year = std::to_string(date.year) == year && date.month != 0;
  return is_same_year ? std::string(words) : std::string(year);
}

/// The three numbers of one or two figures of "1.11.20"; empty for any other text.
std::vector<std::string_view> short_figures(std::string_view text, char mark) {
  std::vector<std::string_view> parts = split_at(text, mark);
  const bool are_short = std::ranges::all_of(
      parts, [](std::string_view part) { return are_digits(part) && part.size() <= 2; });
  return parts.size() == 3 && are_short && parts[2].size() == 2 ? parts
                                                                : std::vector<std::string_view>();
}

int number_of(std::string_view figures) {
  int number = 0;
  for (const char c : figures) number = number * 10 + (c - '0');
  return number;
}

/// What a date without a year says in that one. Tables write June 2019 as "Jun-19"; figures alone
/// do not say which is which.
std::string date_in_year(const std::string& text, int year) {
  const std::size_t dash = text.find('-');
  const std::string_view last = std::string_view(text).substr(std::min(dash, text.size() - 1) + 1);
  const bool is_of_year = dash != text.npos && last.size() == 2 && are_digits(last) &&
                          number_of(last) == year % 100 && is_letter(text.front());
  return std::to_string(year) + ' ' + (is_of_year ? text.substr(0, dash) : text);
}

/// "99" beside "98", but not "04", which is a month.
bool is_later_year(std::string_view figures, std::string_view year) {
  constexpr std::string_view kLastMonth = "12";
  return figures.size() == 2 && figures > kLastMonth && figures > year;
}

/// The figures of "7.12.2002", "7.12." or "7."; empty if they are anything else.
std::vector<std::string_view> dotted_figures(std::string_view text) {
  std::vector<std::string_view> parts = split_words(trim(text), ". ");
  const bool are_figures =
      !parts.empty() && parts.size() <= 3 && std::ranges::all_of(parts, are_digits) &&
      std::ranges::all_of(parts, [&](std::string_view part) {
        return part.size() <= 2 ||
               (part.size() == kFiguresOfYear && part.data() == parts.back().data());
      });
  return are_figures ? parts : std::vector<std::string_view>();
}

/// "30.6.2003" of "30.6.-11.7.2003", "7.6.2002" of "7.-12.06.2002"; empty for any other text.
std::string first_of_days(std::string_view text) {
  for (const std::string_view mark : {"-", "\u2013", "\u2014"}) {
    const std::size_t at = text.find(mark);
    if (at == text.npos) continue;
    const auto first = dotted_figures(text.substr(0, at));
    const auto last = dotted_figures(text.substr(at + mark.size()));
    const bool are_days = last.size() == 3 && last.back().size() == kFiguresOfYear &&
                          !first.empty() && first.size() < 3 && first.back().size() <= 2;
    if (!are_days) return {};
    const std::string_view month = first.size() == 2 ? first[1] : last[1];
    const int year = number_of(last[2]) - (number_of(month) > number_of(last[1]) ? 1 : 0);
    return plus(first[0], ".").append(month).append(".").append(std::to_string(year));
  }
  return {};
}

}  // namespace

std::string beginning_of_range(std::string_view date) {
  constexpr std::array<std::string_view, 4> kDashes = {"-", "/", "\u2013", "\u2014"};
  const std::size_t end = end_of_year(date);
  if (end == 0) return std::string(date);
  if (std::string first = first_of_days(date); !first.empty()) return first;
  std::string_view rest = trim_begin(date.substr(end));
  const auto dash =
      std::ranges::find_if(kDashes, [&](std::string_view mark) { return rest.starts_with(mark); });
  if (dash == kDashes.end()) return std::string(date);
  rest = trim_begin(rest.substr(dash->size()));
  const std::size_t digits = count_digits(rest);
  const bool ends_there = digits == rest.size() || is_one_of(rest[digits], " ,.;");
  const std::string_view year = date.substr(end - kFiguresOfYear, kFiguresOfYear);
  const bool is_year =
      digits == kFiguresOfYear || is_later_year(rest.substr(0, digits), year.substr(2));
  return std::string(date.substr(0, is_year && ends_there ? end : date.size()));
}

std::string date_of_slashes(std::string_view text) {
  text = trim(text, kBlanks);
  if (count_digits(text) != kFiguresOfYear || text.size() == kFiguresOfYear ||
      text[kFiguresOfYear] != '/') {
    return std::string(text);
  }
  const std::vector<std::string_view> parts = split_at(text, '/');
  if (end_of_year(parts[1]) != 0) return std::string(text);  // "2019/2020"
  const std::string_view month = first_of_two(parts[1]);
  const std::string_view day = parts.size() > 2 ? first_of_two(parts[2]) : std::string_view();
  if (is_blank(month, "0")) {
    const bool is_third = parts.size() < 4 || std::ranges::any_of(parts[2], is_letter);
    const std::string_view other = parts[std::min<std::size_t>(parts.size() - 1, is_third ? 2 : 3)];
    const std::size_t begin = static_cast<std::size_t>(other.data() - text.data());
    return with_words(parts[0], trim(text.substr(begin), " /"));
  }
  std::string date = plus(parts[0], "-").append(month);
  if (!day.empty()) date.append("-").append(day);
  return date;
}

std::string date_of_short_year(std::string_view text) {
  constexpr int kMonths = 12;
  constexpr int kFirstOfLastCentury = 30;
  text = trim(text, kBlanks);
  for (const char mark : {'.', '/'}) {
    const std::vector<std::string_view> parts = short_figures(text, mark);
    if (parts.empty()) continue;
    const int figures = number_of(parts[2]);
    const std::string year =
        std::to_string(figures + (figures < kFirstOfLastCentury ? 2000 : 1900));
    const int first = number_of(parts[0]);
    const int second = number_of(parts[1]);
    const bool is_certain = mark == '.' || first == second || first > kMonths || second > kMonths;
    if (!is_certain) return year;
    const bool month_first = mark == '/' && second > kMonths;
    return year + '-' + std::to_string(month_first ? first : second) + '-' +
           std::to_string(month_first ? second : first);
  }
  return std::string(text);
}

std::string fullest_date(const std::vector<std::string>& dates, std::vector<std::string>& repairs) {
  std::vector<ReadDate> read;
  for (const std::string& date : dates) {
    std::string text = date_of_short_year(beginning_of_range(date));
    if (!is_blank(text, kBlanks)) read.push_back({std::move(text), {}, false});
  }
  if (read.size() < 2) return read.empty() ? std::string() : read.front().text;
  for (ReadDate& one : read) one = read_date(std::move(one.text));
  const auto first =
      std::ranges::find_if(read, [](const ReadDate& one) { return one.date.year != 0; });
  if (first == read.end()) return read.front().text;
  const ReadDate* best = &*first;
  for (ReadDate& one : read) {
    const bool is_without_year = end_of_year(one.text) == 0 && one.date.year == 0;
    if (is_without_year && short_figures(one.text, '-').empty()) {
      one = read_date(date_in_year(one.text, first->date.year));
    }
    if (agree(one.date, best->date) && fullness(one.date) > fullness(best->date)) best = &one;
  }
  for (const ReadDate& one : read) {
    if (&one == best || (!one.is_faulty && one.date.year != 0)) continue;
    repairs.push_back("the date '" + beginning_of_text(one.text) +
                      "' could not be read in full, and '" + beginning_of_text(best->text) +
                      "' was taken");
  }
  return best->text;
}

IssuedDate date_in_words(std::string_view text) { return read_date(beginning_of_range(text)).date; }

}  // namespace pprsearch
