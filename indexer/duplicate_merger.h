#pragma once

#include <cstddef>
#include <cstdio>
#include <memory>
#include <unordered_map>
#include <vector>

#include "indexer/record.h"

namespace pprsearch {

/// Fills what `entry` lacks from a later entry of the same article, and unites their topics
/// and research types. What it has stays, its id above all.
void fill_from(Entry& entry, const Entry& later);

/// Makes one record of all those of an article, wherever in the sources they stand. Records wait
/// in a temporary file (of the system's, without a name) until all are known; only those
/// of articles that come more than once are ever held in memory.
class DuplicateMerger {
 public:
  /// Throws Error where there can be no temporary file.
  DuplicateMerger();

  /// Takes in record number 0, 1, …; `first` is the number of the first one of the same
  /// article, its own for a new one. Throws Error where the temporary file is full.
  void add(const Record& record, std::size_t first);

  /// Hands over a record an article; each stands where the last one of the article stood.
  void finish(const RecordSink& sink);

 private:
  Record read_next();

  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::vector<std::size_t> firsts_;
  std::unordered_map<std::size_t, std::size_t> left_;  ///< records to come, of more than one
};

}  // namespace pprsearch
