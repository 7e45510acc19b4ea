#include "text/umlauts.h"

#include <algorithm>
#include <array>

#include "base/stop_words.h"

// Folding leaves the bare letter of ä, ö, ü, ø and å, as a reader without the key may type it. The
// other way is to write two letters: Mueller, Soerensen, Aarhus. No rule can tell from these
// whether they were one letter once (fuel, poem), so they are made from the original alone. What
// folds to two letters anyway (æ, œ, ß) is not here.

namespace pprsearch {
namespace {

struct SpelledOut {
  std::string_view letter;
  std::string_view letters;
};

constexpr auto kSpelledOut = std::to_array<SpelledOut>({{"ä", "ae"},
                                                        {"Ä", "ae"},
                                                        {"a\u0308", "ae"},
                                                        {"A\u0308", "ae"},
                                                        {"ö", "oe"},
                                                        {"Ö", "oe"},
                                                        {"o\u0308", "oe"},
                                                        {"O\u0308", "oe"},
                                                        {"ü", "ue"},
                                                        {"Ü", "ue"},
                                                        {"u\u0308", "ue"},
                                                        {"U\u0308", "ue"},
                                                        {"ø", "oe"},
                                                        {"Ø", "oe"},
                                                        {"å", "aa"},
                                                        {"Å", "aa"},
                                                        {"a\u030A", "aa"},
                                                        {"A\u030A", "aa"}});

/// Shorter words are initials, or are alike by chance.
constexpr std::size_t kLeastLetters = 4;

}  // namespace

bool has_umlaut(std::string_view text) {
  return std::ranges::any_of(kSpelledOut, [text](const SpelledOut& spelled) {
    return text.find(spelled.letter) != std::string_view::npos;
  });
}

std::string spelled_out(Analyzer& analyzer, std::string_view word) {
  if (!has_umlaut(word)) return {};
  std::string letters(word);
  for (const SpelledOut& spelled : kSpelledOut) {
    for (std::size_t at = 0; (at = letters.find(spelled.letter, at)) != std::string::npos;) {
      letters.replace(at, spelled.letter.size(), spelled.letters);
    }
  }
  std::string folded = analyzer.fold(letters);
  const bool is_one_word = folded.find(' ') == std::string::npos;
  if (!is_one_word || folded.size() < kLeastLetters || is_stop_word(folded)) return {};
  return folded;
}

}  // namespace pprsearch
