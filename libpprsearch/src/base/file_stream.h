#pragma once

#include <exception>
#include <ostream>
#include <streambuf>
#include <string>

#include "base/files.h"

namespace pprsearch {

/// A file as a stream, for what writes to streams. A write that fails leaves the stream bad, as any
/// stream has it; what the system said of it is thrown by the functions here.
class FileStream : public std::ostream {
 public:
  /// Throws std::system_error if it cannot be opened.
  explicit FileStream(std::string path, Writable writable = Writable::new_file);

  // Each throws std::system_error with the reason for which the first write failed.

  /// Writes what waits.
  void flush_all();
  /// The same, and closes the file. Without it, its end may be missing.
  void close();
  /// The same, and sees it to the disk before.
  void close_durably();

 private:
  class Buffer : public std::streambuf {
   public:
    explicit Buffer(FileWriter file) : file_(std::move(file)) {}
    /// The file, unless a write has failed.
    FileWriter& sound_file();

   protected:
    int_type overflow(int_type c) override;
    std::streamsize xsputn(const char* text, std::streamsize size) override;
    int sync() override;

   private:
    template <typename Work>
    bool works(const Work& work);

    FileWriter file_;
    std::exception_ptr fault_;  ///< the first
  };

  Buffer buffer_;
};

}  // namespace pprsearch
