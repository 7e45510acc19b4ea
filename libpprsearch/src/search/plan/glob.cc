#include "search/plan/glob.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "query/characters.h"

namespace pprsearch {
namespace {

/// Appends the tokens of a piece between wildcards, parted by spaces; a space
/// also stands where the piece begins or ends with what parts words.
void append_folded(std::string_view piece, Analyzer& analyzer, std::string& folded) {
  if (piece.empty()) return;
  std::size_t end = 0;
  for (const Token& token : analyzer.analyze(piece)) {
    if (token.begin > end || (end > 0 && token.begin == end)) folded += ' ';
    folded += token.text;
    end = token.end;
  }
  if (end < piece.size()) folded += ' ';
}

// A * and a ? may stand for nothing.
void pass_over_optional(std::string_view pattern, std::vector<bool>& places) {
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (places[at] && (pattern[at] == '*' || pattern[at] == '?')) places[at + 1] = true;
  }
}

}  // namespace

std::string fold_glob(std::string_view pattern, Analyzer& analyzer) {
  std::string folded;
  while (!pattern.empty()) {
    const std::size_t literal = std::min(pattern.find_first_of(kWildcards), pattern.size());
    append_folded(pattern.substr(0, literal), analyzer, folded);
    const bool begins_word = folded.empty() || folded.back() == ' ';
    const bool is_text = literal < pattern.size() && pattern[literal] == '#' && begins_word;
    if (literal < pattern.size() && !is_text) folded += pattern[literal];
    pattern.remove_prefix(std::min(literal + 1, pattern.size()));
  }
  return folded;
}

std::string_view longest_literal(std::string_view pattern) {
  std::string_view longest;
  for (const std::string_view literal : split_words(pattern, kWildcards)) {
    if (literal.size() > longest.size()) longest = literal;
  }
  return longest;
}

// Goes through the text once, with every place of the pattern that it may have come to: a ? that
// stands for nothing cannot be undone otherwise.
bool matches_glob(std::string_view text, std::string_view pattern) {
  std::vector<bool> places(pattern.size() + 1);
  places[0] = true;
  pass_over_optional(pattern, places);
  std::vector<bool> next;
  while (!text.empty()) {
    const std::string_view character = text.substr(0, first_character_bytes(text));
    text.remove_prefix(character.size());
    next.assign(places.size(), false);
    for (std::size_t at = 0; at < pattern.size(); ++at) {
      if (!places[at]) continue;
      if (pattern[at] == '*') {
        next[at] = true;
      } else if (pattern[at] == '?' || pattern[at] == '#') {
        next[at + 1] = true;
      } else if (pattern.substr(at).starts_with(character)) {
        next[at + character.size()] = true;
      }
    }
    pass_over_optional(pattern, next);
    std::swap(places, next);
  }
  return places.back();
}

}  // namespace pprsearch
