#pragma once

#include <sys/types.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "index/generation/file_lock.h"
#include "index/generation/history.h"

namespace pprsearch {

// index_folder.cc says at its head what lies in an index folder, and how it is locked.

/// Which file the stub is, and when it was written.
struct StubTimes {
  dev_t device;
  ino_t number;
  off_t size;
  std::int64_t written;  ///< in nanoseconds
  std::int64_t changed;

  bool operator==(const StubTimes&) const = default;
};

/// The folder of an index, by path; holds nothing open. Generations go by the names of their
/// folders (history.h).
class IndexFolder {
 public:
  explicit IndexFolder(std::string path) : path_(std::move(path)) {}

  const std::string& path() const { return path_; }
  std::string generation_path(std::string_view name) const;
  std::string stub_path() const { return path_ + "/XAPIANDB"; }

  /// Name of the published generation; nullopt if none was ever published.
  /// Throws IndexError if the stub is not one of ours, std::system_error if it cannot be
  /// read.
  std::optional<std::string> published() const;
  /// What the stub says; none if there is no stub.
  std::optional<std::string> stub() const;
  /// The name in it; empty if there is none, or the stub is not one of ours.
  std::string published_if_known() const;
  /// Throws IndexError if there is neither a stub nor a generation.
  void require_index() const;
  /// Names of all generations, rising by number. Throws std::system_error if they cannot be
  /// listed.
  std::vector<std::string> generations() const;
  /// Name of the generation with that number; of several the published one. Throws IndexError if
  /// there is none, or several of which none is published.
  std::string name_of(std::uint64_t number) const;
  /// Higher than any there is or was. Throws IndexError if the history cannot be read.
  std::uint64_t next_number() const;
  /// Changes whenever another generation is published; empty if none is.
  std::string stub_identity() const;
  /// What the file system says of the stub, which is much quicker than to read it: the same again
  /// only if nothing was published in between. nullopt if there is none, or one that is so young
  /// that its times need not tell it from the next.
  std::optional<StubTimes> stub_times() const;

  /// Makes the folder if it is missing, takes the lock of building, waiting for it
  /// up to `wait_seconds`, and removes what dead writers left. Throws IndexError.
  FileLock lock_for_building(unsigned wait_seconds = 0) const;
  /// Takes the lock of publishing, which nobody holds for long, waiting for it some seconds, or
  /// `wait_seconds` if that is more. Throws IndexError.
  FileLock lock_for_publishing(unsigned wait_seconds = 0) const;
  /// Process number of who is building; empty if nobody is.
  std::string builder() const;
  /// A shared lock on a generation, which keeps it from being removed; none if it is not there, or
  /// is being removed just now.
  std::optional<FileLock> hold(const std::string& name) const;

  /// What was published, oldest first; of an index of an older form, as far as it is known. Throws
  /// std::system_error if it cannot be read.
  History history() const;
  /// Changes with each line of the history. Throws std::system_error.
  std::uint64_t history_size() const { return history_file().size(); }
  /// Names of generations that were published and not taken back, the published one last.
  std::vector<std::string> standing() const;
  /// The identity in a generation's manifest; empty if the generation is damaged or not there. An
  /// error of the system says nothing about a generation, and is thrown.
  std::string identity_of(const std::string& name) const;

  // Whoever calls one of these holds the lock of publishing.

  /// Points the stub at a generation that lies complete on disk, and writes `line` down with its
  /// name. If there is none, only the line is written. Returns what went wrong when that was done,
  /// a sentence; mostly nothing. Throws std::system_error, and then what was published before still
  /// is.
  std::string publish(const std::string& name, Publication line) const;

  // Whoever calls one of these holds the lock of building.

  /// Removes these, but for what is published or in use. What the system does not let it remove is
  /// left to the next writer. Returns the names of those that are gone.
  std::vector<std::string> remove(const std::vector<std::string>& names) const;

 private:
  FileLock wait_for_lock(const std::string& path, unsigned wait_seconds) const;
  HistoryFile history_file() const { return HistoryFile(path_ + "/history"); }
  std::string old_record_path() const { return path_ + "/published"; }
  std::string building_lock_path() const { return path_ + "/lock"; }
  std::vector<Publication> carried_over() const;
  void carry_over() const;
  std::string found_line() const;
  void settle_history() const;
  /// Puts a new file in an old one's place in one step; what is left is to flush the folder.
  void replace(const std::string& file, const std::string& text) const;
  void remove_leftovers() const;
  bool take_name(const std::string& name, const std::string& removed) const;

  std::string path_;
};

}  // namespace pprsearch
