#include "query-cli/kept_generations.h"

#include <pprsearch/cluster.h>
#include <pprsearch/generation.h>

#include <algorithm>

namespace pprsearch {

std::vector<KeptGeneration> kept_generations(const std::string& index) {
  std::vector<KeptGeneration> kept;
  if (!is_cluster_address(index)) {
    for (const GenerationStatus& status : list_generations(index)) {
      const Generation& generation = status.generation;
      if (!status.fault.empty()) continue;
      kept.push_back({generation.number, generation.identity, generation.created, {}});
    }
    return kept;
  }
  for (const ClusterGeneration& pushed : list_cluster(index)) {
    // Of a push that did not end.
    if (pushed.published_at.empty() && !pushed.published) continue;
    kept.push_back({pushed.number, pushed.identity, pushed.created, pushed.address});
  }
  std::ranges::stable_sort(kept, {}, &KeptGeneration::created);
  return kept;
}

Searcher searcher_of(const std::string& index, const KeptGeneration& generation) {
  if (!generation.address.empty()) return Searcher(generation.address);
  return Searcher(index, generation.number);
}

}  // namespace pprsearch
