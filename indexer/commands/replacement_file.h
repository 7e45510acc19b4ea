#pragma once

#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <system_error>

#include "base/file_stream.h"

namespace pprsearch {

/// An index is written by builds alone, whatever name leads into it: throws Error if `output`
/// lies within the folder `index`.
void require_outside(const std::string& index, const std::string& output);

/// A file that comes into being whole or not at all: it is written under a name of its own in the
/// same folder, flushed to disk, and put in the place of the old one. Until then an old one stays
/// as it is, and so it does if writing ends with an exception; nothing is left over then. Of a
/// symbolic link the file that it leads to is replaced, and the link stays.
class ReplacementFile {
 public:
  /// Throws std::system_error if no file can be made beside `path`.
  explicit ReplacementFile(const std::string& path);
  ~ReplacementFile();
  ReplacementFile(const ReplacementFile&) = delete;
  ReplacementFile& operator=(const ReplacementFile&) = delete;

  std::ostream& out() { return *out_; }

  /// Puts what was written in place, with the permissions of the old file. Throws
  /// std::system_error if anything of it could not be written, with the reason.
  void replace();

 private:
  void create();

  std::string path_;     ///< where it goes in the end
  std::string written_;  ///< where it is until then
  std::unique_ptr<FileStream> out_;
};

/// Throws Error: `path` cannot be written, for that reason.
[[noreturn]] void refuse_to_write(const std::string& path, const std::error_code& reason);

/// Does what writes to `path`; what the system has against it becomes such an Error.
void writing(const std::string& path, const std::function<void()>& work);

/// Writes a file that a user named, whole or not at all; a pipe or a device is written to as it is.
/// Throws Error if it cannot be written.
void write_whole(const std::string& path, const std::function<void(std::ostream&)>& write);

}  // namespace pprsearch
