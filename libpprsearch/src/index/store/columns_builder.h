#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "index/store/columns.h"

namespace pprsearch {

/// Collects the rows of a generation and writes them as columns. Rows wait on disk, so
/// that memory holds a few MiB, however many there are, until they are written.
class ColumnsBuilder {
 public:
  /// Works in the folder `work`, which it makes. Throws std::system_error, as all of this
  /// may.
  explicit ColumnsBuilder(const std::string& work);
  ~ColumnsBuilder();

  void add(const ColumnRow& row);
  /// What `write` will hold in memory at most, in bytes.
  std::size_t bytes_to_write() const;
  /// Writes the columns and removes the folder. The builder is of no further use after it.
  void write(const std::string& path);

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pprsearch
