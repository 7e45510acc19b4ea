#pragma once

#include <cstddef>
#include <fstream>
#include <functional>
#include <iosfwd>
#include <string>

#include "indexer/record.h"

namespace pprsearch {

/// Takes in the records of the sources and keeps account of them: each is
/// accepted, repaired and accepted, rejected, or a duplicate.
class Intake {
 public:
  /// Gives an entry to the index; false = its id is taken. Throws EntryError.
  using Store = std::function<bool(const Entry&)>;

  /// `report` = file for a line of JSON a record that was not simply accepted;
  /// empty = none. Throws Error where it cannot be written.
  Intake(Store store, const std::string& report, bool strict, std::ostream& err);

  /// Throws Error at a rejected record where reading is strict.
  void take(Record record);
  /// Throws Error where the report could not be written to its end.
  void finish();

  std::size_t read() const { return accepted_ + rejected_ + duplicates_; }
  std::size_t accepted() const { return accepted_; }
  std::size_t rejected() const { return rejected_; }
  /// "read 6, accepted 6, repaired 0, rejected 0, duplicates 0"
  std::string summary() const;

 private:
  void note(const Record& record, const char* outcome, const std::string& reason);

  Store store_;
  std::string report_path_;
  std::ofstream report_;
  bool strict_;
  std::ostream& err_;
  std::size_t accepted_ = 0;
  std::size_t repaired_ = 0;
  std::size_t rejected_ = 0;
  std::size_t duplicates_ = 0;
  std::size_t told_ = 0;
};

}  // namespace pprsearch
