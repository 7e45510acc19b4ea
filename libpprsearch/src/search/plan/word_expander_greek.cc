#include <algorithm>

#include "base/ascii.h"
#include "base/stop_words.h"
#include "search/plan/greek.h"
#include "search/plan/word_expander.h"

// A word with a Greek letter has many writings: TNFα, TNF-α, TNFalpha, TNF-alpha. So it is taken
// apart into the letter and what is around it, however it was typed. Each border of the letter is
// then closed or open, which gives every writing; forms() bring the name beside
// the letter. What the index lacks is left out, as everywhere.

namespace pprsearch {
namespace {

struct Part {
  std::string text;
  bool is_greek;
  bool is_open;  ///< there is something between the part before and this one
};

/// More borders than so many make no name.
constexpr std::size_t kMostBorders = 3;
/// As many words as a closed compound is made of.
constexpr std::size_t kMostWords = 3;

std::vector<Part> parts_of(const std::vector<std::string>& tokens) {
  std::vector<Part> parts;
  for (const std::string& token : tokens) {
    bool is_first = true;
    for (std::string& text : greek_parts(token)) {
      const bool is_greek = is_greek_letter(text);
      parts.push_back({std::move(text), is_greek, is_first});
      is_first = false;
    }
  }
  return parts;
}

/// Not a single letter and no word of grammar: "vitamin d" is not dα.
bool may_be_beside_greek(const Part& part) {
  const bool is_short = part.text.size() == 1 && !is_digit(part.text.front());
  return !part.is_greek && !is_short && !is_stop_word(part.text);
}

/// The parts, by number, before which either may be written.
std::vector<std::size_t> greek_borders(const std::vector<Part>& parts) {
  std::vector<std::size_t> borders;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const bool is_border = parts[i].is_greek
                               ? may_be_beside_greek(parts[i - 1])
                               : parts[i - 1].is_greek && may_be_beside_greek(parts[i]);
    if (is_border) borders.push_back(i);
  }
  return borders;
}

std::vector<std::string> written(const std::vector<Part>& parts) {
  std::vector<std::string> words;
  for (const Part& part : parts) {
    if (part.is_open) {
      words.push_back(part.text);
    } else {
      words.back() += part.text;
    }
  }
  return words;
}

}  // namespace

/// Every other writing of words with a Greek letter.
void WordExpander::add_greek(const std::vector<std::string>& tokens, Meaning& meaning) const {
  if (tokens.size() > kMostWords) return;
  std::vector<Part> parts = parts_of(tokens);
  const std::vector<std::size_t> borders = greek_borders(parts);
  if (borders.empty() || borders.size() > kMostBorders) return;
  const std::vector<std::string> typed = written(parts);
  for (std::size_t way = 0; way < std::size_t{1} << borders.size(); ++way) {
    for (std::size_t i = 0; i < borders.size(); ++i) {
      parts[borders[i]].is_open = ((way >> i) & 1U) != 0;
    }
    const std::vector<std::string> words = written(parts);
    if (words != typed) add_written(words, TermReason::variant, meaning);
  }
}

}  // namespace pprsearch
