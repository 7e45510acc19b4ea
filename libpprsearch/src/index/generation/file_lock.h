#pragma once

#include <optional>
#include <string>
#include <utility>

#include "base/files.h"

namespace pprsearch {

/// A file lock that ends with its holder.
class FileLock {
 public:
  enum class Kind {
    shared,
    exclusive,
    writer,  ///< exclusive; makes the file if it is missing, and may write to it
  };

  /// The lock, or none if others hold it. Throws std::system_error if the file cannot be opened or
  /// is not a regular file, or if that of a writer has a second name.
  static std::optional<FileLock> try_lock(const std::string& path, Kind kind);

  int descriptor() const { return file_.get(); }

 private:
  explicit FileLock(Descriptor file) : file_(std::move(file)) {}

  Descriptor file_;
};

}  // namespace pprsearch
