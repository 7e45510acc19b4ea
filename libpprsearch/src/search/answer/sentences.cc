#include "search/answer/sentences.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace pprsearch {
namespace {

constexpr auto kAbbreviations =
    std::to_array<std::string_view>({"al", "cf", "dr", "eg", "etc", "fig", "ie", "mr", "mrs", "ms",
                                     "no", "pp", "prof", "st", "vol", "vs"});

bool is_abbreviation(std::string_view token) {
  return token.size() == 1 ||
         std::find(kAbbreviations.begin(), kAbbreviations.end(), token) != kAbbreviations.end();
}

/// Letters that may begin a sentence: all but lower-case ASCII.
bool may_begin(char c) { return !is_lower(c); }

bool ends_line(std::string_view gap) { return gap.find('\n') != std::string_view::npos; }

/// Whether a sentence may end in the text between two tokens.
bool ends_sentence(std::string_view gap) {
  const std::size_t stop = gap.find_first_of(".?!");
  return stop != std::string_view::npos && gap.find(' ', stop) != std::string_view::npos;
}

}  // namespace

std::vector<std::pair<std::size_t, std::size_t>> sentences(std::string_view text,
                                                           const std::vector<Token>& tokens) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  std::size_t begin = 0;
  for (std::size_t i = 1; i <= tokens.size(); ++i) {
    if (i < tokens.size()) {
      const Token& before = tokens[i - 1];
      const Token& after = tokens[i];
      if (after.begin <= before.end) continue;
      const std::string_view gap = text.substr(before.end, after.begin - before.end);
      if (!ends_line(gap)) {
        if (!ends_sentence(gap) || !may_begin(text[after.begin])) continue;
        if (is_abbreviation(before.text) && gap.starts_with('.')) continue;
      }
    }
    found.emplace_back(begin, i);
    begin = i;
  }
  return found;
}

std::size_t closing_punctuation_end(std::string_view text, std::size_t end, std::size_t limit) {
  // A bracket or quote that opens what follows has a space before it.
  while (end < limit && text[end] != ' ' && text[end] != '\n') ++end;
  return end;
}

}  // namespace pprsearch
