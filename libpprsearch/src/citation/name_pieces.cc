#include "citation/name_pieces.h"

#include <algorithm>
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

/// "and" in other languages, behind initials alone: bodies have it in their names, and so have
/// families ("Ramón y Cajal").
std::size_t foreign_and_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.front() != ' ' || at < 2 || rest.starts_with(" et al")) return 0;
  for (const std::string_view mark : {" und ", " et ", " y ", " e "}) {
    if (rest.starts_with(mark)) return is_behind_initials(text, at) ? mark.size() - 1 : 0;
  }
  return 0;
}

Separator separator_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.front() == ',') return {1, 0, false, false};
  if (rest.front() == ';' || rest.front() == '&') return {1, 0, true, false};
  if (rest.front() == '.') return dots_at(text, at);
  if (rest.starts_with(" and ")) return {4, 0, true, false};
  if (const std::size_t length = foreign_and_at(text, at)) return {length, 0, true, false};
  if (rest.starts_with(kEllipsis)) return {kEllipsis.size(), 0, true, true};
  return {};
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
    text = without_et_al(trim(text));
    if (text.find_first_not_of(". ") == std::string_view::npos) return;
    found_.pieces.push_back({text, after_and_});
    after_and_ = false;
  }

  std::string_view without_et_al(std::string_view text) {
    for (const std::string_view others : {"et al.", "et al", "others", "colleagues"}) {
      if (!text.ends_with(others)) continue;
      const std::string_view before = text.substr(0, text.size() - others.size());
      if (!before.empty() && before.back() != ' ') continue;
      found_.cut = true;
      return trim_end(before);
    }
    return text;
  }

  NamePieces found_;
  bool after_and_ = false;
};

}  // namespace

NamePieces split_names(std::string_view names) { return NameSplitter().split(names); }

}  // namespace pprsearch
