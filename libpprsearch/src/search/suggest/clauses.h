#pragma once

#include <pprsearch/names.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "query/tree.h"

namespace pprsearch {

/// A part of a query that every entry has to meet.
struct Clause {
  PartKind kind = PartKind::wanted;
  QueryNode node;                     ///< what asks for it alone
  std::vector<std::size_t> operands;  ///< of the query's root; none = the root itself
};

/// The clauses of a query.
struct Clauses {
  std::vector<Clause> clauses;
  /// Words beside required ones, of which none has to be there.
  bool has_optional_words = false;
};

/// The parts of a query that all have to hold: operands of its AND, words side by side as one, or
/// what is demanded in a list of words. `needs_all`: every word of a list is; else they are one
/// clause together, and none beside a required one. What asks for nothing is not a clause: `*` and
/// words of grammar beside others.
Clauses clauses_of(const QueryNode& root, bool needs_all);

/// What becomes of a clause.
struct ClauseChange {
  PartFate fate = PartFate::kept;
  const QueryNode* loosened = nullptr;  ///< what takes the place of a loosened clause
};

/// The query with its clauses changed, one change for each; nullopt if nothing is left of it.
std::optional<QueryNode> with_changes(const QueryNode& root, const std::vector<Clause>& clauses,
                                      const std::vector<ClauseChange>& changes);

/// How many words somebody has typed for the node. A value, range or presence is one.
std::size_t typed_words(const QueryNode& node);

/// AND of the words of a phrase of several, or of the sides of a NEAR; nullopt of any other node.
std::optional<QueryNode> without_nearness(const QueryNode& node);

}  // namespace pprsearch
