#include "formats/place_numbers.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "formats/article_numbers.h"

namespace pprsearch {
namespace {

/// "454" of "p. 454" and "pp. 454".
std::string_view without_page_label(std::string_view page) {
  for (const std::string_view label : {"pp.", "p.", "pp ", "p "}) {
    if (!begins_with(page, label)) continue;
    const std::string_view rest = trim_begin(page.substr(label.size()));
    if (!rest.empty() && is_letter_or_digit(rest.front())) return rest;
  }
  return page;
}

/// A text with hyphens in the place of other dashes.
std::string with_hyphens(std::string text) {
  constexpr std::array<std::string_view, 6> kDashes = {"\u2010", "\u2011", "\u2012",
                                                       "\u2013", "\u2014", "\u2212"};
  for (const std::string_view dash : kDashes) {
    for (std::size_t at = text.find(dash); at != text.npos; at = text.find(dash, at)) {
      text.replace(at, dash.size(), 1, '-');
    }
  }
  return text;
}

/// "12" of "S12"; empty if other signs than letters stand before the figures.
std::string_view figures_at_end(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && is_digit(text[begin - 1])) --begin;
  return std::ranges::all_of(text.substr(0, begin), is_letter) ? text.substr(begin)
                                                               : std::string_view();
}

/// "4611" of "4611 (12pp)" and "4611, 12 pages": how many pages it has stands behind the number of
/// an article.
std::string_view without_count_of_pages(std::string_view page) {
  std::string_view rest = trim_end(page, " .)");
  for (const std::string_view label : {" pages", "pages", " pp", "pp", " p"}) {
    if (!rest.ends_with(label)) continue;
    rest = trim_end(rest.substr(0, rest.size() - label.size()));
    const std::string_view count = figures_at_end(rest.substr(rest.find_last_of(" ,(") + 1));
    const std::string_view before = rest.substr(0, rest.size() - count.size());
    if (count.empty() || before.empty()) return page;
    return is_one_of(trim_end(before).back(), ",(") ? trim_end(before, " ,(") : page;
  }
  return page;
}

}  // namespace

std::string whole_pages(std::string page) {
  page = without_count_of_pages(page);
  if (std::string number = labelled_article_number(page); !number.empty()) return number;
  page = without_page_label(with_hyphens(page));
  const std::size_t hyphen = page.find('-');
  if (hyphen == page.npos) return page;
  const std::string first(trim_end(std::string_view(page).substr(0, hyphen)));
  const std::string behind(
      without_page_label(trim_begin(std::string_view(page).substr(hyphen + 1), " -")));
  const std::string last = behind.substr(0, behind.find_first_of(",;"));
  const std::string rest = behind.substr(last.size());
  if (last.find('-') == last.npos) page = first + '-' + behind;
  if (last == "+") return first + last;  // "continued elsewhere"
  const std::size_t letters = first.size() - figures_at_end(first).size();
  const std::string figures = first.substr(letters);
  if (!are_digits(last) || figures.empty() || last.size() > figures.size()) return page;
  if (last.size() == figures.size()) {  // "S12-19", but not "12-19"
    return letters > 0 && last > figures ? first + '-' + first.substr(0, letters) + last + rest
                                         : page;
  }
  const std::string whole = figures.substr(0, figures.size() - last.size()) + last;
  if (letters > 0 && whole <= figures) return page;
  return first + '-' + first.substr(0, letters) + whole + rest;
}

bool is_number_of_pages(std::string_view type, std::string_view pages) {
  constexpr std::array<std::string_view, 3> kWhole = {"book", "thesis", "report"};
  const bool is_whole = is_one_of(type, kWhole);
  const bool is_article = type.starts_with("article");
  if (!is_whole && !is_article && type != "paper-conference") return false;
  pages = trim(pages, " .\t");
  for (const std::string_view label : {" pages", " pp", " p", " leaves", " S", " s", "pp", "p"}) {
    if (!pages.ends_with(label)) continue;
    const std::string_view number = trim_end(pages.substr(0, pages.size() - label.size()), " .");
    if (is_article) return are_digits(number);  // "4611, 12 p." has the number of an article
    return !number.empty() && is_digit(number.back());
  }
  return is_whole && are_digits(pages);
}

std::string without_number_label(std::string text) {
  constexpr auto kLabels = std::to_array<std::string_view>(
      {"volume", "vol", "v", "band", "bd", "issue", "iss", "number", "no", "nr", "heft"});
  for (const std::string_view label : kLabels) {
    if (!begins_with(text, label)) continue;
    const std::string_view rest = trim_begin(std::string_view(text).substr(label.size()), ". ");
    const bool is_label =
        !rest.empty() && is_digit(rest.front()) && rest.size() + label.size() < text.size();
    if (is_label) return std::string(rest);
    // "v. v. 12"
    const bool is_twice = rest.size() + label.size() < text.size() && begins_with(rest, label) &&
                          without_number_label(std::string(rest)).size() < rest.size();
    if (is_twice) return without_number_label(std::string(rest));
  }
  return text;
}

std::pair<std::string, std::string> parts_of_volume(const std::string& text) {
  const std::size_t digits = count_digits(text);
  const std::string_view rest = trim(std::string_view(text).substr(digits), " ,");
  if (digits == 0 || rest.empty()) return {text, {}};
  if (rest.front() == '(' && rest.ends_with(')')) {
    return {text.substr(0, digits), std::string(rest.substr(1, rest.size() - 2))};
  }
  std::string issue = without_number_label(std::string(rest));
  const bool is_labelled = issue.size() < rest.size() && !begins_with(rest, "v") &&
                           !begins_with(rest, "b") &&
                           std::ranges::all_of(issue, is_letter_or_digit);
  if (!is_labelled) return {text, {}};
  return {text.substr(0, digits), std::move(issue)};
}

bool is_made_by_table(std::string_view text) {
  const std::size_t power = text.find("E+");
  if (power != text.npos) {
    const std::string_view figures = text.substr(0, power);
    return count_digits(figures) == 1 && figures.find_first_not_of("0123456789.") == text.npos &&
           are_digits(text.substr(power + 2));
  }
  const std::size_t hyphen = text.find('-');
  if (hyphen == text.npos) return false;
  const std::string_view first = text.substr(0, hyphen);
  const std::string_view last = text.substr(hyphen + 1);
  const auto is_short = [](std::string_view part) { return are_digits(part) && part.size() <= 2; };
  const auto is_month = [](std::string_view part) {
    return std::ranges::any_of(kEnglishMonths,
                               [&](std::string_view month) { return month.substr(0, 3) == part; });
  };
  return (is_month(first) && is_short(last)) || (is_month(last) && is_short(first));
}

}  // namespace pprsearch
