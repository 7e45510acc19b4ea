#include "citation/name_pieces.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

/// What parts two pieces.
struct Separator {
  std::size_t length = 0;  ///< 0 = nothing does at this place
  std::size_t kept = 0;    ///< bytes of it that belong to the piece before
  bool more_than_comma = false;
  bool omission = false;
};

constexpr std::string_view kEllipsis = "…";

/// A run of dots and spaces; three dots or more are an omission. The first one
/// closes an initial when it touches it: "Atzil-Slonim, D. . . . Barber, J. P."
Separator dots_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  std::size_t dots = 0;
  while (end < text.size() && (text[end] == '.' || text[end] == ' ')) dots += text[end++] == '.';
  if (dots < 3) return {};
  return {end - at, at > 0 && text[at - 1] != ' ' ? 1U : 0U, true, true};
}

/// Whether the word that ends at `end` is an initial's: "J.", "JK".
bool is_behind_initials(std::string_view text, std::size_t end) {
  constexpr std::size_t kMostInitials = 3;
  std::string_view word = text.substr(0, end);
  word = word.substr(word.find_last_of(" ,.-", word.size() - (word.ends_with('.') ? 2 : 1)) + 1);
  const bool has_stop = word.ends_with('.');
  if (has_stop) word.remove_suffix(1);
  if (!word.empty() && !is_ascii(word.front())) return has_stop && word.size() == 2;
  return !word.empty() && word.size() <= kMostInitials && std::ranges::all_of(word, is_upper);
}

constexpr auto kForeignAnds =
    std::to_array<std::string_view>({"und ", "et ", "y ", "e ", "en ", "i ", "og ", "och ", "ja ",
                                     "u. ", "ve ", "with ", "avec ", "mit ", "con "});
constexpr std::string_view kOnBehalfOf = "on behalf of ";
constexpr std::string_view kForThe = "for the ";

/// Whether a word is a degree that no initials look like: "PhD", "Ph.D.", "PsyD".
bool is_degree(std::string_view text) {
  constexpr auto kDegrees = std::to_array<std::string_view>(
      {"phd", "psyd", "edd", "drph", "dphil", "mphil", "lcsw", "msw", "msc", "bsc", "dclinpsy",
       "dclinpsych", "scd", "med"});
  std::string letters(text);
  std::erase(letters, '.');
  return is_one_of_words(letters, kDegrees) && !std::ranges::all_of(text, is_lower);
}

/// "and" in other languages, behind initials alone: bodies have it in their names, and so have
/// families ("Ramón y Cajal").
std::size_t foreign_and_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.front() != ' ' || at < 2 || rest.starts_with(" et al")) return 0;
  for (const std::string_view mark : kForeignAnds) {
    if (rest.substr(1).starts_with(mark)) return is_behind_initials(text, at) ? mark.size() : 0;
  }
  return 0;
}

Separator separator_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.front() == ',') return {1, 0, false, false};
  if (rest.front() == ';' || rest.front() == '&') return {1, 0, true, false};
  if (rest.front() == '.') return dots_at(text, at);
  if (rest.starts_with(" and ")) return {4, 0, true, false};
  if (rest.front() == ' ' && rest.substr(1).starts_with(kOnBehalfOf)) return {1, 0, true, false};
  if (rest.front() == ' ' && rest.substr(1).starts_with(kForThe) && at > 1 &&
      is_behind_initials(text, at)) {
    return {1, 0, true, false};
  }
  if (const std::size_t length = foreign_and_at(text, at)) return {length, 0, true, false};
  if (rest.starts_with(kEllipsis)) return {kEllipsis.size(), 0, true, true};
  return {};
}

/// Without "Dr." and its like before a name.
std::string_view without_degree(std::string_view name) {
  constexpr auto kDegrees = std::to_array<std::string_view>(
      {"dr. ", "dr ", "prof. ", "prof ", "professor ", "mr. ", "mrs. ", "ms. ", "drs. ", "phd "});
  for (const std::string_view degree : kDegrees) {
    if (begins_with(name, degree)) return without_degree(trim_begin(name.substr(degree.size())));
  }
  return name;
}

