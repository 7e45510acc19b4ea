#include <algorithm>

#include "tests/support/naive_search.h"

namespace pprsearch::test {

/// Whether one of two words of a query stands for the other as a form, derivation or spelling.
bool NaiveSearch::are_forms(const QueryNode& one, const QueryNode& other) {
  const auto stands_for = [&](const QueryNode& word, const QueryNode& typed) {
    const std::vector<Token> tokens = analyzer_.analyze(plain_word(typed)->text);
    return tokens.size() == 1 &&
           std::ranges::any_of(own_meanings_.at(&word), [&](const Reading& reading) {
             return reading.reason <= TermReason::variant && reading.places.size() == 1 &&
                    reading.places[0].contains(tokens[0].text);
           });
  };
  const bool plain = is_plain_word(one) && is_plain_word(other) &&
                     plain_word(one)->field == plain_word(other)->field;
  return plain && (stands_for(one, other) || stands_for(other, one));
}

/// The different words of the list that is not in held quotes, each with what it is worth: 0 if no
/// entry has it.
std::vector<NaiveSearch::Worth> NaiveSearch::worths(const QueryNode& list) {
  std::vector<Worth> worths;
  for (const QueryNode* word : different_words(list)) {
    if (is_held_quote(list, *word)) continue;
    Worth worth{{word}, entries_of(*word)};
    const auto is_same = [&](const Worth& other) {
      return std::ranges::any_of(other.forms,
                                 [&](const QueryNode* form) { return are_forms(*word, *form); });
    };
    for (const Worth& same : worths) {
      if (!is_same(same)) continue;
      worth.forms.insert(worth.forms.end(), same.forms.begin(), same.forms.end());
      worth.points = std::max(worth.points, same.points);
    }
    std::erase_if(worths, is_same);
    worths.push_back(worth);
  }
  for (auto& [forms, points] : worths) {
    if (points > 0) points = 4 * points > entries_.size() ? 1 : points > 30 ? 2 : 4;
  }
  return worths;
}

/// Whether an entry has, of the words `here`, two telling ones; a telling and two common ones;
/// four common ones; a rare one. All that the corpus has, if they are two at most, or have no four
/// points together. None of those that it lacks, if something else is required.
bool NaiveSearch::is_enough(const QueryNode& list, const std::vector<Worth>& worths,
                            const std::function<bool(const Worth&)>& here) {
  const auto unknown = std::ranges::count_if(worths, [](const Worth& w) { return w.points == 0; });
  const auto known = std::ssize(worths) - unknown;
  std::size_t all = 0;
  std::size_t found = 0;
  for (const Worth& worth : worths) {
    const std::size_t points = known <= 2 ? std::min<std::size_t>(worth.points, 1) : worth.points;
    all += points;
    found += points > 0 && here(worth) ? points : 0;
  }
  if (known == 0 && has_required(list)) return true;
  if (known <= 2) return unknown == 0 ? found == all : found > 0;
  return found >= std::min<std::size_t>(all, 4);
}

/// Whether an entry can be found for something else than plain words and conditions.
bool NaiveSearch::has_required(const QueryNode& list) {
  return std::ranges::any_of(kept(list), [&](const QueryNode* child) {
    return child->occur == tree::Occur::required || is_held_quote(list, *child);
  });
}

/// No word can be missing.
bool NaiveSearch::needs_all(const QueryNode& list) {
  const std::vector<Worth> worths = this->worths(list);
  return std::ranges::all_of(worths, [&](const Worth& missing) {
    return missing.points > 0 &&
           !is_enough(list, worths, [&](const Worth& word) { return word.forms != missing.forms; });
  });
}

}  // namespace pprsearch::test
