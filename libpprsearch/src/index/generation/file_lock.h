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
    writer,  ///< exclusive; makes the file where it is missing, and may write to it
  };

  /// The lock, or none where others hold it. Throws std::system_error where the
  /// file cannot be opened or is no regular file; a writer's has no second name either.
  static std::optional<FileLock> try_lock(const std::string& path, Kind kind);

  int descriptor() const { return file_.get(); }

 private:
  explicit FileLock(Descriptor file) : file_(std::move(file)) {}

  Descriptor file_;
};

}  // namespace pprsearch
