#include "citation/journal_year.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "citation/source_pieces.h"
#include "citation/year_before_pages.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMostBytesOfMark = 80;
constexpr std::size_t kMostBytesOfLocator = 80;
constexpr std::size_t kMostBytesOfVolume = 12;

/// "Epub", "print", "first": how the date is meant.
bool is_kind_of_date(std::string_view word) {
  constexpr std::array<std::string_view, 3> kWords = {"epub", "print", "first"};
  return is_one_of_words(word, kWords);
}

/// " Mar", " Mar 4", " Nov-Dec", " [cited 2020 Jan 1]": what may stand behind the year.
bool is_rest_of_date(std::string_view text) {
  if (const std::size_t open = text.find('['); open != text.npos) {
    if (!trim_end(text).ends_with(']')) return false;
    text = text.substr(0, open);
  }
  for (std::string_view word : split_words(text, " -/.–")) {
    const bool is_day = are_digits(word) && (word.size() <= 2 || is_year(word));
    const bool is_month = is_letter(word.front()) && month_of_word(word) != 0;
    if (!is_day && !is_month && !names_season(word) && !is_kind_of_date(word)) return false;
  }
  return true;
}

/// Reads "12(3):101–9", "12 Suppl 1:S3–5", "12:e45", "12". False if it can be none.
bool read_locator(std::string_view text, Locator& locator) {
  const std::size_t colon = text.find(':');
  std::string_view volume = trim(text.substr(0, colon));
  for (const std::string_view label : {"volume ", "vol. ", "vol ", "vol."}) {
    if (begins_with(volume, label)) volume.remove_prefix(label.size());
  }
  if (const std::size_t open = volume.find('('); open != volume.npos) {
    const std::string_view inside = volume.substr(open + 1, volume.rfind(')') - open - 1);
    locator.issue = plain_pages(trim(inside));
    volume = trim_end(volume.substr(0, open));
  } else if (const std::size_t space = volume.find(' '); space != volume.npos) {
    locator.issue = plain_pages(trim(volume.substr(space)));
    volume = volume.substr(0, space);
  }
  if (volume.size() > kMostBytesOfVolume || locator.issue.size() > 2 * kMostBytesOfVolume) {
    return false;
  }
  locator.volume = plain_pages(volume);
  for (const std::string_view label : {"article ", "art. "}) {
    const std::string_view page = trim(text.substr(colon == text.npos ? text.size() : colon + 1));
    if (begins_with(page, label)) locator.page = leading_pages(page.substr(label.size()));
  }
  if (colon != text.npos && locator.page.empty())
    locator.page = plain_pages(leading_pages(trim(text.substr(colon + 1))));
  const auto is_of_volume = [](char c) { return is_letter_or_digit(c) || c == '-'; };
  if (!std::ranges::all_of(locator.volume, is_of_volume)) return false;
  const bool has_volume = std::ranges::any_of(volume, is_digit);
  const bool has_page = std::ranges::any_of(locator.page, is_digit);
  return volume.empty() ? has_page || !locator.issue.empty() : has_volume || has_page;
}

/// The locator that `text` begins with, up to the end of the sentence.
std::string_view leading_locator(std::string_view text) {
  text = trim_begin(text.substr(0, kMostBytesOfLocator));
  return trim_end(text.substr(0, std::min(text.find(". "), text.find("; "))), " .,;");
}

/// Whether what stands behind the colon of a locator is pages and nothing else.
bool has_whole_pages(std::string_view locator) {
  const std::string_view pages =
      trim(locator.substr(std::min(locator.find(':'), locator.size())), ": ");
  return !pages.empty() && leading_pages(pages) == pages;
}

/// "1–22" of ". p. 1–22".
std::string_view leading_pages_of_book(std::string_view text) {
  text = trim_begin(text);
  for (const std::string_view mark : {"p. ", "pp. "}) {
    if (text.starts_with(mark)) return leading_pages(text.substr(mark.size()));
  }
  return {};
}

