#pragma once

#include <vector>

#include "search/match/matcher.h"
#include "search/rank/ranking.h"

namespace pprsearch {

/// What it is worth to have many of the words that stand side by side in a query. A word that is
/// said again and again in one entry has little more to say, so an entry with all of three words
/// is likelier meant than one with two of them everywhere. Long queries say things several times:
/// the more words, the less one that is missing tells.
class Coverage {
 public:
  /// `listed` are the list's words as indexes into `words`. Both, and `basis`, must live longer.
  Coverage(const RankingBasis& basis, const std::vector<WordMatch>& words,
           const std::vector<std::size_t>& listed);

  /// The most that any entry gets.
  double most() const;
  /// What the entry gets, as a share of its score.
  double share(EntryNumber entry) const;

 private:
  struct Word {
    const EntrySet* entries;
    double share;
  };

  std::vector<Word> words_;
};

}  // namespace pprsearch
