#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "index/store/columns.h"
#include "search/plan/plan.h"

// What the conductor knows of how entries are matched, scored and counted. Local files are behind
// it (local_engine.cc), or a cluster (cluster/remote_engine.cc). Each answers the same questions
// about a plan: whether anything matches, how many pass the filters, how a facet counts them, in
// which order they come and why, and what an entry is. What words stand for, and what is suggested,
// is asked of the session's reader elsewhere.

namespace pprsearch {

struct ScoredEntry {
  EntryNumber entry;
  double score;
};

/// Which hits are wanted, and in which order.
struct PageRequest {
  std::size_t offset = 0;
  std::size_t limit = 0;
  Sort sort = Sort::relevance;
  bool feedback = false;       ///< the words of the best entries count, too
  bool prefer_recent = false;  ///< and so does the date
  /// Told the best hits by score, as many as there are of `judged`, names those that come first
  /// under Sort::relevance whatever their scores are. Empty = none does.
  std::function<std::vector<EntryNumber>(const std::vector<EntryNumber>&)> first = {};
  std::size_t judged = 0;
};

/// The hits of a page in their order.
struct Page {
  /// Sort::newest if relevance was asked for and the plan has nothing that scores.
  Sort sort = Sort::relevance;
  std::vector<ScoredEntry> entries;
  std::vector<EntryNumber> first;  ///< those hits that PageRequest::first named, in their order
};

/// What one plan finds. The engine must live longer. One thread uses it. What takes long throws
/// TimeUp if the time is up.
class Findings {
 public:
  virtual ~Findings() = default;

  /// Whether no entry matches, whatever the filters are.
  virtual bool empty() const = 0;
  /// How many entries match and pass every filter.
  virtual std::size_t total() const = 0;
  /// Counts one facet over the matches that pass the filters of all other fields.
  virtual Facet facet(const FacetRequest& request) const = 0;

  /// Scores the hits. Asked once, before the calls below.
  virtual Page page(const PageRequest& request) = 0;
  /// The parts of a hit's score, in the order in which they were added.
  virtual std::vector<ScorePart> explain(EntryNumber entry) = 0;
  /// Whether a word that counts for the score may stand in that field of a hit. If not, nothing is
  /// to be marked there.
  virtual bool may_show(Field field, EntryNumber entry) const = 0;
  /// The words that count for the score, and how telling each is.
  virtual const std::vector<WordToShow>& words_to_show() const = 0;
  /// What each word of the plan stands for, with what an occurrence weighs.
  virtual std::vector<ExpandedWord> expansion() const = 0;
  /// The words of feedback, the weightiest first.
  virtual std::vector<ExpandedTerm> feedback() const = 0;
};

/// One generation, asked under one request's filters.
class Engine {
 public:
  virtual ~Engine() = default;

  /// What the plan finds, which the findings keep. Who has several plans makes the findings of
  /// all before asking any of them: an engine that has to ask elsewhere then asks for all at once.
  virtual std::unique_ptr<Findings> find(std::shared_ptr<const Plan> plan) = 0;
  /// Of the same search, under the filters of other options, which must live longer. Both ask for
  /// what they find at once.
  virtual std::unique_ptr<Engine> under(const SearchOptions& options) = 0;
  /// The plan of an entry's likes, without that entry.
  virtual Plan similar(EntryNumber source) = 0;
  /// What the filters' values stand for, filter for filter.
  virtual const std::vector<ResolvedFilter>& filters() const = 0;
  /// What is to be told about the filters' values.
  virtual const std::vector<Diagnostic>& diagnostics() const = 0;
  virtual std::string id(EntryNumber entry) const = 0;
  virtual std::string title(EntryNumber entry) const = 0;
  virtual Entry entry(EntryNumber entry) const = 0;
};

}  // namespace pprsearch
