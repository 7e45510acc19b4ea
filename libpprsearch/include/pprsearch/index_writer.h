#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/export.h>
#include <pprsearch/generation.h>
#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// What building may hold in memory if nothing is said, in MiB.
inline constexpr std::size_t kUsualMemoryMib = 512;

/// What building takes for a byte of an entry's texts while the entry is taken apart, in bytes.
inline constexpr std::size_t kMemoryOfByte = 14;

/// How an index is built, and what it keeps beside the entries.
struct PPRSEARCH_EXPORT WriterOptions {
  Taxonomy taxonomy = {};    ///< kept in the index: labels for facets, names for filters
  Thesaurus thesaurus = {};  ///< kept in the index: concepts for queries
  /// Kept in the index: it says which keywords their facet leaves out. Entries are added as they
  /// are; to fit their names to the taxonomy, use a Classifier before.
  Crosswalk crosswalk = {};
  /// Which old generations stay, as prune_generations() has it; 0 = all. The published one and
  /// those in use always stay.
  unsigned keep = 3;
  unsigned jobs = 0;  ///< threads that analyse and build; 0 = as many as cores
  /// What building may hold in memory, in MiB; 0 = kUsualMemoryMib. LimitError "memory" if it is
  /// less than 64, or less than the entries take (some 80 bytes each, more if they have many
  /// authors). It is meant for entries of less than a MiB; a larger one takes what it takes.
  /// The list of different words, held at the end of building, is not counted.
  std::size_t memory_mib = 0;
  unsigned wait_seconds = 0;  ///< how long to wait for another writer of the same index
};

/// Builds a new generation of an index beside the published one.
///
///     IndexWriter writer("index", {});
///     for (const Entry& entry : entries) writer.add(entry);
///     writer.publish();
///
/// Nothing is visible before `publish()` returns. A writer that is destroyed,
/// killed or fails leaves the published generation as it was. An index has one
/// writer at a time, and a writer belongs to one thread at a time. Others may publish a generation
/// or go back to one while it works: publish() then refuses, for they know something that this
/// writer does not.
///
/// A writer can be moved. One that was moved from can be destroyed or assigned to, and nothing
/// else. If a writer is assigned to, it first gives up what it was building and its lock, as if it
/// were destroyed.
class PPRSEARCH_EXPORT IndexWriter {
 public:
  /// Creates `folder` if it does not exist, and takes its lock. Throws
  /// IndexError: another writer is at work (named by process number), the
  /// folder cannot be written, or it holds something that is not an index.
  explicit IndexWriter(const std::string& folder, WriterOptions options = {});
  ~IndexWriter();
  IndexWriter(IndexWriter&&) noexcept;
  IndexWriter& operator=(IndexWriter&&) noexcept;

  /// Adds a copy of one entry. False if an entry of that id was added before: the
  /// first one stays. Throws EntryError if the entry is not valid, names a topic or
  /// type that the taxonomy lacks, or is too large; the writer can then be used as before.
  /// Topics and types given by label or alias are stored by their slug. A Classifier makes
  /// keywords of those that are unknown.
  bool add(const Entry& entry);

  /// Counts `bytes`, all that the caller holds while entries are added, against
  /// `memory_mib`.
  void count_memory(std::size_t bytes);

  /// The line of history by which an entry of that id was forgotten, the last one if several were,
  /// as of when this writer began; none if none was.
  std::optional<Publication> forgotten(std::string_view id) const;

  /// The published generation if what was added so far would give one of the same identity, and
  /// it is sound: then nothing has changed, and nothing need be finished. Reads each of its files
  /// to compare the checksums. If they differ, there is none, and `damage`, if it is given, gets a
  /// sentence that names the files. Throws IndexError; Error after finish().
  std::optional<Generation> unchanged(std::string* damage = nullptr) const;

  /// Writes everything to disk, compares it with what was added, and puts it
  /// beside the other generations. Searchers see it only after publish() or
  /// publish_generation(). Throws IndexError, and then there is no new generation.
  /// Nothing can be added afterwards (Error of kind `misuse`); a second call returns the same.
  Generation finish();

  /// Ids of the entries that the published generation has and the finished one has not, sorted;
  /// empty if nothing is published. Throws IndexError if the published generation cannot be
  /// read, Error before finish().
  std::vector<std::string> lost_ids() const;

  /// A sentence if anybody published a generation or went back to one since this writer began;
  /// otherwise empty. Throws IndexError.
  std::string overtaken() const;

  /// Calls finish() if that was not done, makes the generation the published one in
  /// one atomic step, and removes generations beyond `keep`. Throws IndexError, of kind `busy` if
  /// the writer was overtaken, and then what was published before still is. The writer cannot be
  /// used afterwards.
  Generation publish();

  /// Faults that undo nothing, one sentence each: old generations could not be looked
  /// through and removed, or the folder could not be flushed to disk after publishing.
  std::vector<std::string> notes() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pprsearch