/// "2019 Mar 4;12(3):101–9" and its like at `at`, where a year begins.
std::optional<JournalYear> read_mark(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, kMostBytesOfMark);
  const std::size_t end = rest.find_first_of(";:,.", kYearDigits);
  if (end == rest.npos || !is_rest_of_date(rest.substr(kYearDigits, end - kYearDigits))) {
    return std::nullopt;
  }
  JournalYear mark = {
      at, read_issued(rest.substr(0, std::min(end, rest.find('[')))), {}, false, false, false};
  const std::string_view locator = leading_locator(text.substr(at + end + 1));
  if (const std::string_view of_book = leading_pages_of_book(text.substr(at + end + 1));
      !of_book.empty()) {
    mark.locator.page = plain_pages(of_book);
    return mark;
  }
  if (rest[end] == '.') return std::nullopt;
  if (rest[end] == ':' && locator.find(':') == locator.npos) {
    if (!are_pages(locator)) return std::nullopt;
    mark.locator.page = plain_pages(locator);
    return mark;
  }
  // "2024 Jan 5:12:e16505", as PubMed writes an article of a volume without issues.
  const bool is_whole = rest[end] == ';' || has_whole_pages(locator);
  if (!is_whole || !read_locator(locator, mark.locator)) return std::nullopt;
  return mark;
}

/// The last of the marks: what comes earlier is the title's.
std::optional<JournalYear> find_mark(std::string_view text) {
  for (std::size_t space = text.rfind(' '); space != text.npos && space > 0;
       space = text.rfind(' ', space - 1)) {
    if (!starts_with_year(text.substr(space + 1))) continue;
    if (std::optional<JournalYear> mark = read_mark(text, space + 1)) return mark;
  }
  return std::nullopt;
}

/// "Nature 12, 101–109 (2019)."
std::optional<JournalYear> find_closing_year(std::string_view text) {
  const std::string_view line = trim_end(text, " .,");
  const std::size_t open = line.rfind('(');
  if (open == line.npos || open == 0 || !line.ends_with(')')) return std::nullopt;
  const std::string_view inside = line.substr(open + 1, line.size() - open - 2);
  if (!is_year(inside)) return std::nullopt;
  std::optional<Locator> locator = find_locator(trim_end(line.substr(0, open)));
  if (!locator || locator->page.empty()) return std::nullopt;
  const std::size_t begin = locator->begin;
  return JournalYear{begin, read_issued(inside), std::move(*locator), false, false, false};
}

/// "Journal 12.3 (2019): 4-5.": only names that are seen to be such say where the title begins.
std::optional<JournalYear> find_year_between(std::string_view text) {
  std::optional<YearBeforePages> found = find_year_before_pages(text);
  if (!found) return std::nullopt;
  return JournalYear{found->begin, found->date, std::move(found->locator), false, false, true};
}

/// "Front Psychol. (2019) 12:123.": likewise.
std::optional<JournalYear> find_bracketed_year(std::string_view text) {
  constexpr std::size_t kBrackets = 2;
  text = trim_end(text, " .,;");
  const std::size_t open = text.rfind(" (", text.rfind(") "));
  if (open == text.npos || !starts_with_year(text.substr(open + kBrackets))) return std::nullopt;
  const std::size_t close = open + kBrackets + kYearDigits;
  if (!text.substr(close).starts_with(") ")) return std::nullopt;
  const std::string_view locator = trim(text.substr(close + 1));
  JournalYear mark = {
      open, read_issued(text.substr(open + kBrackets, kYearDigits)), {}, false, false, true};
  const std::size_t digits = count_digits(locator);  // not "12 months of it: 5"
  const std::string_view behind = trim_begin(locator.substr(digits));
  const bool is_whole = digits > 0 && has_whole_pages(locator) &&
                        (behind.starts_with('(') || behind.starts_with(':'));
  if (!is_whole || !read_locator(locator, mark.locator)) return std::nullopt;
  return mark;
}

