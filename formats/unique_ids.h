#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "formats/record.h"

namespace pprsearch {

/// `id` with a number behind it: "smith2020-2". One that would be too long for an entry is cut at
/// the end of a character.
std::string numbered_id(const std::string& id, unsigned number);

/// The repair of a record whose made id came before in its file.
std::string made_again(const Record& record);

/// Numbers for ids that come again: "-2" after the second, "-3" after the third.
class IdNumbering {
 public:
  using IsTaken = std::function<bool(const std::string&)>;

  /// `id` with the next number behind it that makes an id nobody has. A number is given once, so
  /// that the thousandth of an id costs no more than the second.
  std::string next(const std::string& id, const IsTaken& is_taken);

 private:
  std::unordered_map<std::string, unsigned> last_;
};

/// Keeps ids that were made from month and title apart within one file.
class UniqueIds {
 public:
  /// Changes the id of `record`, which was made, where an earlier one has it, and says so in its
  /// repairs.
  void settle(Record& record);

 private:
  std::unordered_set<std::string> seen_;
  IdNumbering numbering_;
};

}  // namespace pprsearch
