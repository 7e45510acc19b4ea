#include "formats/place_numbers.h"

#include <array>

#include "base/ascii.h"
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

}  // namespace

std::string whole_pages(std::string page) {
  if (std::string number = labelled_article_number(page); !number.empty()) return number;
  page = without_page_label(with_hyphens(page));
  const std::size_t hyphen = page.find('-');
  if (hyphen == page.npos) return page;
  const std::string first(trim_end(std::string_view(page).substr(0, hyphen)));
  const std::string behind(
      without_page_label(trim_begin(std::string_view(page).substr(hyphen + 1))));
  const std::string last = behind.substr(0, behind.find_first_of(",;"));
  const std::string rest = behind.substr(last.size());
  if (last.find('-') == last.npos) page = first + '-' + behind;
  if (!are_digits(first) || !are_digits(last) || last.size() >= first.size()) return page;
  return first + '-' + first.substr(0, first.size() - last.size()) + last + rest;
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
  }
  return text;
}

bool is_made_by_table(std::string_view text) {
  constexpr auto kMonths = std::to_array<std::string_view>(
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
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
  return (is_one_of(first, kMonths) && is_short(last)) ||
         (is_one_of(last, kMonths) && is_short(first));
}

}  // namespace pprsearch
