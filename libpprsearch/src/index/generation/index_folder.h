#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/files.h"

namespace pprsearch {

// index_folder.cc says at its head what lies in an index folder, and how it is locked.

/// A file lock that ends with its holder.
class FileLock {
 public:
  enum class Kind {
    shared,
    exclusive,
    writer,  ///< exclusive; makes the file where it is missing, and may write to it
  };

  /// The lock, or none where others hold it. Throws std::system_error where the
  /// file cannot be opened or is no regular file; a writer's has no second name either.
  static std::optional<FileLock> try_lock(const std::string& path, Kind kind);

  int descriptor() const { return file_.get(); }

 private:
  explicit FileLock(Descriptor file) : file_(std::move(file)) {}

  Descriptor file_;
};

/// The folder of an index, by path; holds nothing open.
class IndexFolder {
 public:
  explicit IndexFolder(std::string path) : path_(std::move(path)) {}

  const std::string& path() const { return path_; }
  std::string generation_path(std::uint64_t number) const;
  std::string stub_path() const { return path_ + "/XAPIANDB"; }

  /// Number of the published generation; nullopt where none was ever published.
  /// Throws IndexError where the stub is not one of ours, std::system_error where it cannot be
  /// read.
  std::optional<std::uint64_t> published() const;
  /// The same, but 0 where none was, or the stub is not one of ours.
  std::uint64_t published_if_known() const;
  /// Throws IndexError where there is neither a stub nor a generation.
  void require_index() const;
  /// Numbers of all generations, rising. Throws std::system_error where they cannot be listed.
  std::vector<std::uint64_t> generations() const;
  /// Changes whenever another generation is published; empty where none is.
  std::string stub_identity() const;

  /// Makes the folder where it is missing, takes the writer's lock, waiting for it
  /// up to `wait_seconds`, and removes what dead writers left. Throws IndexError.
  FileLock lock_for_writing(unsigned wait_seconds = 0) const;
  /// A shared lock on a generation, which keeps it from being removed; none where
  /// it is not there, or is being removed just now.
  std::optional<FileLock> hold(std::uint64_t number) const;
  /// Points the stub at a generation that lies complete on disk, and records it. Returns what
  /// went wrong when that was done, a sentence; mostly nothing. Throws std::system_error, and
  /// then what was published before still is.
  std::string publish(std::uint64_t number) const;
  /// Those that are or were the published one, as far as they are still there: to
  /// these one may go back. Throws std::system_error where the record cannot be read.
  std::set<std::uint64_t> ever_published() const;
  /// Of the generations that ever were published, and of those that never were (they
  /// wait, or a gate refused them), keeps the newest `keep` each (0 = all), and any that
  /// is published or in use. Removes the others, but for those that the system does not
  /// let it remove: these are left to the next writer.
  void remove_beyond(unsigned keep) const;

 private:
  FileLock wait_for_lock(const std::string& path, unsigned wait_seconds) const;
  std::string record_path() const { return path_ + "/published"; }
  /// What the stub says; none where there is no stub.
  std::optional<std::string> stub() const;
  /// Puts a new file in an old one's place in one step; what is left is to flush the folder.
  void replace(const std::string& file, const std::string& text) const;
  void remove_leftovers() const;
  void remove_unless_in_use(std::uint64_t number) const;

  std::string path_;
};

}  // namespace pprsearch