/// "Smith, John" of "Smith, John1*": figures and signs that stick to a name are no part of it.
std::string_view without_marks(std::string_view name) {
  constexpr std::size_t kMostDigits = 2;
  constexpr std::array<std::string_view, 8> kMarks = {"*", "†", "‡", "§", "¶", "¹", "²", "³"};
  for (bool found = true; found;) {
    found = false;
    for (const std::string_view mark : kMarks) {
      if (!name.ends_with(mark)) continue;
      name = trim_end(without_last(name, mark.size()));
      found = true;
    }
  }
  if (name.ends_with('.') && name.size() > 1 && is_digit(name[name.size() - 2])) {
    name.remove_suffix(1);  // "Lee A1."
  }
  const std::string_view letters = trim_end(name, "0123456789");
  const std::size_t digits = name.size() - letters.size();
  if (digits == 0 || digits > kMostDigits || letters.empty()) return name;
  return is_one_of(letters.back(), " -/") ? name : letters;
}

/// "Lee, A." of "Lee, A. (Director)": what somebody did, or is called elsewhere.
std::string_view without_role(std::string_view name) {
  if (name.ends_with(").") || name.ends_with("].")) return without_role(without_last(name, 1));
  if (!name.ends_with(')') && !name.ends_with(']')) return name;
  const std::size_t open = name.rfind(name.back() == ')' ? '(' : '[');
  if (open == name.npos || open < 2) return name;
  const std::string_view before = trim_end(name.substr(0, open));
  return before.ends_with('.') && is_behind_initials(before, before.size()) ? before : name;
}

/// "editors" behind the names, and "Ed." behind initials: what they did. "Smith, Ed" is a name.
bool names_editors(std::string_view text, std::string_view before) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"editor", "editors", "ed", "eds", "comps", "compiler"});
  const bool is_no_name = is_lower(text.front()) || before.ends_with('.');
  return is_no_name && is_one_of_words(trim_end(text, "."), kWords);
}

class NameSplitter {
 public:
  NamePieces split(std::string_view names) {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < names.size();) {
      const Separator found = separator_at(names, at);
      if (found.length == 0) {
        ++at;
        continue;
      }
      add(names.substr(begin, at + found.kept - begin));
      after_and_ = after_and_ || found.more_than_comma;
      found_.cut = found_.cut || found.omission;
      begin = at += found.length;
    }
    add(names.substr(begin));
    return std::move(found_);
  }

 private:
  void add(std::string_view text) {
    text = without_marks(without_et_al(without_joint(trim(text))));
    const bool is_for = text.starts_with(kForThe) && !found_.pieces.empty();
    const bool is_body = is_for || text.starts_with(kOnBehalfOf);
    if (is_body) {
      text.remove_prefix(is_for ? std::string_view("for ").size() : kOnBehalfOf.size());
      if (text.starts_with("the ")) text.remove_prefix(4);
    }
    text = without_role(without_degree(text));
    if (text.find_first_not_of("0123456789*. ") == std::string_view::npos) return;
    if (!found_.pieces.empty() &&
        (is_degree(text) || names_editors(text, found_.pieces.back().text))) {
      return;
    }
    found_.pieces.push_back({text, after_and_, is_body});
    after_and_ = false;
  }

  /// "Pierre Durand" of "et Pierre Durand" behind a comma.
  std::string_view without_joint(std::string_view text) {
    if (found_.pieces.empty() || text.starts_with("et al")) return text;
    for (const std::string_view joint : kForeignAnds) {
      if (!text.starts_with(joint)) continue;
      after_and_ = true;
      return trim_begin(text.substr(joint.size()));
    }
    return text;
  }

  std::string_view without_et_al(std::string_view text) {
    constexpr auto kOthers =
        std::to_array<std::string_view>({"et al.", "et al", "et coll.", "other authors",
                                         "more authors", "others", "colleagues", "more"});
    for (const std::string_view others : kOthers) {
      const std::string_view trimmed = others.ends_with('.') ? text : trim_end(text, ".");
      if (!trimmed.ends_with(others)) continue;
      const std::string_view before = without_last(trimmed, others.size());
      if (!before.empty() && before.back() != ' ') continue;
      const std::string_view names = trim_end(before, "0123456789 +");  // "2 more", "+ 3 others"
      const bool has_number = std::ranges::any_of(before.substr(names.size()), is_digit);
      if (others.starts_with("more") && !has_number) continue;  // Thomas More
      found_.cut = true;
      return has_number ? names : trim_end(before);
    }
    return text;
  }

  NamePieces found_;
  bool after_and_ = false;
};

}  // namespace

NamePieces split_names(std::string_view names) { return NameSplitter().split(names); }

}  // namespace pprsearch
