#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "index/kept.h"
#include "search/match/matcher.h"
#include "search/rank/occurrences.h"
#include "search/rank/ranking.h"

namespace pprsearch {

/// How often an entry has a word, as the three sums of which its score is made count it.
struct WordFrequencies {
  double words = 0;      ///< all that the word stands for
  double exact = 0;      ///< in the form as typed
  double title = 0;      ///< in the title
  FieldMask fields = 0;  ///< that have any of it
  bool has_exact = false;

  bool operator==(const WordFrequencies&) const = default;
};

/// What a word with all it stands for counts in each entry that has it: what its score is worked
/// out from to the bit, and nearly what it will be. It depends on the word and the constants of the
/// ranking, and is kept for the next query that has the word.
class WordScores : public Kept {
 public:
  /// Of the places of `word.found`. Throws TimeUp.
  static std::shared_ptr<const WordScores> of(IndexReader::Session& session, const WordMatch& word,
                                              const RankingBasis& basis);

  /// By place among the entries of the word.
  const WordFrequencies& frequencies(std::size_t place) const {
    return distinct_[numbers_.empty() ? wide_numbers_[place] : numbers_[place]];
  }
  /// The same: what an entry gets if the word weighs 1, in steps, but for half a step and what
  /// rounding to a float takes.
  std::span<const std::uint16_t> nearly() const { return nearly_; }
  /// What one of these counts, and the most that any entry gets.
  float step() const { return most_ / std::numeric_limits<std::uint16_t>::max(); }
  float most() const { return most_; }

  std::size_t entries() const { return nearly_.size(); }
  std::size_t entries_with_exact() const { return entries_with_exact_; }
  std::size_t entries_with_title() const { return entries_with_title_; }

  std::size_t bytes() const override;

 private:
  class Table;

  explicit WordScores(const RankingConstants& constants) : constants_(constants) {}
  static std::shared_ptr<const WordScores> made(IndexReader::Session& session,
                                                const WordMatch& word, const RankingBasis& basis);
  void add_nearly(const WordMatch& word, const RankingBasis& basis, const Deadline& deadline);

  RankingConstants constants_;
  std::vector<WordFrequencies> distinct_;
  std::vector<std::uint16_t> numbers_;       ///< in distinct_ ...
  std::vector<std::uint32_t> wide_numbers_;  ///< ... if there are many; one of the two is empty
  std::vector<std::uint16_t> nearly_;
  float most_ = 0;
  std::size_t entries_with_exact_ = 0;
  std::size_t entries_with_title_ = 0;
};

/// One of the sums that a word's score is made of: a BM25F of its own, with a share of the word.
struct ScoreShare {
  ScoreKind kind;
  double of_score;
  double WordFrequencies::*frequency;
  Bm25f bm25;
  bool has_norm_of_last = false;  ///< in the same fields as the share before
};

/// Those that a word has, in the order in which they are added.
std::vector<ScoreShare> shares_of(const ExpandedQueryWord& word, const WordScores& scores,
                                  const RankingBasis& basis);

/// Calls `visit(share, score)` for each share that the frequencies have any of, in their order.
template <typename Visit>
void visit_shares(const std::vector<ScoreShare>& shares, const WordFrequencies& frequencies,
                  EntryNumber entry, Visit visit) {
  double norm = 0;
  bool is_known = false;  // the norm
  for (const ScoreShare& share : shares) {
    is_known = is_known && share.has_norm_of_last;
    const double frequency = frequencies.*share.frequency;
    if (frequency == 0) continue;
    if (!is_known) norm = share.bm25.norm(entry);
    is_known = true;
    visit(share, share.bm25.score_with(frequency, norm));
  }
}

/// A source as it counts if an author's name counts `of_names` fold: see weight_as_name(). The
/// sources must live longer.
Occurrences counted(const std::vector<TermPostings>& sources, const TermPostings& source,
                    const RankingConstants& constants, double of_names);

}  // namespace pprsearch
