#include "citation/name_pieces.h"

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

Separator separator_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (rest.front() == ',') return {1, 0, false, false};
  if (rest.front() == ';' || rest.front() == '&') return {1, 0, true, false};
  if (rest.front() == '.') return dots_at(text, at);
  if (rest.starts_with(" and ")) return {4, 0, true, false};
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
