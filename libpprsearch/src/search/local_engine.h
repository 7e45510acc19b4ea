#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/answer/filters.h"
#include "search/engine.h"
#include "search/rank/ranking.h"

namespace pprsearch {

/// Answers from the files of a generation. Session, options, constants and deadline must live
/// longer.
class LocalEngine : public Engine {
 public:
  /// Throws Error for a filter's value that is unknown, in strict reading.
  LocalEngine(IndexReader::Session& session, const SearchOptions& options,
              const RankingConstants& constants, const Deadline& deadline);

  std::unique_ptr<Findings> find(std::shared_ptr<const Plan> plan) override;
  std::unique_ptr<Engine> under(const SearchOptions& options) override;
  Plan similar(EntryNumber source) override;
  const std::vector<ResolvedFilter>& filters() const override { return filters_.resolved(); }
  const std::vector<Diagnostic>& diagnostics() const override { return filters_.diagnostics(); }
  std::string id(EntryNumber entry) const override;
  std::string title(EntryNumber entry) const override;
  Entry entry(EntryNumber entry) const override;

 private:
  class LocalFindings;

  IndexReader::Session& session_;
  RankingBasis basis_;
  const Deadline& deadline_;
  FacetFilters filters_;
};

}  // namespace pprsearch
