#pragma once

#include <sys/stat.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace pprsearch {

// The one place where files are opened, read and written, so that these hold everywhere:
//
//   A read error is never taken for the end of a file. Nor is a file that ends before it is as
//   long as it was when it was opened, as one does on a network that gave up half-way.
//   The files of an index are regular files, and no links. A pipe in the place of one would make
//   a reader wait for ever, and a link make a writer change a file elsewhere.
//   What is read whole has a bound.
//   A write that fails is told with the reason that the system gave for it.
//
// All errors are std::system_error, with the path in what() and, if the system gave no
// reason, a FileFault.

/// Bytes of a file or stream that are read at once, if nothing speaks for another number.
inline constexpr std::size_t kBytesAtOnce = 64 * 1024;

/// Why a file is not used, although the system has nothing against it.
enum class FileFault {
  not_regular = 1,  ///< a folder, pipe, device or symbolic link
  shared,           ///< has a second name
  cut_short,        ///< ended before its end
  too_large,        ///< for being read whole
};
std::error_code make_error_code(FileFault fault);

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(Descriptor&& other) noexcept : value_(other.release()) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  ~Descriptor();

  int get() const { return value_; }
  int release() { return std::exchange(value_, -1); }

 private:
  int value_ = -1;
};

/// A regular file that was opened, and what the system says of it.
struct RegularFile {
  Descriptor descriptor;
  struct stat status {};
};

/// Opens a file of an index; `flags` as for open(2), with O_CREAT too. No link is followed, and
/// nothing but a regular file is taken.
RegularFile open_regular(const std::string& path, int flags);

/// Bytes of the regular file at `path`; throws if something else is there, or nothing.
std::uint64_t size_of_regular(const std::string& path);

/// What may be read.
enum class Readable {
  index_file,  ///< a regular file and no link
  anything,    ///< whatever a user named: also by links, a pipe, a device
};

/// Reads a file from its beginning to its end.
class FileReader {
 public:
  /// Opens it.
  explicit FileReader(const std::string& path, Readable readable = Readable::index_file);
  /// Reads what is open already; `name` is for messages.
  FileReader(Descriptor descriptor, std::string name);

  /// What the system said of the file when it was opened by this.
  const struct stat& status() const { return status_; }
  /// Bytes of a regular file when it was opened; else 0.
  std::uint64_t size() const { return size_; }

  /// Reads what there is, at most `most` bytes (one at least); 0 at the end alone.
  std::size_t read_some(char* to, std::size_t most);
  /// Reads `count` bytes, fewer only at the end; small pieces come out of a buffer.
  std::size_t read(char* to, std::size_t count);

 private:
  std::size_t read_directly(char* to, std::size_t most);

  Descriptor descriptor_;
  std::string name_;
  struct stat status_ {};
  std::uint64_t size_ = 0;
  std::uint64_t read_ = 0;
  std::vector<char> buffer_;
  std::size_t at_ = 0;   ///< in buffer_
  std::size_t end_ = 0;  ///< of what buffer_ holds
};

/// What is left of a file, at most `most` bytes.
std::string read_rest(FileReader& file, std::uint64_t most, const std::string& name);
/// All of a file of at most `most` bytes.
std::string read_file(const std::string& path, std::uint64_t most,
                      Readable readable = Readable::index_file);
/// The same; none if there is no such file.
std::optional<std::string> read_file_if_there(const std::string& path, std::uint64_t most);

/// What may be written.
enum class Writable {
  new_file,  ///< one that is there already, a link as well, is an error
  anything,  ///< whatever a user named: a file, which loses what it had, also by links; a pipe
  more,      ///< the same, but a file keeps what it has, before what is written
};

/// Opens what is to be written.
Descriptor open_to_write(const std::string& path, Writable writable);

/// Writes a file from its beginning to its end.
class FileWriter {
 public:
  explicit FileWriter(std::string path, Writable writable = Writable::new_file);

  void write(std::string_view bytes);
  /// Bytes written so far.
  std::uint64_t size() const { return written_ + buffer_.size(); }
  /// Writes what waits.
  void flush();
  /// The same, and closes the file. Without it, its end may be missing.
  void close();
  /// The same, and sees it to the disk before.
  void close_durably();

 private:
  void write_directly(std::string_view bytes);

  std::string path_;
  Descriptor descriptor_;
  std::string buffer_;
  std::uint64_t written_ = 0;
};

/// Writes a new file and sees it to the disk. Of one that cannot be written to its end nothing is
/// left.
void write_durably(const std::string& path, std::string_view text);

/// Writes all of `bytes` to what is open.
void write_all(int descriptor, std::string_view bytes, const std::string& name);

/// Sees a file or folder to the disk.
void flush_to_disk(const std::string& path);

}  // namespace pprsearch

template <>
struct std::is_error_code_enum<pprsearch::FileFault> : std::true_type {};
