#pragma once

#include <string>

namespace pprsearch {

/// Where temporary files go (TMPDIR). Throws std::system_error, with TMPDIR in what().
std::string room_for_temporary_files();

/// A new folder in that for temporary files (TMPDIR), removed with all that is in it at the end of
/// its life. Throws std::system_error, with a path or TMPDIR in what().
class TemporaryFolder {
 public:
  /// Its name begins with `prefix`.
  explicit TemporaryFolder(const std::string& prefix);
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace pprsearch