/// "Cochrane Database of Systematic Reviews 2013, Issue 10. Art. No.: CD008696".
std::optional<JournalYear> find_issue_of_year(std::string_view text) {
  constexpr std::string_view kIssue = ", Issue ";
  constexpr std::string_view kNumber = ". Art. No.: ";
  const std::size_t issue = text.rfind(kIssue);
  if (issue == text.npos || issue < kYearDigits + 1) return std::nullopt;
  const std::size_t at = issue - kYearDigits;
  const std::string_view rest = text.substr(issue + kIssue.size());
  const std::size_t digits = count_digits(rest);
  if (text[at - 1] != ' ' || !starts_with_year(text.substr(at)) || digits == 0) return std::nullopt;
  JournalYear mark = {at, read_issued(text.substr(at, kYearDigits)), {}, false, false, false};
  mark.locator.issue = rest.substr(0, digits);
  const std::string_view number = rest.substr(digits);
  if (!number.starts_with(kNumber)) return std::nullopt;
  mark.locator.page = leading_pages(number.substr(kNumber.size()));
  return mark;
}

/// "J. Med. Chem. 2019, 62 (5), 2121–2130." of ACS and MDPI: likewise.
std::optional<JournalYear> find_year_before_commas(std::string_view text) {
  text = trim_end(text, " .,;");
  for (std::size_t space = text.rfind(' '); space != text.npos && space > 0;
       space = text.rfind(' ', space - 1)) {
    const std::string_view rest = text.substr(space + 1);
    if (rest.size() > kMostBytesOfMark) break;
    if (!starts_with_year(rest) || !rest.substr(kYearDigits).starts_with(", ")) continue;
    std::optional<Locator> locator = whole_locator(rest.substr(kYearDigits + 2));
    if (!locator || locator->volume.empty() || locator->page.empty()) continue;
    const IssuedDate date = read_issued(rest.substr(0, kYearDigits));
    return JournalYear{space + 1, date, std::move(*locator), false, false, true};
  }
  return std::nullopt;
}

/// "Psychother Res 22:123-138, 2012": likewise.
std::optional<JournalYear> find_year_behind_pages(std::string_view text) {
  text = trim_end(text, " .,;");
  const std::size_t comma = text.rfind(", ");
  if (comma == text.npos || !starts_with_year(text.substr(comma + 2))) return std::nullopt;
  if (!is_rest_of_date(text.substr(comma + 2 + kYearDigits))) return std::nullopt;
  std::optional<Locator> locator = find_locator(text.substr(0, comma));
  if (!locator || locator->page.empty()) return std::nullopt;
  const std::string_view mark = text.substr(locator->begin, comma - locator->begin);
  if (mark.find(':') == mark.npos || !is_digit(mark.front())) return std::nullopt;
  const std::size_t begin = locator->begin;
  return JournalYear{begin, read_issued(text.substr(comma + 2)), std::move(*locator), false, false,
                     true};
}

/// "Leicester (UK): Gaskell": what a year behind a semicolon says is no title.
bool is_place_with_publisher(std::string_view text) {
  constexpr std::size_t kMostWordsOfPlace = 4;
  const std::size_t colon = text.find(": ");
  if (colon == text.npos) return false;
  const std::string_view place = text.substr(0, colon);
  return split_words(place).size() <= kMostWordsOfPlace && is_in_title_case(place) &&
         is_in_title_case(text.substr(colon + 2));
}

/// Whether nothing but a month, a remark, pages or the number of a report stands behind the year.
bool is_end_of_book(std::string_view text) {
  const std::size_t stop = std::min(text.find_first_of(".["), text.size());
  if (!is_rest_of_date(text.substr(0, stop))) return false;
  const std::string_view behind = trim(text.substr(stop), " .");
  return behind.empty() || is_one_of(behind.front(), "[(") || begins_with(behind, "report no") ||
         (behind.ends_with(" p") && are_digits(behind.substr(0, behind.size() - 2)));
}

