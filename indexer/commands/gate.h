#pragma once

#include <pprsearch/evaluation.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/commands/objection.h"

namespace pprsearch {

/// How good one measure has to be.
struct Requirement {
  std::string_view name;  ///< of kMeasures
  double Measures::*measure = nullptr;
  bool strictly = false;  ///< more than what is required, not just as much
  double least = 0;       ///< or, against the published generation, how much worse it may be
  bool of_published = false;

  /// The figure that is required, given what the published generation reaches.
  double required(const Measures& published) const;
};

/// "ndcg@10, map, …"
std::string names_of_measures();

/// "ndcg@10>=0.60", "ndcg@10>=published-0.02", or several, parted by commas. Throws Error that
/// quotes what it cannot read.
std::vector<Requirement> parse_requirements(const std::string& text);

/// What --gate, --qrels and --require name.
struct GateFiles {
  std::string queries;
  std::string judgments;
  std::vector<Requirement> requirements;
};

/// Judged queries that a generation has to answer well before it is published.
class Gate {
 public:
  /// Reads the files, so that what is wrong with them shows before anything is built. Throws
  /// Error for one that cannot be read, for a query that cannot be asked, and if no query
  /// has a relevant entry.
  explicit Gate(const GateFiles& files);

  /// Whether any requirement is held against the published generation.
  bool compares() const;

  /// What speaks against publishing a generation of these measures, an objection for each
  /// requirement that does not hold. If nobody knows what the published generation reaches, what
  /// is required of it holds.
  std::vector<Objection> shortfalls(const Measures& measures,
                                    const std::optional<Measures>& published = {}) const;

  /// How many entries have judgments, and the ids of those that the index lacks, sorted.
  struct JudgedEntries {
    std::size_t all = 0;
    std::vector<std::string> missing;
  };
  JudgedEntries judged_entries(const Searcher& searcher) const;

  /// Asks the queries as `pprsearch --evaluate` does.
  Measures measure(const Searcher& searcher) const;

 private:
  std::vector<NamedQuery> queries_;
  Judgments judgments_;
  std::vector<Requirement> requirements_;
};

/// Queries that have to have certain entries first.
class Expectations {
 public:
  /// Reads a file of lines: a query, and the ids of the entries that are to be the first of its
  /// answer, in that order, with tabs between them. Lines that begin with # are passed over.
  /// Throws Error, with the line, for one that cannot be read and for a query that cannot be asked.
  explicit Expectations(const std::string& path);

  /// An objection for each query whose answer begins otherwise.
  std::vector<Objection> unmet(const Searcher& searcher) const;

 private:
  struct Expected {
    std::string query;
    std::vector<std::string> ids;
  };
  std::vector<Expected> expected_;
};

/// The measures by their names, in their order.
std::vector<std::pair<std::string, double>> figures_of(const Measures& measures);

/// "ndcg@10 0.5512, map 0.3001, …"
std::string to_text(const Measures& measures);

}  // namespace pprsearch
