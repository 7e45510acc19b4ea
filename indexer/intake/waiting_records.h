#pragma once

#include <cstddef>
#include <deque>

#include "formats/record.h"

namespace pprsearch {

/// Records in the order in which they came, the last MiBs of them: what comes after a record may
/// still say something of it.
class WaitingRecords {
 public:
  void add(Record record);

  /// Hands over the first ones until no more than `most` bytes wait.
  void release(std::size_t most, const RecordSink& sink);

  std::size_t bytes() const { return bytes_; }

 private:
  std::deque<Record> records_;
  std::size_t bytes_ = 0;
};

}  // namespace pprsearch
