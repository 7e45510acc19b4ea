#include "formats/name_marks.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/name_shapes.h"

// What stands at a name and is not of it: roles, numbers of persons and institutions, dates of
// life, addresses of mail, signs of footnotes.

namespace pprsearch {
namespace {

/// Whether a piece behind a name is a library's dates of its owner: "1950-", "1950-2010", "b.
/// 1950", "active 1950".
bool are_dates_of_life(std::string_view text) {
  text = trim_end(text, " .");
  bool has_label = false;
  for (const std::string_view label : {"b. ", "born ", "d. ", "died ", "active ", "ca. "}) {
    if (!begins_with(text, label)) continue;
    text = trim(text.substr(label.size()));
    has_label = true;
  }
  constexpr std::size_t kYear = 4;
  const std::string_view rest = text.substr(std::min(text.size(), kYear));
  const std::string_view end = rest.substr(std::min<std::size_t>(rest.size(), 1));
  const bool is_span =
      rest.starts_with('-') && (end.empty() || (end.size() == kYear && are_digits(end)));
  return count_digits(text) == kYear && is_one_of(text.front(), "12") &&
         (is_span || (rest.empty() && has_label));
}

/// Whether a bracket behind a name has a number of its owner: "(0000-0002-1825-0097)", "(1)",
/// "(https://orcid.org/…)", "(ORCID: …)".
bool is_number_of_person(std::string_view bracket) {
  const bool is_number = bracket.size() > 2 &&
                         bracket.find_first_not_of("0123456789-,xX ()[]") == bracket.npos &&
                         std::ranges::any_of(bracket, is_digit);
  return is_number || in_lower_case(bracket).find("orcid") != std::string::npos;
}

/// "author", "Ed.": what its owner did, as it stands behind a name.
bool names_part(std::string_view text) {
  constexpr auto kParts = std::to_array<std::string_view>(
      {"ed", "eds", "editor", "author", "editors", "authors", "joint author", "translator",
       "compiler", "contributor", "hrsg"});
  return is_one_of(std::string_view(plain_words(text)), kParts);
}

/// "Lee, Bo" of "Lee, Bo2" and "Lee, B.12": a mark of an institution, glued to the name.
std::string_view without_figures(std::string_view name) {
  constexpr std::size_t kMostFigures = 2;
  std::size_t end = name.size();
  while (end > 0 && is_digit(name[end - 1])) --end;
  const bool is_mark = end > 1 && end < name.size() && name.size() - end <= kMostFigures &&
                       (is_lower(name[end - 1]) || name[end - 1] == '.') && name.find(' ') < end &&
                       !names_body(name);
  return is_mark ? name.substr(0, end) : name;
}

}  // namespace

bool is_mail_address(std::string_view text) {
  const std::size_t at = text.find('@');
  const std::string_view domain = text.substr(std::min(at, text.size() - 1) + 1);
  const auto is_of_address = [](char c) { return is_letter_or_digit(c) || is_one_of(c, "._+-"); };
  return at != text.npos && at > 0 && domain.find('.') != domain.npos &&
         std::ranges::all_of(text.substr(0, at), is_of_address) &&
         std::ranges::all_of(domain, is_of_address);
}

std::string_view without_marks(std::string_view name) {
  constexpr std::array<std::string_view, 6> kMarks = {"*",      "\u2020", "\u2021",
                                                      "\u00B9", "\u00B2", "\u00B3"};
  const std::size_t bracket = name.find_last_of("([");
  const bool has_bracket = bracket != name.npos && bracket > 0 && is_one_of(name.back(), ")]");
  const bool has_part = has_bracket && (names_part(name.substr(bracket)) ||
                                        is_number_of_person(name.substr(bracket)));
  if (has_part) name = trim_end(name.substr(0, bracket));
  name = without_figures(name);
  const std::size_t angle = name.rfind('<');
  const bool has_mail = angle != name.npos && angle > 0 && name.ends_with('>') &&
                        is_mail_address(name.substr(angle + 1, name.size() - angle - 2));
  if (has_mail) name = trim_end(name.substr(0, angle));
  for (;;) {
    const std::size_t comma = name.rfind(", ");
    // Behind a given name: "2020" alone may be one.
    const bool has_given = comma != name.npos && name.find(", ") < comma;
    const std::string_view last = has_given ? trim(name.substr(comma + 1)) : std::string_view();
    const bool is_other = are_dates_of_life(last) || names_part(last) || is_mail_address(last);
    if (!has_given || !is_other) break;
    name = trim_end(name.substr(0, comma));
  }
  const auto is_at_end = [&](std::string_view mark) {
    return name.size() > mark.size() && name.ends_with(mark);
  };
  for (auto mark = std::ranges::find_if(kMarks, is_at_end); mark != kMarks.end();
       mark = std::ranges::find_if(kMarks, is_at_end)) {
    name = trim_end(without_last(name, mark->size()), " ,");
  }
  return name;
}

}  // namespace pprsearch
