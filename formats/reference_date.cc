#include "formats/reference_date.h"

#include <pprsearch/json.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/ascii.h"
#include "base/calendar.h"
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

/// The three numbers of one or two figures of "1.11.20"; empty for any other text.
std::vector<std::string_view> short_figures(std::string_view text, char mark) {
  std::vector<std::string_view> parts = split_at(text, mark);
  const bool are_short = std::ranges::all_of(
      parts, [](std::string_view part) { return are_digits(part) && part.size() <= 2; });
  return parts.size() == 3 && are_short && parts[2].size() == 2 ? parts
                                                                : std::vector<std::string_view>();
}

/// What a date without a year says in that one. Tables write June 2019 as "Jun-19"; figures alone
/// do not say which is which.
std::string date_in_year(const std::string& text, int year) {
  const std::size_t dash = text.find('-');
  const std::string_view last = std::string_view(text).substr(std::min(dash, text.size() - 1) + 1);
  const bool is_of_year = dash != text.npos && last.size() == 2 && are_digits(last) &&
                          number_of_figures(last) == year % 100 && is_letter(text.front());
  return std::to_string(year) + ' ' + (is_of_year ? text.substr(0, dash) : text);
}

int century_of(int figures) {
  constexpr int kFirstOfLastCentury = 30;
  return figures < kFirstOfLastCentury ? 2000 : 1900;
}

/// "12:00:00 AM" at the beginning of `text`: its length, with a part of a second and a zone in
/// figures behind it; 0 for anything else.
std::size_t length_of_time(std::string_view text) {
  const std::size_t hours = count_digits(text);
  if (hours == 0 || hours > 2 || !text.substr(hours).starts_with(':')) return 0;
  if (count_digits(text.substr(hours + 1)) != 2) return 0;
  const std::size_t end = std::min(text.find_first_not_of("0123456789:.", hours), text.size());
  const std::string_view behind = trim_begin(text.substr(end));
  for (const std::string_view half : {"am", "pm", "a.m.", "p.m.", "z", "+00:00"}) {
    const bool is_whole = behind.size() == half.size() ||
                          (behind.size() > half.size() && !is_letter(behind[half.size()]));
    if (begins_with(behind, half) && is_whole) {
      return static_cast<std::size_t>(behind.data() - text.data()) + half.size();
    }
  }
  return end;
}

std::string without_time(std::string_view date) {
  for (std::size_t colon = date.find(':'); colon != date.npos; colon = date.find(':', colon + 1)) {
    std::size_t begin = colon;
    while (begin > 0 && is_digit(date[begin - 1])) --begin;
    const std::size_t length = length_of_time(date.substr(begin));
    const bool is_apart = begin == 0 || is_one_of(date[begin - 1], " ,T");
    if (length == 0 || !is_apart) continue;
    const std::string_view before = date.substr(0, begin - (begin > 0 ? 1 : 0));
    return std::string(trim(plus(trim_end(before, " ,"), date.substr(begin + length))));
  }
  return std::string(date);
}

/// Where the next year begins, from `from` on; npos if there is none.
std::size_t find_year(std::string_view text, std::size_t from) {
  while (from < text.size()) {
    const std::size_t digits = count_digits(text.substr(from));
    if (digits == kFiguresOfYear && is_one_of(text[from], "12")) return from;
    from += std::max<std::size_t>(digits, 1);
  }
  return text.npos;
}

