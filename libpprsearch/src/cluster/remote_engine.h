#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cluster/answer.h"
#include "cluster/cluster.h"
#include "search/answer/filters.h"
#include "search/engine.h"
#include "search/rank/ranking_constants.h"

namespace pprsearch {

class OpenNumbers;

/// A generation that lies in a cluster.
struct RemoteGeneration {
  std::shared_ptr<const Cluster> cluster;
  std::string index;                   ///< the name of its index of entries
  std::vector<EntryNumber> by_newest;  ///< entries by what documents go by (documents.h)
};

/// Answers from a generation in a cluster: which entries match, how many, and in which order, is
/// the cluster's word. What words and filters stand for is known from the generation's files beside
/// the client. What is given must live longer. For one thread.
class RemoteEngine : public Engine {
 public:
  /// Throws Error for a filter's value that is unknown, in strict reading, and for options that a
  /// cluster's order has nothing for: why hits have their scores, feedback, a preference for recent
  /// entries.
  RemoteEngine(std::shared_ptr<const RemoteGeneration> generation, IndexReader::Session& session,
               const SearchOptions& options, const RankingConstants& constants,
               const Deadline& deadline);
  ~RemoteEngine() override;

  std::unique_ptr<Findings> find(std::shared_ptr<const Plan> plan) override;
  std::unique_ptr<Engine> under(const SearchOptions& options) override;
  Plan similar(EntryNumber source) override;
  const std::vector<ResolvedFilter>& filters() const override { return filters_.resolved(); }
  const std::vector<Diagnostic>& diagnostics() const override { return filters_.diagnostics(); }
  std::string id(EntryNumber entry) const override;
  std::string title(EntryNumber entry) const override;
  Entry entry(EntryNumber entry) const override;

 private:
  class RemoteFindings;

  ClusterAnswer search(const nlohmann::json& body, const std::string& members = {}) const;
  /// The filters as a query, but for those of a field.
  nlohmann::json filter_query(std::optional<FacetField> aside = std::nullopt) const;
  EntryNumber entry_of(const ClusterAnswer& hit) const;
  void read_entries(EntryNumber first) const;

  std::shared_ptr<const RemoteGeneration> generation_;
  IndexReader::Session& session_;
  const SearchOptions& options_;
  const RankingConstants& constants_;
  const Deadline& deadline_;
  FacetFilters filters_;
  std::shared_ptr<OpenNumbers> numbers_;  ///< of all engines of the search
  struct FilterQuery;
  std::vector<FilterQuery> filter_queries_;
  std::vector<EntryNumber> page_;                      ///< whose entries will be asked for
  mutable std::map<EntryNumber, std::string> stored_;  ///< JSON of some of them
};

}  // namespace pprsearch
