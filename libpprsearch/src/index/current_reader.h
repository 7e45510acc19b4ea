#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "index/generation/index_folder.h"
#include "index/held_readers.h"
#include "index/index_reader.h"

namespace pprsearch {

/// The reader of what an index has published now, or of one generation for good.
/// Any number of threads may ask.
///
/// The thread that first sees another generation opens it; the others go on with
/// the one before until it is open, and do not wait. If it cannot be opened, the
/// one before goes on: it is tried again when the stub changes, or after a second.
class CurrentReader {
 public:
  /// `cache_bytes` as IndexReader::open() takes them. Throws IndexError.
  CurrentReader(const std::string& folder, std::optional<std::size_t> cache_bytes);
  CurrentReader(const std::string& folder, std::uint64_t generation,
                std::optional<std::size_t> cache_bytes);

  std::shared_ptr<const IndexReader> get();
  /// Why `get` gives an older generation than the published one; empty if it does not.
  std::string stale_reason();
  /// How many generations that were opened here are still held: by this, and by who got them.
  std::size_t open_generations();

 private:
  CurrentReader(std::string folder, std::optional<std::size_t> cache_bytes, bool pinned,
                std::shared_ptr<const IndexReader> reader);
  bool has_to_open(const std::string& stub);
  void open();

  std::string folder_;
  std::optional<std::size_t> cache_bytes_;
  bool pinned_;
  std::mutex mutex_;  ///< guards what follows
  std::shared_ptr<const IndexReader> reader_;
  std::optional<StubTimes> known_times_;  ///< of the stub that names the reader's generation
  HeldReaders held_;
  bool opening_ = false;
  std::string failed_stub_;
  std::string failure_;
  std::chrono::steady_clock::time_point next_try_;
};

}  // namespace pprsearch
