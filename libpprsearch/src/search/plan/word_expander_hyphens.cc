#include <algorithm>
#include <array>

#include "base/stop_words.h"
#include "base/strings.h"
#include "search/plan/hyphened.h"
#include "search/plan/word_expander.h"

// What a hyphen says: the words are one. So any of them may be a word of grammar, as in "by-pass"
// and "over-weight", where without a hyphen they would be two.

namespace pprsearch {
namespace {

/// What a noun follows in any sentence.
constexpr auto kBeforeAnyNoun = std::to_array<std::string_view>(
    {"after", "as", "at", "before", "between", "for", "from", "in", "of", "to", "with"});

/// The closed compound is in use if it is not rarer than so, beside its last word; and most of the
/// sentences with the last word are about something else.
constexpr std::size_t kShareInUse = 200;
constexpr std::size_t kShareOfOthers = 10;

}  // namespace

bool is_hyphened(std::string_view text, const std::vector<std::string>& tokens) {
  constexpr std::size_t kMostParts = 3;
  const auto hyphens = static_cast<std::size_t>(std::ranges::count(text, '-'));
  return hyphens > 0 && tokens.size() == hyphens + 1 && tokens.size() <= kMostParts;
}

std::size_t WordExpander::entries_of_family(const std::string& token) const {
  const Dictionary& dictionary = session_.reader().dictionary();
  std::size_t most = 0;
  for (const WeightedTerm& term : family(token, TermReason::exact, TermReason::inflection)) {
    most = std::max<std::size_t>(most, dictionary.entries(term.text));
  }
  return most;
}

std::string WordExpander::closed_of(const tree::Word& word) const {
  if (!expand_.variants || word.exact || word.max_edits > 0) return {};
  if (word.text.find('-') == word.text.npos) return {};
  const std::vector<std::string> tokens = tokens_of(word.text);
  if (tokens.size() != 2 || !is_hyphened(word.text, tokens)) return {};
  if (!is_one_of(tokens[0], kBeforeAnyNoun) || is_stop_word(tokens[1])) return {};
  std::string closed = tokens[0] + tokens[1];
  const std::size_t entries = entries_of_family(closed);
  const std::size_t of_last = entries_of_family(tokens[1]);
  const bool is_used = entries > 0 && entries * kShareInUse >= of_last;
  return is_used && entries * kShareOfOthers <= of_last ? closed : std::string();
}

/// Its closed form with all that this stands for alone, but for the parts.
void WordExpander::add_hyphened(const std::vector<std::string>& tokens, Meaning& meaning) const {
  const std::string closed = join(tokens, "");
  if (!expand_.variants || is_stop_word(closed)) return;
  add_terms(meaning.terms, family(closed, TermReason::variant, TermReason::variant));
  if (expand_.derivations && session_.reader().dictionary().contains(closed)) {
    add_derivations(closed, meaning.terms);
  }
}

}  // namespace pprsearch
