#pragma once

#include <pprsearch/searcher.h>

#include <string>
#include <vector>

namespace pprsearch {

/// A generation of an index that can still be asked.
struct KeptGeneration {
  std::uint64_t number;
  std::string identity;
  std::string created;  ///< UTC
  std::string address;  ///< of a cluster's; empty in a folder
};

/// Those of an index in a folder or a cluster, oldest first; without those that cannot be used.
/// Throws IndexError.
std::vector<KeptGeneration> kept_generations(const std::string& index);

/// What always answers from one of them.
Searcher searcher_of(const std::string& index, const KeptGeneration& generation);

}  // namespace pprsearch
