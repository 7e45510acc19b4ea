#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include "index/index_reader.h"
#include "query/query_node.h"
#include "search/plan.h"

namespace pprsearch {

/// Decides what each word of a query stands for, against the dictionary of one
/// generation. Everything that makes `therapies` find "therapy" is here; the
/// index itself holds words as they were written.
class Expander {
 public:
  Expander(IndexReader::Session& session, const SearchOptions& options)
      : session_(session), options_(options) {}

  /// `match` = how plain words are combined: all or any. Throws QuerySyntaxError
  /// for a topic or type that does not exist, LimitError for a wildcard that
  /// stands for too many words; lenient reading notes both instead.
  Plan expand(const Query& query, Match match);

  /// What was noted by the last expand().
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

 private:
  PlanNode expand_node(const QueryNode& node);
  PlanNode expand_words(const QueryNode& node);
  PlanNode expand_children(const QueryNode& node, PlanNode::Kind kind);
  PlanNode expand_leaf(const QueryNode& node);
  PlanNode value_node(const QueryNode& node);
  PlanNode keyword_node(const QueryNode& node);

  ExpandedQueryWord expand_word(const QueryNode& node);
  ExpandedQueryWord expand_phrase(const QueryNode& node);
  ExpandedQueryWord expand_wildcard(const QueryNode& node);
  void add_fuzzy(ExpandedQueryWord& word, const std::string& token, int max_edits);
  void add_compounds(ExpandedQueryWord& word, const std::string& token);
  void add_joined(const std::vector<QueryNode>& nodes, const std::vector<PlanNode*>& planned);

  /// The token itself and, where inflections are on, the words of its stem.
  std::vector<WeightedTerm> family(const std::string& token, Reason exact, Reason inflected) const;
  void keep_most_frequent(std::vector<WeightedTerm>& terms, const QueryNode& node);
  std::vector<std::string> tokens_of(std::string_view text) const;
  /// Throws in strict reading, else adds to the diagnostics.
  void complain(const QueryNode& node, std::string code, std::string message,
                std::string suggestion = {});

  IndexReader::Session& session_;
  const SearchOptions& options_;
  Match match_ = Match::all;
  std::vector<ExpandedQueryWord> words_;
  std::vector<Diagnostic> diagnostics_;
};

}  // namespace pprsearch
