#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/csv/csv_columns.h"
#include "formats/csv/csv_rows.h"

namespace pprsearch {

/// A row with its columns by what they mean; a view of both.
class CsvRecord {
 public:
  CsvRecord(const CsvHeading& heading, const CsvFields& fields)
      : heading_(heading), fields_(fields) {}

  /// The first value of that meaning that is not empty.
  std::string first(std::string_view meaning) const;

  /// All of them, without those that stand for nothing.
  std::vector<std::string> all(std::string_view meaning) const;

  /// Whether the table has a column of that name, in plain words.
  bool has_column(std::string_view name) const;

  /// The values that stand for nothing.
  std::vector<std::string> left_out() const;

 private:
  std::string value_at(std::size_t column) const;

  const CsvHeading& heading_;
  const CsvFields& fields_;
};

/// "Jane RoeJohn Doe" of Springer with semicolons: a capital right behind a small letter begins a
/// name, unless it is that of "McDonald" or "DeVries".
std::string names_parted_at_capitals(std::string_view names);

}  // namespace pprsearch
