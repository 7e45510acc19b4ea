#pragma once

#include <pprsearch/searcher.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "index/index_reader.h"
#include "search/deadline.h"
#include "search/entry_numbers.h"
#include "search/entry_set.h"
#include "search/plan.h"
#include "search/ranking.h"
#include "search/snippet.h"

namespace pprsearch {

/// Answers a plan: which entries match, how well, and why.
class Matcher {
 public:
  /// Decodes the postings of every word of the plan and works out its matches.
  Matcher(IndexReader::Session& session, const Plan& plan, const Deadline& deadline);

  /// False where the deadline passed before all was matched: then nothing said
  /// of the matches holds.
  bool complete() const { return complete_; }

  const EntrySet& matches() const { return root_.entries; }
  /// False where nothing in the query can be scored: no word, or excluded ones only.
  bool has_scores() const;

  /// Scores of `wanted`, which must all match: one for each entry of the
  /// generation, 0 for the others.
  EntryNumbers scores(const EntrySet& wanted);

  /// Adds what the words of feedback, which decide nothing about what matches, bring
  /// to the scores of `wanted`.
  void add_feedback(std::vector<ExpandedQueryWord> words, const EntrySet& wanted,
                    EntryNumbers& scores);
  /// Adds what an entry's date is worth to the scores of `wanted`: the last thing added.
  void add_recency(const EntrySet& wanted, EntryNumbers& scores);
  /// What the words that count weigh together.
  double total_weight() const;

  /// The parts of an entry's score, in the order in which they were added.
  std::vector<ScorePart> explain(EntryNumber entry) const;
  /// The words that count for the score, each with its idf: what is worth showing.
  std::vector<SnippetMaker::Wanted> wanted_words() const;
  /// What each word of the plan stood for, with how many entries have it.
  std::vector<ExpandedWord> expansion() const;
  /// The words of feedback, the weightiest first.
  std::vector<ExpandedTerm> feedback() const;

 private:
  /// The postings of a term, or of a row of terms, in one field.
  struct Source {
    Field field;
    TermReason reason;
    std::shared_ptr<const PostingList> postings;

    double weight() const { return weight_of(field) * weight_of(reason); }
  };
  /// What a part counts of a word's score, and in which fields it is measured.
  struct Share {
    ScoreKind kind;
    double of_score;
    FieldMask fields;
  };
  /// One of the sums a word's score is made of: some of its sources, scored by
  /// a BM25F of their own.
  struct Component {
    ScoreKind kind;
    double share;
    std::vector<const Source*> sources;
    Bm25f bm25;
  };

  /// A word's sources, and which entries have any.
  struct WordMatch {
    const ExpandedQueryWord* word;
    std::vector<Source> sources;
    std::vector<EntrySet> entries_of_term;  ///< by terms, then rows; for expansion()
    EntrySet entries;
    mutable std::vector<Component> components;  ///< once they were asked for
  };
  /// A pair of words, ready to be counted in entries: its making decodes the positions
  /// of both words, which costs far more than to count in an entry.
  class PairCounter;
  struct Node {
    const PlanNode* plan;
    EntrySet entries;
    std::vector<Node> children;
    std::vector<Node> optional;
  };

  /// Adds a component's scores to those of `wanted`; `frequencies` are all 0 before and after.
  void add_component_scores(const Component& part, const EntrySet& wanted,
                            EntryNumbers& frequencies, EntryNumbers& scores) const;
  static ScorePart part_of(const Component& component, const std::string& label, EntryNumber entry);
  ScorePart name_part(const Node& node) const;
  void add_pairs(const EntrySet& wanted, EntryNumbers& scores);
  const PairCounter& explained_pair(const WordPair& pair) const;
  WordMatch match_word(const ExpandedQueryWord& word);
  void add_sources(WordMatch& match, TermReason reason,
                   const std::function<std::shared_ptr<const PostingList>(Field)>& postings_in);
  const std::vector<Component>& components(const WordMatch& match) const;
  template <typename Takes>
  void add_component(const WordMatch& match, const Share& share, Takes takes) const;
  Node match_node(const PlanNode& plan);
  EntrySet entries_of(const PlanNode& plan, const std::vector<Node>& children);
  EntrySet entries_with_value(const PlanNode& plan);
  EntrySet entries_with_name(const PlanNode& plan) const;
  template <typename Visit>
  void visit_pairs(const Node& node, const EntrySet& wanted, Visit visit) const;
  template <typename Visit>
  void visit_names(const Node& node, const EntrySet& wanted, Visit visit) const;
  template <typename Score>
  void visit_scored(const Node& node, const EntrySet& wanted, Score score) const;

  IndexReader::Session& session_;
  const Columns& columns_;
  const Deadline& deadline_;
  bool complete_ = true;
  std::vector<WordMatch> words_;
  Node root_;
  std::vector<ExpandedQueryWord> feedback_words_;
  std::vector<WordMatch> feedback_;  ///< of each of them that any entry has
  std::optional<Recency> recency_;
  EntrySet paired_;  ///< the entries whose scores have parts for pairs
  /// Of each pair that was explained, by its place in the plan: one for all hits of a page.
  mutable std::map<const WordPair*, std::shared_ptr<const PairCounter>> explained_pairs_;
};

}  // namespace pprsearch
