#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/export.h>
#include <pprsearch/generation.h>
#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace pprsearch {

struct PPRSEARCH_EXPORT WriterOptions {
  Taxonomy taxonomy;    ///< kept in the index: labels for facets, names for filters
  Thesaurus thesaurus;  ///< kept in the index: concepts for queries
  /// Kept in the index: which keywords its facet leaves out. Entries are added as they are; a
  /// Classifier brings them to the taxonomy.
  Crosswalk crosswalk = {};
  /// Generations to keep; 0 = all. Of those that ever were published the
  /// newest so many stay, to go back to; of finished ones that never were the newest so
  /// many, to be published. The published one and those in use always stay.
  unsigned keep = 3;
  unsigned jobs = 0;  ///< threads that analyse and build; 0 = as many as cores
  /// What building may hold in memory, in MiB; 0 = 512. LimitError "memory" where it
  /// is less than 64, or less than so many entries take (some 80 bytes each, more where
  /// they have many authors). It is meant for entries of less than a MiB; a larger one takes
  /// what it takes. The list of different words, held at the end of building, is not counted.
  std::size_t memory_mib = 0;
  unsigned wait_seconds = 0;  ///< for another writer of the same index to end
};

/// Builds a new generation of an index beside the published one.
///
///     IndexWriter writer("index", {});
///     for (const Entry& entry : entries) writer.add(entry);
///     writer.publish();
///
/// Nothing is visible before `publish()` returns; a writer that is destroyed,
/// killed or fails leaves the published generation as it was. One writer an
/// index at a time; one thread a writer.
class PPRSEARCH_EXPORT IndexWriter {
 public:
  /// Creates `folder` where it does not exist and takes its lock. Throws
  /// IndexError: another writer is at work (named by process number), the
  /// folder cannot be written, or it holds something that is no index.
  explicit IndexWriter(const std::string& folder, WriterOptions options = {});
  ~IndexWriter();
  IndexWriter(const IndexWriter&) = delete;
  IndexWriter& operator=(const IndexWriter&) = delete;

  /// Adds one entry. False where an entry of that id was added before: the
  /// first one stays. Throws EntryError where the entry is not valid, names an
  /// unknown topic or type of the taxonomy, or is too large; the writer goes on.
  /// Topics and types given by label or alias are stored by their slug; a Classifier makes
  /// keywords of those that are unknown.
  bool add(const Entry& entry);

  /// Counts `bytes` that the caller holds while entries are added, all told, as part of
  /// `memory_mib`.
  void count_memory(std::size_t bytes);

  /// Writes everything to disk, checks what was written against what was added,
  /// and puts it beside the other generations. Searchers do not see it: publish()
  /// or publish_generation() shows it to them. Throws IndexError, and then there
  /// is no new generation. Nothing can be added after it; a second call returns the same.
  Generation finish();

  /// Finishes where that was not done, makes the generation the published one in
  /// one atomic step, and removes generations beyond `keep`. Throws IndexError, and
  /// then what was published before still is. The writer is of no further use after it.
  Generation publish();

  /// What went wrong and undoes nothing, a sentence each: old generations could not be looked
  /// through and removed, or, after publishing, the folder could not be flushed to disk.
  std::vector<std::string> notes() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pprsearch
