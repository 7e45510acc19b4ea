#pragma once

#include <pprsearch/searcher.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/match/entry_set.h"
#include "search/match/word_entries.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// The postings of a term, or of a row of terms, in one field.
struct TermPostings {
  Field field;
  TermReason reason;
  std::size_t term;  ///< its place among the terms of the word, then the rows, then its NEAR
  std::shared_ptr<const PostingList> postings;
};

/// A word with its postings, and which entries have any of them.
struct WordMatch {
  const ExpandedQueryWord* word;
  std::vector<TermPostings> sources;
  std::shared_ptr<const WordEntries> found = nullptr;
  std::shared_ptr<const EntrySet> entries = nullptr;  ///< of `found`, those that may be meant
  bool has_sources = true;  ///< not if what the word finds was known from an earlier query
  std::string key = {};     ///< as key_of() has it
};

/// A node of the plan with the entries that it finds.
struct NodeMatch {
  const PlanNode* plan;
  std::shared_ptr<const EntrySet> entries;  ///< a word's own
  std::vector<NodeMatch> children;
  std::vector<NodeMatch> optional;
};

/// Which entries a plan finds. The plan must live longer.
class Matcher {
 public:
  /// Decodes the postings of every word of the plan and works out its matches. Throws TimeUp.
  Matcher(IndexReader::Session& session, const Plan& plan, const Deadline& deadline);

  const EntrySet& matches() const { return *root_.entries; }
  const NodeMatch& root() const { return root_; }
  /// By their place in the plan.
  const std::vector<WordMatch>& words() const { return words_; }

  /// Decodes the postings of a word, of the plan or not. The word must live longer.
  static WordMatch match_word(IndexReader::Session& session, const ExpandedQueryWord& word,
                              const Deadline& deadline);

 private:
  static WordMatch known_word(IndexReader::Session& session, const ExpandedQueryWord& word,
                              const Deadline& deadline);
  NodeMatch match_node(const PlanNode& plan);
  EntrySet entries_of(const PlanNode& plan, const std::vector<NodeMatch>& children);
  EntrySet entries_with_enough(const PlanNode& plan, const std::vector<NodeMatch>& children) const;
  EntrySet entries_with_all(const std::vector<NodeMatch>& children) const;
  EntrySet entries_with_any(const std::vector<NodeMatch>& children) const;
  EntrySet entries_with_value(const PlanNode& plan);

  IndexReader::Session& session_;
  const Columns& columns_;
  const Deadline& deadline_;
  std::vector<WordMatch> words_;
  NodeMatch root_;
};

/// Shows `visit` each node that counts for the score, with those entries of `wanted`, which the
/// node has all, for which it does: an entry has to be in every set on the way from the root, and
/// what is excluded never counts.
template <typename Visit>
void visit_scored(const NodeMatch& node, const EntrySet& wanted, Visit&& visit) {
  if (scoring_of(node.plan->kind) == Scoring::nothing) return;
  visit(node, wanted);
  for (const NodeMatch& child : node.children) {
    if (node.plan->kind == PlanNode::Kind::all_of) {
      visit_scored(child, wanted, visit);
    } else {
      visit_scored(child, wanted & *child.entries, visit);
    }
  }
  for (const NodeMatch& child : node.optional) visit_scored(child, wanted & *child.entries, visit);
}

}  // namespace pprsearch
