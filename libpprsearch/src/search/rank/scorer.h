#pragma once

#include <pprsearch/searcher.h>

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/match/entry_numbers.h"
#include "search/match/matcher.h"
#include "search/rank/coverage.h"
#include "search/rank/occurrences.h"
#include "search/rank/ranking.h"

namespace pprsearch {

/// How well the entries that a plan finds fit it, and why. The matcher must live longer.
class Scorer {
 public:
  Scorer(IndexReader::Session& session, const Matcher& matcher, const Deadline& deadline,
         const RankingBasis& basis);
  ~Scorer();

  /// False where nothing in the query can be scored: no word, or excluded ones only.
  bool has_scores() const { return has_scores_; }
  /// What the words that count weigh together.
  double total_weight() const { return total_weight_; }
  /// The words that count for the score, each with its idf: what is worth showing.
  const std::vector<WordToShow>& words_to_show() const { return words_to_show_; }

  /// Scores of `wanted`, which must all match: one for each entry of the
  /// generation, 0 for the others. Asked once, before the two below.
  EntryNumbers scores(const EntrySet& wanted);
  /// Adds what the words of feedback, which decide nothing about what matches, bring
  /// to the scores of `wanted`.
  void add_feedback(std::vector<ExpandedQueryWord> words, const EntrySet& wanted,
                    EntryNumbers& scores);
  /// Adds what an entry's date is worth to the scores of `wanted`: the last thing added.
  /// `newest` = the newest date of all entries, yyyymmdd.
  void add_recency(const EntrySet& wanted, std::uint32_t newest, EntryNumbers& scores);

  /// The parts of an entry's score, in the order in which they were added.
  std::vector<ScorePart> explain(EntryNumber entry);
  /// What each word of the plan stands for, with what an occurrence weighs.
  std::vector<ExpandedWord> expansion() const;
  /// The words of feedback, the weightiest first.
  std::vector<ExpandedTerm> feedback() const;

 private:
  /// What a part counts of a word's score, and in which fields it is measured.
  struct Share {
    ScoreKind kind;
    double of_score;
    FieldMask fields;
    double of_names;  ///< what an author's name counts: weight_as_name()
  };
  /// One of the sums a word's score is made of: some of its sources, scored by
  /// a BM25F of their own.
  struct Component {
    ScoreKind kind;
    double share;
    std::vector<Occurrences> sources;
    Bm25f bm25;
  };
  /// A word of feedback and its only component.
  struct FeedbackWord {
    WordMatch match;
    Component component;
  };
  /// A pair of words, ready to be counted in entries: its making decodes the positions
  /// of both words, which costs far more than to count in an entry.
  class PairCounter;

  ExpandedWord expansion_of(const WordMatch& match) const;
  double weight_of(const TermPostings& source) const;
  double weight_of(const ExpandedQueryWord& word) const;
  Bm25f bm25_of(const WordMatch& match) const;
  Occurrences counted(const WordMatch& match, const TermPostings& source, double of_names) const;
  template <typename Takes>
  std::optional<Component> component(const WordMatch& match, const Share& share, Takes takes) const;
  std::vector<Component> components_of(const WordMatch& match) const;
  const std::vector<Component>& components(const PlanNode& word);
  void add_component_scores(const Component& part, const EntrySet& wanted,
                            EntryNumbers& frequencies, EntryNumbers& scores) const;
  ScorePart part_of(const Component& component, const std::string& label, EntryNumber entry) const;
  ScorePart name_part(const PlanNode& name) const;
  std::vector<std::size_t> entries_of_terms(const WordMatch& match) const;
  /// What a pair adds to the scores of entries, and how often it is still to be added.
  struct PairScores {
    std::size_t times = 0;
    std::optional<std::vector<std::pair<EntryNumber, double>>> scores;
  };
  std::vector<std::pair<EntryNumber, double>> scores_of(const WordPair& pair,
                                                        const EntrySet& entries);
  void add_pairs(const EntrySet& wanted, EntryNumbers& scores);
  void add_coverage(EntryNumbers& scores);
  PairCounter& pair_counter(const WordPair& pair);

  IndexReader::Session& session_;
  const Columns& columns_;
  RankingBasis basis_;
  const Matcher& matcher_;
  const Deadline& deadline_;
  bool has_scores_ = false;
  double total_weight_ = 0;
  std::vector<WordToShow> words_to_show_;
  std::set<const ExpandedQueryWord*> shown_;  ///< the words of these
  /// Of each word of the plan, once they were asked for.
  std::vector<std::vector<Component>> components_;
  std::vector<ExpandedQueryWord> feedback_words_;
  std::vector<FeedbackWord> feedback_;  ///< of each of them that any entry has
  std::optional<Coverage> coverage_;    ///< of the list that is the whole query
  std::optional<Recency> recency_;
  EntrySet paired_;  ///< the entries whose scores have parts for pairs and coverage
  /// Of each pair that was explained, by its place in the plan: one for all hits of a page.
  std::map<const WordPair*, std::unique_ptr<PairCounter>> explained_pairs_;
};

}  // namespace pprsearch
