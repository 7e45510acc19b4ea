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
#include "search/rank/word_scores.h"

namespace pprsearch {

/// A word of a pair, with what it counts.
struct PairedWord {
  const WordMatch* match;
  const WordScores* scores;
  double idf;
};

/// Counts how often two words stand in an entry as they do in the query. What it is given must
/// live longer, but for the candidates.
class PairCounter {
 public:
  PairCounter(IndexReader::Session& session, const RankingBasis& basis,
              const std::pair<PairedWord, PairedWord>& words, const WordPair& pair);
  /// The most that the pair brings to any score.
  double most() const;
  /// Once, before the two below: of the `candidates`, which rise, alone can they be asked. Throws
  /// TimeUp.
  void look_at(const std::vector<EntryNumber>& candidates);

  /// What the pair brings to the score of a candidate.
  double score(EntryNumber entry);
  /// The same with all that an explanation says; its frequency is 0 if the entry lacks the pair.
  ScorePart part(EntryNumber entry);

 private:
  /// A posting of one of the terms of a word.
  struct Place {
    EntryNumber entry;
    std::uint32_t posting;
    const PositionList* positions;
  };
  struct Places {
    Field field;
    std::vector<Place> first;  ///< by entry
    std::vector<Place> second;
  };

  std::vector<Place> places_of(const PairedWord& word, Field field,
                               const std::vector<EntryNumber>& candidates);
  /// How often the pair stands in each field, weighted; in their order.
  template <typename Visit>
  void each_field(EntryNumber entry, Visit visit);
  static void positions_in(EntryNumber entry, const std::vector<Place>& places,
                           std::vector<std::uint32_t>& all);

  IndexReader::Session& session_;
  const RankingBasis& basis_;
  PairedWord one_;
  PairedWord other_;
  std::string label_;
  double share_;
  std::uint32_t gap_;
  Bm25f bm25_;
  std::vector<Places> fields_;
  std::vector<std::shared_ptr<const PositionList>> held_;
  std::vector<std::uint32_t> first_;
  std::vector<std::uint32_t> second_;
};

}  // namespace pprsearch