/// The bytes of a mark of a range at the beginning of `text`: "-", "/", a dash.
std::size_t length_of_range_mark(std::string_view text) {
  for (const std::string_view mark : {"--", "-", "/", "\u2013", "\u2014"}) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

std::size_t find_range_mark(std::string_view text) {
  return find_any(text, {"-", "/", "\u2013", "\u2014"});
}

/// The month that a part of a range names; 0 if it has figures alone.
int month_of_part(std::string_view part) {
  const bool has_word =
      std::ranges::any_of(part, [](char c) { return is_letter(c) || !is_ascii(c); });
  return has_word ? read_date(plus(trim(part), " 2000")).date.month : 0;
}

/// `text` without the mark of a range at its end; whether there was one.
bool take_range_mark(std::string_view& text) {
  text = trim_end(text, " ?");
  for (const std::string_view mark : {"-", "/", "\u2013", "\u2014"}) {
    if (!text.ends_with(mark)) continue;
    text = trim_end(text, "-/ \xE2\x80\x93\x94");
    return true;
  }
  return false;
}

/// Whether a word may stand in a date: a month, or what joins its figures.
bool is_of_date(std::string_view word) {
  constexpr auto kOthers = std::to_array<std::string_view>(
      {"quarter", "st", "nd", "rd", "th", "of", "the", "de", "del", "and", "to", "bis"});
  return is_one_of_words(word, kOthers) || names_season(word) ||
         !std::ranges::all_of(word, is_letter) || read_date(plus("2000 ", word)).date.month != 0;
}

/// `text` up to the second of its years, if that is of another date or ends a range. "1923/1961" is
/// a work and its edition.
std::string_view without_second_year(std::string_view text) {
  const std::size_t first = find_year(text, 0);
  const std::size_t second = first == text.npos ? first : find_year(text, first + kFiguresOfYear);
  if (second == text.npos) return text;
  const std::size_t end = first + kFiguresOfYear;
  const std::string_view between = text.substr(end, second - end);
  if (trim(between) == "/" && first == 0) return text;
  const std::string_view behind = trim_begin(between, " ?");
  if (length_of_range_mark(behind) > 0 && (first > 0 || behind.size() < between.size())) {
    return text.substr(0, end);  // "Dec 1998-Jan 1999", "1998?-2001"
  }
  if (const std::size_t mark = between.find_first_of("([,;"); mark != between.npos) {
    return text.substr(0, end + mark);
  }
  for (const std::string_view word : split_words(between, " .-/")) {
    if (!is_of_date(word)) {
      return text.substr(0, static_cast<std::size_t>(word.data() - text.data()));
    }
  }
  std::string_view before = text.substr(0, second);  // "1998 Dec-1999 Jan"
  return take_range_mark(before) && before.size() > end ? before : text;
}

/// "2020" of "[2018] 2020": a bracket before a date that has its own year.
std::string_view without_first_bracket(std::string_view text) {
  const std::size_t close = text.find_first_of(")]");
  const bool begins = !text.empty() && is_one_of(text.front(), "([") && close != text.npos;
  return begins && find_year(text, close) != text.npos ? trim_begin(text.substr(close + 1)) : text;
}

/// Whether a range of years goes on behind `date`, with which `text` begins: "Dec-Jan 2019" of
/// "Dec-Jan 2019-2020".
bool ends_in_later_year(std::string_view text, std::string_view date) {
  const std::string_view behind = trim_begin(text.substr(std::min(date.size(), text.size())));
  const std::size_t mark = length_of_range_mark(behind);
  return mark > 0 && find_year(trim_begin(behind.substr(mark)), 0) == 0;
}

/// "Dec 2019" of "Dec-Jan 2020", "30 Dec 2019" of "30 Dec-2 Jan 2020"; nothing for any other text.
/// The year is that of the end, unless `is_of_beginning`.
std::string beginning_over_new_year(std::string_view text, bool is_of_beginning) {
  const std::size_t year = find_year(text, 0);
  if (year == text.npos || year == 0 || year + kFiguresOfYear != text.size()) return {};
  const std::string_view before = trim_end(text.substr(0, year), " ,");
  if (!runs_over_new_year(before)) return {};
  const std::string_view first = before.substr(0, find_range_mark(before));
  const int end = number_of_figures(text.substr(year));
  return plus(first, " ").append(std::to_string(end - (is_of_beginning ? 0 : 1)));
}

/// "1998 Dec 28" of "Dec 28-1999 Jan 3" beside the year 1998: programs that keep the year apart
/// leave the rest of the range so. Nothing for any other text.
std::string beginning_in_year(std::string_view text, int year) {
  const std::size_t end = find_year(text, 0);
  if (end == text.npos || end == 0) return {};
  std::string_view before = text.substr(0, end);
  const bool is_range = take_range_mark(before) && std::ranges::any_of(before, is_letter) &&
                        number_of_figures(text.substr(end, kFiguresOfYear)) == year + 1;
  return is_range ? plus(std::to_string(year), " ").append(trim(before)) : std::string();
}

/// "2020-11" for the year 2020 and the words "Nov/Dec2020"; the year alone if they say nothing.
std::string with_words(std::string_view year, std::string_view words) {
  const bool has_letters = std::ranges::any_of(words, is_letter);
  if (!has_letters || end_of_year(words) == 0) {
    return std::string(year) + (has_letters ? ' ' + std::string(words) : std::string());
  }
  std::string begun = beginning_in_year(words, number_of_figures(year));
  if (!begun.empty()) return begun;
  const IssuedDate date = read_date(std::string(words)).date;
  const bool is_same_year = std::to_string(date.year) == year && date.month != 0;
  return is_same_year ? std::string(words) : std::string(year);
}

/// The parts of "15-Mar-20" and "15 Mar 20": a day, a month in letters, a year of two figures.
std::vector<std::string_view> parts_of_short_date(std::string_view text) {
  std::vector<std::string_view> parts = split_words(text, "- ./");
  const auto is_short = [](std::string_view part) { return are_digits(part) && part.size() <= 2; };
  const bool fits = parts.size() == 3 && is_short(parts[0]) && is_short(parts[2]) &&
                    parts[2].size() == 2 && parts[1].size() >= 3 &&
                    std::ranges::all_of(parts[1], is_letter);
  return fits && read_date(plus("2000 ", parts[1])).date.month != 0
             ? parts
             : std::vector<std::string_view>();
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
    const int year = number_of_figures(last[2]) -
                     (number_of_figures(month) > number_of_figures(last[1]) ? 1 : 0);
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

std::string first_date(std::string_view text) {
  const std::string whole = without_time(trim(text, kBlanks));
  const std::string_view bare = without_first_bracket(whole);
  const std::string date(trim(without_second_year(bare), " ,;"));
  std::string before = beginning_over_new_year(date, ends_in_later_year(bare, date));
  return beginning_of_range(before.empty() ? date : before);
}

bool runs_over_new_year(std::string_view text) {
  const std::size_t mark = find_range_mark(text);
  if (mark == text.npos) return false;
  const std::string_view behind = text.substr(mark);
  const int end = month_of_part(behind.substr(length_of_range_mark(behind)));
  return end != 0 && month_of_part(text.substr(0, mark)) > end;
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
  text = trim(text, kBlanks);
  if (const auto parts = parts_of_short_date(text); !parts.empty()) {
    const int figures = number_of_figures(parts[2]);
    return std::to_string(century_of(figures) + figures) + ' ' + std::string(parts[1]) + ' ' +
           std::string(parts[0]);
  }
  for (const char mark : {'.', '/'}) {
    const std::vector<std::string_view> parts = short_figures(text, mark);
    if (parts.empty()) continue;
    const int figures = number_of_figures(parts[2]);
    const std::string year = std::to_string(century_of(figures) + figures);
    const int first = number_of_figures(parts[0]);
    const int second = number_of_figures(parts[1]);
    const bool is_certain = mark == '.' || first == second || first > kMonths || second > kMonths;
    if (!is_certain) return year;
    const bool month_first = mark == '/' && second > kMonths;
    return year + '-' + std::to_string(month_first ? first : second) + '-' +
           std::to_string(month_first ? second : first);
  }
  return std::string(text);
}

std::string date_of_short_month(std::string_view text) {
  const std::size_t dash = text.find('-');
  const std::string_view figures = text.substr(std::min(text.size(), dash + (dash != text.npos)));
  const std::string_view month = text.substr(0, dash);
  const bool fits = dash != text.npos && dash >= 3 && figures.size() == 2 && are_digits(figures) &&
                    std::ranges::all_of(month, is_letter) &&
                    read_date(plus("2000 ", month)).date.month != 0;
  if (!fits) return std::string(text);
  const int year = number_of_figures(figures);
  return std::to_string(century_of(year) + year) + ' ' + std::string(month);
}

std::string fullest_date(const std::vector<std::string>& dates, std::vector<std::string>& repairs) {
  std::vector<ReadDate> read;
  std::vector<std::string> given;
  for (const std::string& date : dates) {
    std::string text = date_of_short_year(first_date(date));
    if (is_blank(text, kBlanks)) continue;
    read.push_back({std::move(text), {}, false});
    given.push_back(date);
  }
  if (read.empty()) return {};
  if (read.size() == 1) return date_of_short_month(read.front().text);
  for (ReadDate& one : read) one = read_date(std::move(one.text));
  const auto first =
      std::ranges::find_if(read, [](const ReadDate& one) { return one.date.year != 0; });
  if (first == read.end()) return read.front().text;
  const ReadDate* best = &*first;
  for (ReadDate& one : read) {
    const std::string& text = given[static_cast<std::size_t>(&one - read.data())];
    std::string begun = beginning_in_year(trim(text, kBlanks), first->date.year);
    if (!begun.empty()) one = read_date(std::move(begun));
    const bool is_without_year = end_of_year(one.text) == 0 && one.date.year == 0;
    if (is_without_year && short_figures(one.text, '-').empty()) {
      if (runs_over_new_year(one.text)) continue;
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

IssuedDate date_in_words(std::string_view text) { return read_date(first_date(text)).date; }

}  // namespace pprsearch
