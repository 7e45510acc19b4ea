#pragma once

#include <sys/types.h>

#include <cstddef>
#include <cstdio>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

#include "formats/record.h"

namespace pprsearch {

/// Fills what `entry` lacks from a later entry of the same article, and unites their topics
/// and research types. What it has stays, its id above all.
void fill_from(Entry& entry, const Entry& later);

/// Makes one record of all those of an article, wherever in the sources they stand. Records wait
/// in a temporary file (of the system's, without a name) until all are known; memory holds where
/// in it each one is.
class DuplicateMerger {
 public:
  /// Throws Error where there can be no temporary file.
  DuplicateMerger();

  /// Takes in record number 0, 1, … Throws Error where the temporary file is full.
  void add(const Record& record);

  /// Takes in a record that has the id of record `number`, and is of the same article.
  void add_again(const Record& record, std::size_t number);

  /// Tells the number of the first record of the same article, which is a new one's own.
  using FirstOf = std::function<std::size_t(std::size_t)>;

  /// Makes of the first record, and a later one of the same article, one record.
  using Unite = std::function<void(Record& first, const Record& later)>;

  /// Hands over a record an article; each stands where the first one of the article stood.
  void finish(const FirstOf& first_of, const Unite& unite, const RecordSink& sink);

 private:
  /// A record in the file.
  struct Held {
    off_t place = 0;
    std::size_t number = 0;
    bool is_again = false;  ///< another record has the number
  };

  using Later = std::unordered_map<std::size_t, std::vector<off_t>>;

  void write(const Record& record);
  Later later_records(const FirstOf& first_of) const;
  Record read(off_t place);
  Record read_next();

  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
  std::vector<Held> held_;  ///< in the order in which they came
  std::size_t size_ = 0;    ///< those with a number of their own
  off_t end_ = 0;
};

}  // namespace pprsearch
