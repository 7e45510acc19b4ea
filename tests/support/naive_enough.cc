#include <algorithm>

#include "tests/support/naive_search.h"

namespace pprsearch::test {

/// What each word of the list is worth that is not in held quotes; 0 if no entry has it.
std::map<const QueryNode*, std::size_t> NaiveSearch::worths(const QueryNode& list) {
  std::map<const QueryNode*, std::size_t> worths;
  for (const QueryNode* word : different_words(list)) {
    if (is_held_quote(list, *word)) continue;
    const std::size_t entries = entries_of(*word);
    std::size_t& worth = worths[word];
    if (entries > 0) worth = 4 * entries > entries_.size() ? 1 : entries > 30 ? 2 : 4;
  }
  return worths;
}

/// Whether an entry has, of the words `here`, two telling ones; a telling and two common ones;
/// four common ones; a rare one. All that the corpus has, if they are two at most, or have no four
/// points together. None of those that it lacks, if something else is required.
bool NaiveSearch::is_enough(const QueryNode& list,
                            const std::map<const QueryNode*, std::size_t>& worths,
                            const std::function<bool(const QueryNode&)>& here) {
  const auto unknown = std::ranges::count_if(worths, [](const auto& w) { return w.second == 0; });
  const auto known = std::ssize(worths) - unknown;
  std::size_t all = 0;
  std::size_t found = 0;
  for (const auto& [word, worth] : worths) {
    const std::size_t points = known <= 2 ? std::min<std::size_t>(worth, 1) : worth;
    all += points;
    found += points > 0 && here(*word) ? points : 0;
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
  const auto worths = this->worths(list);
  return std::ranges::all_of(worths, [&](const auto& missing) {
    return missing.second > 0 &&
           !is_enough(list, worths, [&](const QueryNode& word) { return &word != missing.first; });
  });
}

}  // namespace pprsearch::test
