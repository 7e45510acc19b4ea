#include "formats/blog/blog_lines.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "base/calendar.h"
#include "formats/blog/reference_line.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxTitleBytes = 200;

struct Space {
  std::string_view bytes;
  bool parts_words;
};

// What a browser leaves between a page's words; some of it has no width.
constexpr std::array<Space, 8> kSpaces{{{" ", true},
                                        {"\t", true},
                                        {"\xC2\xA0", true},         // no-break space
                                        {"\xE2\x80\x87", true},     // figure space
                                        {"\xE2\x80\xAF", true},     // narrow no-break space
                                        {"\xE2\x80\x8B", false},    // zero width space
                                        {"\xE2\x81\xA0", false},    // word joiner
                                        {"\xEF\xBB\xBF", false}}};  // byte order mark

std::string with_plain_spaces(std::string_view line) {
  std::string plain;
  while (!line.empty()) {
    const auto space = std::find_if(kSpaces.begin(), kSpaces.end(),
                                    [&](const Space& s) { return line.starts_with(s.bytes); });
    if (space == kSpaces.end()) {
      plain += line.front();
      line.remove_prefix(1);
      continue;
    }
    if (space->parts_words && !plain.empty() && plain.back() != ' ') plain += ' ';
    line.remove_prefix(space->bytes.size());
  }
  if (plain.ends_with(' ')) plain.pop_back();
  return plain;
}

bool has_bullet(std::string_view line) {
  return line.starts_with("- ") || line.starts_with("* ") || line.starts_with("\xE2\x80\xA2");
}

std::string month_of_words(std::string_view words) {
  const std::size_t space = std::min(words.find(' '), words.size());
  const int month = month_in_full(words.substr(0, space));
  if (month == 0 || space == words.size()) return {};
  const std::string_view year = words.substr(space + 1);
  if (year.size() != 4 || !begins_with_year(year)) return {};
  return iso_date(number_of_figures(year), month, 0);
}

// "- December 2020" or "December 2020 (3)", as archives list their months.
bool is_archive_month(std::string_view words) {
  const std::size_t year = words.find(' ');
  if (year == std::string_view::npos) return false;
  const std::size_t count = std::min(words.find(' ', year + 1), words.size());
  return !month_of_words(words.substr(0, count)).empty() &&
         words.find_first_not_of(" 0123456789", count) == std::string_view::npos;
}

// A list of years, or the numbers of a page's pages.
bool is_number_list(std::string_view line) {
  return line.find_first_not_of("0123456789 |,/-") == std::string_view::npos &&
         std::any_of(line.begin(), line.end(), is_digit);
}

bool opens_outside_part(std::string_view line, std::string_view words) {
  constexpr std::array<std::string_view, 19> kLabels{"this month",
                                                     "type of research",
                                                     "types of research",
                                                     "topics",
                                                     "archive",
                                                     "archives",
                                                     "blog archive",
                                                     "blog archives",
                                                     "past blogs",
                                                     "categories",
                                                     "tags",
                                                     "previous",
                                                     "next",
                                                     "previous next",
                                                     "previous page",
                                                     "next page",
                                                     "older posts",
                                                     "newer posts",
                                                     "back to top"};
  return std::find(kLabels.begin(), kLabels.end(), words) != kLabels.end() ||
         line.starts_with("\xC2\xA9") || words.starts_with("copyright ") || is_number_list(line) ||
         is_archive_month(words);
}

bool is_implications_heading(std::string_view words) {
  return words == "practice implications" || words == "practice implication" ||
         words == "implications for practice";
}

bool may_be_title(std::string_view line) {
  constexpr std::string_view kEndsOrGoesOn = ".,;:";
  return line.size() <= kMaxTitleBytes && !has_bullet(line) &&
         kEndsOrGoesOn.find(closing_mark(line)) == std::string_view::npos;
}

LineKind kind_of(std::string_view line) {
  if (is_reference_line(line)) return LineKind::reference;
  if (line.size() > kMaxTitleBytes) return LineKind::paragraph;
  if (!month_of_heading(line).empty()) return LineKind::month;
  const std::string words = plain_words(line);
  if (is_implications_heading(words)) return LineKind::implications;
  if (opens_outside_part(line, words)) return LineKind::outside;
  return may_be_title(line) ? LineKind::short_line : LineKind::paragraph;
}

}  // namespace

std::vector<BlogLine> classify_lines(std::span<const std::string> lines) {
  std::vector<BlogLine> classified;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::string text = with_plain_spaces(lines[i]);
    if (text.empty()) continue;
    const LineKind kind = kind_of(text);
    classified.push_back({kind, std::move(text), i + 1, 0});
  }
  return classified;
}

std::string month_of_heading(std::string_view line) {
  if (line.empty() || has_bullet(line) || !is_digit(line.back())) return {};
  return month_of_words(plain_words(line));
}

char closing_mark(std::string_view text) {
  constexpr std::array<std::string_view, 7> kClosers{
      "\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99", "\xC2\xBB"};
  const auto closes = [&](std::string_view closer) { return text.ends_with(closer); };
  auto closer = std::find_if(kClosers.begin(), kClosers.end(), closes);
  while (closer != kClosers.end()) {
    text.remove_suffix(closer->size());
    closer = std::find_if(kClosers.begin(), kClosers.end(), closes);
  }
  if (text.ends_with("\xE2\x80\xA6")) return '.';
  return text.empty() ? '\0' : text.back();
}

}  // namespace pprsearch
