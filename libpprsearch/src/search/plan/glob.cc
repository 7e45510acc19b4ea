#include "search/plan/glob.h"

#include <algorithm>

#include "base/utf8.h"

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

}  // namespace

std::string fold_glob(std::string_view pattern, Analyzer& analyzer) {
  std::string folded;
  while (!pattern.empty()) {
    const std::size_t literal = std::min(pattern.find_first_of("*?"), pattern.size());
    append_folded(pattern.substr(0, literal), analyzer, folded);
    if (literal < pattern.size()) folded += pattern[literal];
    pattern.remove_prefix(std::min(literal + 1, pattern.size()));
  }
  return folded;
}

bool matches_glob(std::string_view text, std::string_view pattern) {
  // Goes back to the last star only: what an earlier star took need not change.
  std::size_t star = std::string_view::npos;
  std::string_view after_star;
  std::size_t p = 0;
  while (!text.empty()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      after_star = text;
    } else if (p < pattern.size() && pattern[p] == '?') {
      ++p;
      text.remove_prefix(first_character_bytes(text));
    } else if (p < pattern.size() && pattern[p] == text.front()) {
      ++p;
      text.remove_prefix(1);
    } else if (star != std::string_view::npos) {
      p = star + 1;
      after_star.remove_prefix(first_character_bytes(after_star));
      text = after_star;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace pprsearch
