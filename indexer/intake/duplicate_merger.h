#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/scratch_file.h"
#include "formats/record.h"

namespace pprsearch {

/// Fills what `entry` lacks from a later entry of the same article, and unites their topics
/// and research types. What it has stays, its id above all.
void fill_from(Entry& entry, const Entry& later);

/// Makes one record of all those of an article, wherever in the sources they stand. Records wait
/// in a file without a name until all are known; memory holds where in it each one is. Where the
/// file cannot be made, written or read, std::system_error names its folder.
class DuplicateMerger {
 public:
  /// The file is made in `folder`, as that of ScratchFile.
  explicit DuplicateMerger(std::string folder = {}) : file_(std::move(folder)) {}

  /// Takes in record number 0, 1, …
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
    std::uint64_t place = 0;
    std::size_t number = 0;
    bool is_again = false;  ///< another record has the number
  };

  using Later = std::unordered_map<std::size_t, std::vector<std::uint64_t>>;

  void write(const Record& record);
  void write_waiting();
  Later later_records(const FirstOf& first_of) const;
  Record read(std::uint64_t place) const;

  ScratchFile file_;
  std::string waiting_;        ///< what comes behind `written_`, and is written together
  std::uint64_t written_ = 0;  ///< bytes in the file
  std::vector<Held> held_;     ///< in the order in which they came
  std::size_t size_ = 0;       ///< those with a number of their own
};

}  // namespace pprsearch
