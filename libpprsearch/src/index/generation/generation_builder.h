#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/index_writer.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <future>
#include <string>
#include <vector>

#include "base/hashed_numbers.h"
#include "base/spilled_array.h"
#include "index/generation/index_folder.h"
#include "index/generation/manifest.h"
#include "index/store/checksum.h"
#include "index/store/columns_builder.h"
#include "index/store/runs.h"
#include "index/store/shard_builder.h"

namespace pprsearch {

/// The options with which the generation at `path` is built once more: its own vocabularies, and
/// memory without a bound, for what was built once is built again, whatever it takes. Throws as
/// read_stored() does.
WriterOptions options_built_with(const std::string& path, const Manifest& manifest);

/// Moves a finished generation from `made` into the folder of its index, under its name, which is
/// returned. Throws std::system_error.
std::string take_in(const IndexFolder& folder, const std::string& made, const Manifest& manifest);

/// Turns entries into the files of a generation. It knows nothing of index
/// folders, locks and publishing: IndexWriter puts what it makes beside the other
/// generations, and verify_generation compares it with what is there.
///
/// Entries become a generation in the order in which they are added; how many
/// threads work on it, and when memory makes them wait, changes nothing in it.
class GenerationBuilder {
 public:
  /// Works in the folder `work`, which it makes. Of `options` vocabulary, jobs and
  /// memory count, and must live as long as this. Throws LimitError "memory" if that is too little,
  /// and std::system_error.
  GenerationBuilder(const std::string& work, const WriterOptions& options);
  /// Waits for the threads.
  ~GenerationBuilder();

  /// Adds a valid entry; false if one of its id was added before. Throws
  /// LimitError "memory" if there are too many for it.
  bool add(Entry entry);

  /// See IndexWriter::count_memory().
  void count_memory(std::size_t bytes) { memory_beside_ = bytes; }

  /// Generation::identity of what was added so far.
  std::string identity() const;

  /// Writes all files, also the manifest, to `path`, sees them to the disk, reads
  /// them back and compares them with what was added. Throws std::exception.
  Manifest finish(const std::string& path, std::uint64_t number);

 private:
  /// The beginning of an id's SHA-256: two ids that share it will not be met.
  using IdKey = std::array<std::uint64_t, 2>;
  struct Building {
    std::future<Shard> shard;
    std::size_t memory;
  };

  bool add_id(const std::string& id);
  std::vector<Sha256> all_digests() const;
  std::string next_shard();
  void require_memory() const;
  void start_batch();
  void collect_shard();
  void merge_all(const std::string& path);
  void write_thesaurus_table(const std::string& path) const;
  std::size_t memory_kept() const;
  std::size_t batch_limit() const;
  std::size_t memory_to_finish() const;

  std::string work_;
  const WriterOptions& options_;
  std::size_t jobs_;
  std::size_t memory_;             ///< in bytes, for all that grows
  std::size_t memory_beside_ = 0;  ///< in bytes, what the caller holds of it
  HashedNumbers ids_;              ///< where in keys_ the key of an id is
  SpilledArray<IdKey> keys_;       ///< of the entries' ids, in their order
  SpilledArray<Sha256> digests_;   ///< likewise of their JSON
  std::vector<StoredEntry> batch_;
  std::size_t batch_bytes_ = 0;  ///< of JSON, names weighed more
  std::size_t shards_made_ = 0;
  std::deque<Building> building_;  ///< in the order of their batches
  std::size_t memory_building_ = 0;
  MergeLevels shards_;
  ColumnsBuilder columns_;
};

}  // namespace pprsearch
