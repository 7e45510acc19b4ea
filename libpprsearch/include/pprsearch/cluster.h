#pragma once

#include <pprsearch/export.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace pprsearch {

// Generations in a cluster of OpenSearch. An index of a cluster goes by an address,
// "opensearch:https://host:9200/NAME", also with several hosts ("https://a:9200,b:9200/NAME"),
// which are asked in turn; one of its generations, published or not, by "…/NAME-IDENTITY". A
// Searcher takes an address in the place of a folder. Who asks is told by the environment
// (docs/scaling.md). Each function throws IndexError, whose folder is the address, for what the
// cluster does or says, and for the files that are kept beside the client; Error of kind
// `bad_value` for an address that is none, or that names what the function does not take. Any
// number of threads may call the functions at once; two pushes to one NAME at a time may undo one
// another.

/// Whether an index is named by an address, and not by a folder.
PPRSEARCH_EXPORT bool is_cluster_address(const std::string& index);

/// "opensearch:https://host:9200/NAME" of what a person typed: the first part may lack, and so may
/// the name, if `name` gives it. Throws Error.
PPRSEARCH_EXPORT std::string cluster_address(const std::string& typed, const std::string& name);

/// How a generation is pushed.
struct PPRSEARCH_EXPORT PushOptions {
  unsigned shards = 5;
  unsigned replicas = 1;
  /// Told what has been done, with how many of all entries are there.
  std::function<void(std::uint64_t done, std::uint64_t all)> progress = {};
};

/// What a push did.
struct PPRSEARCH_EXPORT Pushed {
  std::string index;           ///< the name of the index in the cluster
  std::uint64_t entries = 0;   ///< of the generation
  std::uint64_t sent = 0;      ///< by this push; the others were there
  bool was_published = false;  ///< nothing had to be done
};

/// Sends the published generation of the index in `folder` to a cluster, checks that all of it is
/// there, and publishes it: the alias NAME is moved to it in one step. Until then, the alias stands
/// where it stood. What a push that was killed has sent stays, and the next one goes on from there.
/// Throws IndexError, whose folder is `folder`, for an index that cannot be read. What `progress`
/// throws ends the push.
PPRSEARCH_EXPORT Pushed push_generation(const std::string& folder, const std::string& address,
                                        const PushOptions& options = {});

/// A generation in a cluster.
struct PPRSEARCH_EXPORT ClusterGeneration {
  std::string index;         ///< the name of its index: NAME-IDENTITY
  std::string address;       ///< a Searcher of it always answers from this generation
  std::string identity;      ///< as Generation::identity
  std::uint64_t number = 0;  ///< in the folder that it came from
  std::uint64_t entries = 0;
  std::string created;       ///< UTC
  std::string published_at;  ///< the last time, UTC; empty = never: a push that did not end
  bool published = false;    ///< searchers answer from this one
};

/// Every generation under the address's name: the last published first, those that never were last.
PPRSEARCH_EXPORT std::vector<ClusterGeneration> list_cluster(const std::string& address);

/// Goes back to what was published before, never to what was gone back from. Throws IndexError if
/// there is none.
PPRSEARCH_EXPORT ClusterGeneration roll_back_cluster(const std::string& address);

/// Removes all but the published generation and the last `keep` - 1 that one can go back to; so
/// what is left of pushes that did not end goes, too. Do not run it while somebody pushes. Returns
/// the names of the indexes that it removed. Throws Error of kind `bad_value` for 0.
PPRSEARCH_EXPORT std::vector<std::string> prune_cluster(const std::string& address, unsigned keep);

/// Compares every document of the published generation, or of the one that the address names, with
/// what its files, which are kept beside the client, make of the entry. A sentence for each fault,
/// ten at most; empty = sound.
PPRSEARCH_EXPORT std::vector<std::string> verify_cluster(const std::string& address);

}  // namespace pprsearch
