#pragma once

#include <pprsearch/searcher.h>

#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/match/matcher.h"
#include "search/rank/coverage.h"
#include "search/rank/entry_scores.h"
#include "search/rank/nearly_best.h"
#include "search/rank/occurrences.h"
#include "search/rank/pair_counter.h"
#include "search/rank/ranking.h"
#include "search/rank/word_scores.h"

namespace pprsearch {

/// How well the entries that a plan finds fit it, and why. The matcher must live longer.
class Scorer {
 public:
  Scorer(IndexReader::Session& session, const Matcher& matcher, const Deadline& deadline,
         const RankingBasis& basis);
  ~Scorer();

  /// False if nothing in the query can be scored: no word, or excluded ones only.
  bool has_scores() const { return has_scores_; }
  /// What the words that count weigh together.
  double total_weight() const { return total_weight_; }
  /// The words that count for the score, each with its idf: what is worth showing.
  const std::vector<WordToShow>& words_to_show() const { return words_to_show_; }
  /// Whether a word that is worth showing may stand in that field of the entry.
  bool may_show(Field field, EntryNumber entry) const;

  /// Scores of those of `wanted`, which must all match, that have the `most` highest, and perhaps
  /// of others. Asked once, before all below.
  EntryScores scores(const EntrySet& wanted, std::size_t most);
  /// Scores of entries, which rise, that scores() was asked about and did not give.
  EntryScores scores_of(std::vector<EntryNumber> entries);
  /// Adds what the words of feedback, which decide nothing about what matches, bring.
  void add_feedback(std::vector<ExpandedQueryWord> words, EntryScores& scores);
  /// Adds what an entry's date is worth: the last thing added. `newest` = the newest date of all
  /// entries, yyyymmdd; `scores` has all entries that match.
  void add_recency(std::uint32_t newest, EntryScores& scores);

  /// The parts of an entry's score, in the order in which they were added.
  std::vector<ScorePart> explain(EntryNumber entry);
  /// What each word of the plan, which is that of the matcher, stands for: see expansion_of().
  std::vector<ExpandedWord> expansion(const Plan& plan) const;
  /// The words of feedback, the weightiest first.
  std::vector<ExpandedTerm> feedback() const;

 private:
  /// A word with all that is needed to score it in an entry.
  struct ScoredWord {
    const WordMatch* match;
    double weight;
    std::shared_ptr<const WordScores> scores;
    std::vector<ScoreShare> shares;
  };
  /// A word with the postings that an explanation lists.
  struct ExplainedWord {
    WordMatch match;
    double of_names;  ///< weight_as_name()
  };
  struct FeedbackWord {
    ExplainedWord explained;
    double weight;
    ScoreShare share;
  };

  double weight_of(const ExpandedQueryWord& word) const;
  Bm25f bm25_of(const WordMatch& match) const;
  const ScoredWord& scored(std::size_t word);
  const ExplainedWord& explained(const WordMatch& match) const;
  /// What adds to the scores of the entries that are wanted, and the sets that it counts for.
  struct Summands {
    const EntrySet& wanted;
    std::vector<Summand> summands;
    std::deque<EntrySet> sets;
  };
  struct Bounds;

  bool adds_to_best() const;
  void count_summand(double weight);
  EntryScores scores_without_pairs(std::vector<EntryNumber> entries);
  EntryScores all_scores(const EntrySet& wanted);
  void add_summands(const NodeMatch& node, const EntrySet* among, Summands& all);
  std::vector<NearlyScored> nearly(const EntrySet& wanted, std::size_t most);
  void add_paired(std::vector<EntryNumber> entries);
  void note_paired(const std::vector<NearlyScored>& nearly);
  static void keep_best(std::size_t most, std::vector<Bounds>& bounds);
  float highest(float sum, double of_pairs, double coverage) const;
  float lowest(float sum, double of_pairs, double coverage) const;
  void bound_by_pairs(double rest, std::size_t most, std::vector<Bounds>& bounds);
  EntryScores best_with_pairs(const std::vector<NearlyScored>& nearly, std::size_t most);
  EntryScores completed_best(std::vector<Bounds> bounds, std::size_t most);
  void add_words_and_names(EntryScores& scores);
  void add_word(const ScoredWord& word, const EntrySet& entries, EntryScores& scores) const;
  ScorePart part_of(const ExplainedWord& word, const ScoreShare& share, double weight,
                    EntryNumber entry) const;
  ScorePart name_part(const PlanNode& name) const;
  EntryScores completed(const EntryScores& scores, std::vector<EntryNumber> entries);
  void add_pairs(const EntrySet& paired, EntryScores& scores);
  void add_pairs(const PlanNode& node, const EntrySet& entries, EntryScores& scores);
  void add_coverage(EntryScores& scores) const;
  PairCounter& counter_of(const WordPair& pair);

  IndexReader::Session& session_;
  const Columns& columns_;
  RankingBasis basis_;
  const Matcher& matcher_;
  const Deadline& deadline_;
  bool has_scores_ = false;
  double total_weight_ = 0;
  std::size_t summands_ = 0;    ///< words and names that are scored
  bool floats_suffice_ = true;  ///< to say which entries may be among the best ...
  float slack_ = 0;             ///< ... but for so much
  std::vector<WordToShow> words_to_show_;
  std::set<const ExpandedQueryWord*> shown_;  ///< the words of these
  /// Of each word of the plan, once they were asked for.
  std::vector<std::optional<ScoredWord>> scored_words_;
  mutable std::map<const WordMatch*, ExplainedWord> explained_words_;
  std::vector<ExpandedQueryWord> feedback_words_;
  std::vector<FeedbackWord> feedback_;  ///< of each of them that any entry has
  std::optional<Coverage> coverage_;    ///< of the list that is the whole query
  std::optional<Recency> recency_;
  EntrySet paired_;  ///< the entries whose scores have parts for pairs and coverage
  std::map<WordPair, PairCounter> counters_;  ///< of each pair, once it was asked for
};

}  // namespace pprsearch
