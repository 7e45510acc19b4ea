#pragma once

#include <cstdint>
#include <fstream>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "index/layout.h"

namespace pprsearch {

// While an index is built, positions wait on disk: each batch of entries leaves a
// run, a file of (key, bytes) sorted by key, and runs are merged as shards are. A
// key is a word and a field, so that the order of keys is that of positions.ppr.
// Memory holds a buffer for each run, however many entries there are. On disk:
// length of key (u32), length of bytes (u64), key, bytes; and so on to the end.

/// The word, a zero byte, the field's number: sorts by word, then by field.
std::string run_key(TextField field, std::string_view word);

/// Writes a run. Throws std::system_error.
class RunWriter {
 public:
  explicit RunWriter(const std::string& path);
  /// Keys have to rise; `bytes` is what append() will be given in all.
  void begin(std::string_view key, std::uint64_t bytes);
  void append(std::string_view bytes);
  /// Without it nobody notices a full disk.
  void close();

 private:
  std::string path_;
  std::ofstream out_;
};

/// Takes what a merge gives, key after key.
class RunSink {
 public:
  virtual ~RunSink() = default;
  virtual void begin(std::string_view key, std::uint64_t bytes) = 0;
  virtual void append(std::string_view bytes) = 0;
};

/// Merges runs of successive entries: of a key that several have, the bytes follow
/// each other in the order of `runs`. Throws std::system_error, and
/// std::runtime_error where a run is cut short.
void merge_runs(const std::vector<std::string>& runs, RunSink& sink);

/// Merges runs into one at `path`, and removes them.
void merge_runs(const std::vector<std::string>& runs, const std::string& path);

/// A word with the text fields that have it.
using FieldedWord = std::pair<std::string, FieldMask>;

/// Writes positions.ppr from runs, with a file beside it while at work. Returns
/// every word there is, rising.
std::vector<FieldedWord> write_positions(const std::vector<std::string>& runs,
                                         const std::string& path);

}  // namespace pprsearch
