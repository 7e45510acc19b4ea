#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "cluster/cluster.h"
#include "cluster/documents.h"

// How generations lie in a cluster
// --------------------------------
// A generation is two indexes: NAME-IDENTITY has its entries (documents.h), NAME-IDENTITY-files the
// files of its folder, in pieces. Both are complete before the alias NAME, which says what is
// published, is moved to the first of them in one step. What is to be known of a generation without
// reading it is in the `_meta` of its mapping: the manifest's identity and digest, the versions,
// how many entries and files there are, its sums, and when it was published, as a number that
// rises. An index that no alias ever pointed to has no such number: a push that did not end.

namespace pprsearch {

/// What is known of a generation in a cluster.
struct PushedGeneration {
  std::string index;     ///< of its entries
  std::string identity;  ///< as the manifest has it
  std::string digest;
  std::uint64_t number = 0;  ///< in the index folder that it was pushed from
  std::uint64_t entries = 0;
  std::string created;
  std::string format;
  int documents = 0;                 ///< kDocumentsVersion when it was pushed
  std::uint64_t publication = 0;     ///< rises with each; 0 = never published
  std::string time;                  ///< of the last publication, UTC
  bool withdrawn = false;            ///< gone back from, and not published since
  std::optional<DocumentSums> sums;  ///< once its documents were all there
  bool published = false;            ///< the alias points to it
};

nlohmann::json meta_of(const PushedGeneration& generation);

/// "NAME-IDENTITY", and that of its files.
std::string entries_index(const std::string& name, const std::string& identity);
std::string files_index(const std::string& entries_index);

/// Every generation under a name, the last published first, those never published last. Throws
/// IndexError.
std::vector<PushedGeneration> pushed_generations(const Cluster& cluster, const Deadline& deadline);

/// The published one. Throws IndexError (kind no_index) if there is none; if the alias points to
/// what is none of ours, or to several.
PushedGeneration published_generation(const Cluster& cluster, const Deadline& deadline);

/// The one that the cluster's address names, or the published one. Throws IndexError (kind
/// not_found) if the former is not there, or not whole.
PushedGeneration answering_generation(const Cluster& cluster, const Deadline& deadline);

/// The whole one of that number. Throws IndexError (kind not_found) if there is none, or if several
/// have it, because they came from several folders.
PushedGeneration numbered_generation(const Cluster& cluster, std::uint64_t number,
                                     const Deadline& deadline);

/// Writes down what is known of a generation.
void write_meta(const Cluster& cluster, const PushedGeneration& generation,
                const Deadline& deadline);

/// The number of a publication that comes now.
std::uint64_t next_publication(const std::vector<PushedGeneration>& generations);

/// Makes `to` the published one, in one request that fails if somebody else has published
/// meanwhile; `from` is what is published now. Then writes down what `to` says of itself.
void move_alias(const Cluster& cluster, const PushedGeneration& to,
                const std::optional<PushedGeneration>& from, const Deadline& deadline);

/// The sums of an index's documents, as the cluster adds them up.
DocumentSums sums_of(const Cluster& cluster, const std::string& index, const Deadline& deadline);

/// The files of a generation of an index folder, and the index of the cluster that gets them.
struct FilesToSend {
  std::string index;
  std::string folder;
  std::string generation;
  unsigned replicas;
};

/// Sends a generation's files, unless they are there.
void send_files(const Cluster& cluster, const FilesToSend& sent, const Deadline& deadline);

/// The folder of an index that has the generation's files and nothing else; fetched, if it is not
/// there. Throws IndexError if a file is not what its manifest says.
std::string fetch_files(const Cluster& cluster, const PushedGeneration& generation,
                        const Deadline& deadline);

}  // namespace pprsearch
