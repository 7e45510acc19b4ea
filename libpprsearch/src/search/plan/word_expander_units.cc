#include <utility>

#include "search/plan/glued_numbers.h"
#include "search/plan/greek.h"
#include "search/plan/word_expander.h"

// Within a text of several words, a number and its unit may be written as one word or two:
// "100mg/day" and "100 mg/day". All of them are taken apart, or all put together: texts write them
// in one way.

namespace pprsearch {
namespace {

/// Where a number meets its unit; 0 if it does not. What a Greek letter is glued to is for
/// add_greek().
std::size_t border_of(const std::string& token) {
  return greek_parts(token).size() > 1 ? 0 : number_border(token);
}

bool has_both(const Dictionary& dictionary, const std::string& token, std::size_t cut) {
  return dictionary.contains(token.substr(0, cut)) && dictionary.contains(token.substr(cut));
}

}  // namespace

/// Adds the row with the numbers glued to nothing, and the one with each glued to what follows. In
/// a window, what was taken apart needs more positions.
void WordExpander::add_units(const std::vector<std::string>& tokens, int window,
                             Meaning& meaning) const {
  if (!expand_.variants || tokens.size() < 2 || tokens.size() > kMostWithForms) return;
  if (tokens.size() == 2 && !other_decimal(tokens[0], tokens[1]).empty()) return;
  const Dictionary& dictionary = session_.reader().dictionary();
  TermRow apart{{}, TermReason::variant, window};
  TermRow glued = apart;
  bool is_glued = false;  // the token before took this one
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::vector<WeightedTerm>& own = known_forms(tokens[i], TermReason::variant);
    const std::size_t cut = border_of(tokens[i]);
    if (cut > 0 && has_both(dictionary, tokens[i], cut)) {
      apart.places.push_back({{tokens[i].substr(0, cut), TermReason::variant}});
      apart.places.push_back(
          family(tokens[i].substr(cut), TermReason::variant, TermReason::variant));
    } else {
      apart.places.push_back(own);
    }
    const std::string both = i + 1 < tokens.size() ? tokens[i] + tokens[i + 1] : std::string();
    if (std::exchange(is_glued, false)) continue;
    is_glued = !both.empty() && border_of(both) == tokens[i].size() && dictionary.contains(both);
    glued.places.push_back(is_glued ? family(both, TermReason::variant, TermReason::variant) : own);
  }
  const bool is_apart = apart.places.size() > tokens.size();
  if (window > 0 && is_apart) apart.window += static_cast<int>(apart.places.size() - tokens.size());
  if (is_apart) add_row(std::move(apart), meaning);
  if (glued.places.size() < tokens.size()) add_row(std::move(glued), meaning);
}

/// Adds words in a row, or the terms of a single one; nothing if the index lacks one of them.
void WordExpander::add_row(TermRow row, Meaning& meaning) {
  Meaning more;
  for (const std::vector<WeightedTerm>& place : row.places) {
    if (place.empty()) return;
  }
  if (row.places.size() == 1) {
    more.terms = std::move(row.places[0]);
  } else {
    more.rows.push_back(std::move(row));
  }
  add_meaning(meaning, more);
}

}  // namespace pprsearch
