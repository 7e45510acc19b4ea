#pragma once

#include <pprsearch/evaluation.h>
#include <pprsearch/searcher.h>

#include <cstddef>
#include <string>
#include <vector>

namespace pprsearch {

/// What became of an entry that both have.
struct ChangedEntry {
  std::string id;
  std::vector<std::string> fields;  ///< names of the JSON form
};

/// An entry among the first ten of a query, from 1; 0 = not among them.
struct RankChange {
  std::string id;
  std::size_t before = 0;
  std::size_t after = 0;
};

struct ChangedQuery {
  std::string id;
  std::vector<RankChange> changes;  ///< by the rank after, those that left at the end
};

/// What one state of an index has and another has not.
struct IndexDifference {
  Generation before;
  Generation after;
  std::vector<std::string> added;  ///< ids, sorted, as all lists of entries
  std::vector<std::string> removed;
  std::vector<ChangedEntry> changed;
  std::size_t unchanged = 0;
  std::size_t queries = 0;                    ///< how many were asked
  std::vector<ChangedQuery> changed_queries;  ///< in the order in which they were asked

  bool taxonomy_changed() const { return before.taxonomy != after.taxonomy; }
  bool thesaurus_changed() const { return before.thesaurus != after.thesaurus; }
  bool crosswalk_changed() const { return before.crosswalk != after.crosswalk; }
  bool any() const;
};

/// Compares entry by entry. Memory is needed for the ids of those that differ alone.
void compare_entries(const Searcher& before, const Searcher& after, IndexDifference& difference);

/// Asks each query of both, and compares the first ten entries. Throws Error as answer() does.
void compare_answers(const Searcher& before, const Searcher& after,
                     const std::vector<NamedQuery>& queries, IndexDifference& difference);

}  // namespace pprsearch
