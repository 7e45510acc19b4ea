#pragma once

#include <string>
#include <unordered_map>

#include "indexer/record.h"

namespace pprsearch {

/// Keeps ids that were made from month and title apart within one file: the
/// second entry of a month and title gets "-2" after its id, the third "-3".
class UniqueIds {
 public:
  /// Changes the id of `record` where an earlier one has it, and says so in its repairs.
  void settle(Record& record);

 private:
  std::unordered_map<std::string, unsigned> uses_;
};

}  // namespace pprsearch
