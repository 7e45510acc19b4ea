#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "index/store/columns_builder.h"
#include "tests/support/scratch_folder.h"

namespace pprsearch::test {

/// Columns of a few rows, gone with the test.
class SmallColumns {
 public:
  explicit SmallColumns(const std::vector<ColumnRow>& rows) {
    ColumnsBuilder builder(scratch_ / "rows");
    for (const ColumnRow& row : rows) builder.add(row);
    builder.write(scratch_ / "columns");
    columns_ = std::make_unique<Columns>(scratch_ / "columns");
  }

  std::string path() const { return scratch_ / "columns"; }
  const Columns& operator*() const { return *columns_; }
  const Columns* operator->() const { return columns_.get(); }

 private:
  ScratchFolder scratch_;
  std::unique_ptr<Columns> columns_;
};

/// A row of an entry published on `date` (yyyymmdd, absent parts 0).
inline ColumnRow dated_row(std::string id, std::uint32_t date, std::uint32_t year = 0) {
  ColumnRow row;
  row.id = std::move(id);
  row.published = date;
  row.year = year;
  return row;
}

}  // namespace pprsearch::test
