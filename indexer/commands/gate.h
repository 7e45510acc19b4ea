#pragma once

#include <pprsearch/evaluation.h>

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// How good one measure has to be.
struct Requirement {
  std::string_view name;  ///< "ndcg@10", "map", "recall@100", "p@10", "mrr@10"
  double Measures::*measure = nullptr;
  bool strictly = false;  ///< more than `least`, not just as much
  double least = 0;

  bool holds(const Measures& measures) const;
};

/// "ndcg@10>=0.60", or several, parted by commas. Throws Error that quotes what it cannot read.
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
  /// Error for one that cannot be read, for a query that cannot be asked, and where no query
  /// has a relevant entry.
  explicit Gate(const GateFiles& files);

  /// A sentence for each requirement that does not hold; empty = it may be published.
  std::vector<std::string> shortfalls(const Measures& measures) const;

  /// Asks the queries as `pprsearch --evaluate` does.
  Measures measure(const Searcher& searcher) const;

 private:
  std::vector<NamedQuery> queries_;
  Judgments judgments_;
  std::vector<Requirement> requirements_;
};

/// "ndcg@10 0.5512, map 0.3001, …"
std::string to_text(const Measures& measures);

}  // namespace pprsearch
