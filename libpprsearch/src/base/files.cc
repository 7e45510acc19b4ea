#include "base/files.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace pprsearch {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 14;

class FileFaults : public std::error_category {
 public:
  const char* name() const noexcept override { return "file"; }
  std::string message(int fault) const override {
    switch (static_cast<FileFault>(fault)) {
      case FileFault::not_regular:
        return "is no regular file";
      case FileFault::shared:
        return "has a second name (hard link)";
      case FileFault::cut_short:
        return "ended before its end";
      case FileFault::too_large:
        return "is larger than such a file may be";
    }
    return "is not to be used";
  }
};

[[noreturn]] void fail(int reason, const std::string& path) {
  throw std::system_error(reason, std::generic_category(), path);
}

[[noreturn]] void fail(FileFault fault, const std::string& path) {
  throw std::system_error(make_error_code(fault), path);
}

Descriptor open_or_fail(const std::string& path, int flags) {
  while (true) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, 0666);
    if (descriptor >= 0) return Descriptor(descriptor);
    if (errno == EINTR) continue;
    if (errno == ELOOP && (flags & O_NOFOLLOW) != 0) fail(FileFault::not_regular, path);
    // A socket, or a device that nothing stands behind.
    if (errno == ENXIO || errno == ENODEV) fail(FileFault::not_regular, path);
    fail(errno, path);
  }
}

void see_to_disk(int descriptor, const std::string& path) {
  if (::fsync(descriptor) != 0) fail(errno, path);
}

}  // namespace

std::error_code make_error_code(FileFault fault) {
  static const FileFaults faults;
  return {static_cast<int>(fault), faults};
}

Descriptor::~Descriptor() {
  if (value_ >= 0) ::close(value_);
}

RegularFile open_regular(const std::string& path, int flags) {
  RegularFile file;
  // Without O_NONBLOCK, opening a pipe would wait for somebody to open its other end.
  file.descriptor = open_or_fail(path, flags | O_NOFOLLOW | O_NONBLOCK);
  if (::fstat(file.descriptor.get(), &file.status) != 0) fail(errno, path);
  if (!S_ISREG(file.status.st_mode)) fail(FileFault::not_regular, path);
  return file;
}

std::uint64_t size_of_regular(const std::string& path) {
  struct stat status {};
  if (::lstat(path.c_str(), &status) != 0) fail(errno, path);
  if (!S_ISREG(status.st_mode)) fail(FileFault::not_regular, path);
  return static_cast<std::uint64_t>(status.st_size);
}

// ---- Reading ----

FileReader::FileReader(const std::string& path, Readable readable) : name_(path) {
  if (readable == Readable::index_file) {
    RegularFile file = open_regular(path, O_RDONLY);
    descriptor_ = std::move(file.descriptor);
    status_ = file.status;
  } else {
    descriptor_ = open_or_fail(path, O_RDONLY);
    if (::fstat(descriptor_.get(), &status_) != 0) fail(errno, path);
  }
  if (S_ISREG(status_.st_mode)) size_ = static_cast<std::uint64_t>(status_.st_size);
}

FileReader::FileReader(Descriptor descriptor, std::string name)
    : descriptor_(std::move(descriptor)), name_(std::move(name)) {}

std::size_t FileReader::read_directly(char* to, std::size_t most) {
  while (true) {
    const ssize_t count = ::read(descriptor_.get(), to, most);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(errno, name_);
    read_ += static_cast<std::uint64_t>(count);
    if (count == 0 && read_ < size_) fail(FileFault::cut_short, name_);
    return static_cast<std::size_t>(count);
  }
}

std::size_t FileReader::read_some(char* to, std::size_t most) {
  if (at_ == end_) return read_directly(to, most);
  const std::size_t count = std::min(most, end_ - at_);
  std::copy_n(buffer_.data() + at_, count, to);
  at_ += count;
  return count;
}

std::size_t FileReader::read(char* to, std::size_t count) {
  std::size_t done = 0;
  while (done < count) {
    if (at_ == end_ && count - done < kBufferBytes) {
      buffer_.resize(kBufferBytes);
      at_ = 0;
      end_ = 0;  // if reading fails, nothing is in it
      end_ = read_directly(buffer_.data(), buffer_.size());
      if (end_ == 0) break;
    }
    const std::size_t some = read_some(to + done, count - done);
    if (some == 0) break;
    done += some;
  }
  return done;
}

std::string read_rest(FileReader& file, std::uint64_t most, const std::string& name) {
  if (file.size() > most) fail(FileFault::too_large, name);
  std::string text;
  std::size_t room = file.size() + 1;  // the file may grow, and a pipe has no size
  while (true) {
    const std::size_t begin = text.size();
    room = std::max(room, kBufferBytes);
    text.resize(begin + room);
    const std::size_t count = file.read(text.data() + begin, room);
    text.resize(begin + count);
    if (text.size() > most) fail(FileFault::too_large, name);
    if (count < room) return text;
    room = text.size();
  }
}

std::string read_file(const std::string& path, std::uint64_t most, Readable readable) {
  FileReader file(path, readable);
  return read_rest(file, most, path);
}

std::optional<std::string> read_file_if_there(const std::string& path, std::uint64_t most) {
  try {
    return read_file(path, most);
  } catch (const std::system_error& error) {
    if (error.code() == std::errc::no_such_file_or_directory) return std::nullopt;
    if (error.code() == std::errc::not_a_directory) return std::nullopt;
    throw;
  }
}

// ---- Writing ----

void write_all(int descriptor, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno != EINTR) fail(errno, name);
    if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

Descriptor open_to_write(const std::string& path, Writable writable) {
  switch (writable) {
    case Writable::new_file:
      return open_or_fail(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
    case Writable::anything:
      return open_or_fail(path, O_WRONLY | O_CREAT | O_TRUNC);
    case Writable::more:
      return open_or_fail(path, O_WRONLY | O_CREAT | O_APPEND);
  }
  return {};
}

FileWriter::FileWriter(std::string path, Writable writable)
    : path_(std::move(path)), descriptor_(open_to_write(path_, writable)) {}

void FileWriter::write(std::string_view bytes) {
  if (buffer_.size() + bytes.size() > kBufferBytes) {
    write_directly(buffer_);
    buffer_.clear();
  }
  if (bytes.size() > kBufferBytes) return write_directly(bytes);
  if (buffer_.capacity() < kBufferBytes) buffer_.reserve(kBufferBytes);
  buffer_ += bytes;
}

void FileWriter::write_directly(std::string_view bytes) {
  write_all(descriptor_.get(), bytes, path_);
  written_ += bytes.size();
}

void FileWriter::flush() { write_directly(std::exchange(buffer_, {})); }

void FileWriter::close() {
  flush();
  // Of what close() does after an error, the system says only that the descriptor is gone.
  if (::close(descriptor_.release()) != 0 && errno != EINTR) fail(errno, path_);
}

void FileWriter::close_durably() {
  flush();
  see_to_disk(descriptor_.get(), path_);
  close();
}

void write_durably(const std::string& path, std::string_view text) {
  FileWriter file(path);
  try {
    file.write(text);
    file.close_durably();
  } catch (...) {
    ::unlink(path.c_str());
    throw;
  }
}

void flush_to_disk(const std::string& path) {
  const Descriptor file = open_or_fail(path, O_RDONLY | O_NONBLOCK);
  see_to_disk(file.get(), path);
}

}  // namespace pprsearch