/// "New York: Guilford Press; 2012." and "[dissertation]. Place: University; 2002.": likewise.
std::optional<JournalYear> find_year_of_book(std::string_view text) {
  text = without_closing_notes(text);
  const std::size_t mark = text.rfind("; ");
  if (mark == text.npos || !starts_with_year(text.substr(mark + 2))) return std::nullopt;
  if (!is_end_of_book(text.substr(mark + 2 + kYearDigits))) return std::nullopt;
  const std::size_t begin = begin_of_last_sentence(text.substr(0, mark));
  const std::string_view publisher = text.substr(begin, mark - begin);
  if (begin == 0 || (!is_publisher(publisher) && !is_place_with_publisher(publisher))) {
    return std::nullopt;
  }
  JournalYear book = {begin, read_issued(text.substr(mark + 2, kYearDigits)), {}, false, false,
                      true};
  book.is_book = true;
  return book;
}

/// "May 3 2020" of "May 3, 2020".
std::string without_commas(std::string_view text) {
  std::string words(text);
  std::erase(words, ',');
  return words;
}

/// "Published online March 4, 2019." and "2019 Mar 4." behind the journal.
std::optional<JournalYear> find_date_alone(std::string_view text) {
  for (const std::string_view status : {". In press", ". In Press", ". Forthcoming"}) {
    const std::string_view line = trim_end(text, " .");
    if (!line.ends_with(status)) continue;
    JournalYear mark = {line.size() - status.size() + 1, {}, {}, true, false, true};
    mark.is_undated = true;
    return mark;
  }
  text = trim_end(without_closing_notes(text), " .,");
  for (const std::string_view words :
       {"Published online ", "Preprint posted online ", "Posted online ", "Epub ", "In press ",
        "In Press ", "Forthcoming ", ". Published ", ". Updated "}) {
    std::size_t at = text.rfind(words);
    if (at == text.npos || at == 0 || text.size() - at > kMostBytesOfMark) continue;
    const IssuedDate date = read_issued(text.substr(at + words.size()));
    if (words.starts_with('.')) at += 2;
    if (date.year != 0) return JournalYear{at, date, {}, true, false, false};
  }
  const std::size_t space = text.rfind(' ');
  if (space != text.npos && text.size() - space == kYearDigits + 1 &&
      starts_with_year(text.substr(space + 1)) && is_letter(text[space - 1])) {
    return JournalYear{space, read_issued(text.substr(space + 1)), {}, true, true, false};
  }
  const std::size_t begin = begin_of_last_sentence(text);
  const std::string_view last = text.substr(begin);
  if (begin == 0 || last.size() > kMostBytesOfMark) return std::nullopt;
  const bool is_month_first = is_letter(last.front()) && is_rest_of_date(without_commas(last)) &&
                              starts_with_year(last.substr(last.rfind(' ') + 1));
  if (is_month_first) return JournalYear{begin, read_issued(last), {}, true, false, true};
  if (!starts_with_year(last) || !is_rest_of_date(last.substr(kYearDigits))) return std::nullopt;
  return JournalYear{begin, read_issued(last), {}, true, false, false};
}

}  // namespace

std::optional<JournalYear> find_journal_year(std::string_view line) {
  std::optional<JournalYear> mark = find_mark(line);
  if (!mark) mark = find_issue_of_year(line);
  if (!mark) mark = find_year_of_book(line);
  if (!mark) mark = find_closing_year(line);
  if (!mark) mark = find_year_between(line);
  if (!mark) mark = find_bracketed_year(line);
  if (!mark) mark = find_year_before_commas(line);
  if (!mark) mark = find_year_behind_pages(line);
  if (!mark) mark = find_date_alone(line);
  return mark;
}

}  // namespace pprsearch
