#pragma once

#include <pprsearch/searcher.h>

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "index/index_reader.h"
#include "search/match/matcher.h"
#include "search/plan/plan.h"
#include "search/rank/ranking.h"
#include "search/rank/word_positions.h"
#include "search/rank/word_scores.h"

namespace pprsearch {

/// A word of a pair, with what it counts.
struct PairedWord {
  const WordMatch* match;
  const WordScores* scores;
  double idf;
};

/// Counts how often two words stand in an entry as they do in the query. What it is given must
/// live longer.
class PairCounter {
 public:
  PairCounter(IndexReader::Session& session, const RankingBasis& basis,
              const std::pair<PairedWord, PairedWord>& words, const WordPair& pair);

  /// The most that the pair brings to any score.
  double most() const;
  /// What it brings to the score of an entry. Throws TimeUp.
  double score(EntryNumber entry);
  /// The same with all that an explanation says; its frequency is 0 if the entry lacks the pair.
  ScorePart part(EntryNumber entry);

 private:
  /// How often the pair stands in each field, weighted; in their order.
  template <typename Visit>
  void each_field(EntryNumber entry, Visit visit);

  IndexReader::Session& session_;
  const RankingBasis& basis_;
  PairedWord one_;
  PairedWord other_;
  std::string label_;
  double share_;
  std::uint32_t gap_;
  Bm25f bm25_;
  /// Of both words, once an entry has both in one field.
  std::shared_ptr<const WordPositions> first_;
  std::shared_ptr<const WordPositions> second_;
  std::vector<std::uint32_t> places_;  ///< of the entry at hand
  std::vector<std::uint32_t> others_;
};

}  // namespace pprsearch
