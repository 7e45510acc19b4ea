#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.h"

namespace pprsearch {

// What an index needs sorted may be larger than memory. It waits on disk in runs,
// files of (key, bytes) sorted by key, and runs are merged. Memory holds a buffer for
// each run, however much there is. On disk: length of key (u32), length of bytes
// (u64), key, bytes; and so on to the end.

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
  FileWriter out_;
};

/// Takes what a merge gives, key after key. Bytes of a key come in pieces of any size.
class RunSink {
 public:
  virtual ~RunSink() = default;
  virtual void begin(std::string_view key, std::uint64_t bytes) = 0;
  virtual void append(std::string_view bytes) = 0;
};

/// Merges runs: of a key that several have, the bytes follow each other in the order
/// of `runs`. Throws std::system_error, and Damage if a run ends within a key or
/// its bytes.
void merge_runs(const std::vector<std::string>& runs, RunSink& sink);

/// Merges runs into one at `path`, and removes them.
void merge_runs(const std::vector<std::string>& runs, const std::string& path);

/// Files that come one after the other and are to be joined in that order. So many
/// of a level become one of the next, so that no merge has more open than the system
/// allows (about a thousand) and each is copied few times.
class MergeLevels {
 public:
  /// Joins files into one whose path it returns.
  using Merge = std::function<std::string(const std::vector<std::string>&)>;

  MergeLevels(std::size_t width, Merge merge) : width_(width), merge_(std::move(merge)) {}

  void add(std::string path);
  /// What is left to be joined, in order.
  std::vector<std::string> files() const;

 private:
  std::size_t width_;
  Merge merge_;
  /// The earliest files in the last level; those of a level hold about as much each.
  std::vector<std::vector<std::string>> levels_;
};

/// Sorts more than memory holds: pairs come out by key, those of one key in the order
/// in which they went in. Throws as runs do.
class ExternalSorter {
 public:
  /// Runs are made beside each other at `path` and a number, each of about so many bytes,
  /// which are held in memory.
  explicit ExternalSorter(std::string path, std::size_t run_bytes = std::size_t{1} << 20);

  void add(std::string_view key, std::string_view bytes);
  /// Gives all to `sink` and removes the runs.
  void finish(RunSink& sink);

 private:
  struct Item {
    std::size_t begin;
    std::uint32_t key_bytes;
    std::uint32_t bytes;
  };

  std::string_view key(const Item& item) const;
  std::string_view bytes(const Item& item) const;
  std::string next_path();
  void give_items(RunSink& sink);
  void write_run();

  std::string path_;
  std::size_t run_bytes_;
  std::string buffer_;  ///< key and bytes of each item
  std::vector<Item> items_;
  std::size_t runs_made_ = 0;
  MergeLevels runs_;
};

}  // namespace pprsearch
