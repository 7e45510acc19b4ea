#include "index/generations.h"

#include <fcntl.h>
#include <pprsearch/error.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "index/manifest.h"
#include "index/translate_errors.h"

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

constexpr std::string_view kStubBeginning = "auto generations/";

[[noreturn]] void throw_errno(const std::string& path) {
  throw std::system_error(errno, std::generic_category(), path);
}

/// A file descriptor that closes itself.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags)
      : value_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
    if (value_ < 0) throw_errno(path);
  }
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  int get() const { return value_; }
  int release() { return std::exchange(value_, -1); }

 private:
  int value_;
};

std::optional<std::uint64_t> whole_number(std::string_view text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

std::string first_line(const std::string& path) {
  std::ifstream in(path);
  std::string line;
  std::getline(in, line);
  return line;
}

/// Refuses a folder full of something else, which a mistyped name would ruin.
void require_index_or_empty(const IndexFolder& folder) {
  if (folder.published() || fs::exists(folder.path() + "/generations")) return;
  for (const auto& item : fs::directory_iterator(folder.path())) {
    const std::string name = item.path().filename();
    if (name != "lock" && !name.starts_with("build-")) {
      throw IndexError(folder.path(), "is not empty and holds no index (it has '" + name + "')");
    }
  }
}

}  // namespace

std::optional<FileLock> FileLock::try_lock(const std::string& path, Kind kind) {
  Descriptor file(path, kind == Kind::shared ? O_RDONLY : O_RDWR | O_CREAT);
  if (::flock(file.get(), (kind == Kind::shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return std::nullopt;
    throw_errno(path);
  }
  return FileLock(file.release());
}

FileLock::FileLock(FileLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FileLock& FileLock::operator=(FileLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FileLock::~FileLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::string IndexFolder::generation_path(std::uint64_t number) const {
  char name[32];
  std::snprintf(name, sizeof name, "%06llu", static_cast<unsigned long long>(number));
  return path_ + "/generations/" + name;
}

std::optional<std::uint64_t> IndexFolder::published() const {
  if (!fs::exists(stub_path())) return std::nullopt;
  const std::string line = first_line(stub_path());
  const auto number = line.starts_with(kStubBeginning)
                          ? whole_number(std::string_view(line).substr(kStubBeginning.size()))
                          : std::nullopt;
  if (!number) throw IndexError(path_, "XAPIANDB is not of pprsearch's making");
  return number;
}

std::vector<std::uint64_t> IndexFolder::generations() const {
  std::vector<std::uint64_t> numbers;
  std::error_code ignored;  // a folder without generations has none
  for (const auto& item : fs::directory_iterator(path_ + "/generations", ignored)) {
    if (const auto number = whole_number(item.path().filename().string()))
      numbers.push_back(*number);
  }
  std::sort(numbers.begin(), numbers.end());
  return numbers;
}

std::string IndexFolder::stub_identity() const {
  struct stat status {};
  if (::stat(stub_path().c_str(), &status) != 0) return {};
  return std::to_string(status.st_dev) + ' ' + std::to_string(status.st_ino) + ' ' +
         std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec);
}

FileLock IndexFolder::lock_for_writing() const {
  return translating_errors(path_, [this] {
    fs::create_directories(path_);
    require_index_or_empty(*this);
    const std::string path = path_ + "/lock";
    std::optional<FileLock> lock = FileLock::try_lock(path, FileLock::Kind::exclusive);
    if (!lock) {
      throw IndexError(path_, "another writer is at work (process " + first_line(path) + ")");
    }
    const std::string process = std::to_string(::getpid()) + '\n';
    if (::ftruncate(lock->descriptor(), 0) != 0 ||
        ::pwrite(lock->descriptor(), process.data(), process.size(), 0) < 0) {
      throw_errno(path);
    }
    remove_stale_builds();
    fs::create_directories(path_ + "/generations");
    return std::move(*lock);
  });
}

void IndexFolder::remove_stale_builds() const {
  // The lock is ours, so whoever made these is gone.
  for (const auto& item : fs::directory_iterator(path_)) {
    if (item.path().filename().string().starts_with("build-")) fs::remove_all(item.path());
  }
}

void IndexFolder::publish(std::uint64_t number) const {
  const std::string name = fs::path(generation_path(number)).filename();
  const std::string replacement = stub_path() + ".new";
  write_durably(replacement, std::string(kStubBeginning) + name + '\n');
  fs::rename(replacement, stub_path());
  flush_to_disk(path_);
}

void IndexFolder::remove_beyond(unsigned keep) const {
  const std::vector<std::uint64_t> numbers = generations();
  if (keep == 0 || numbers.size() <= keep) return;
  const auto current = published();
  for (std::size_t i = 0; i + keep < numbers.size(); ++i) {
    const std::string path = generation_path(numbers[i]);
    if (numbers[i] == current) continue;
    const auto unused =
        FileLock::try_lock(path + '/' + Manifest::kFileName, FileLock::Kind::exclusive);
    if (unused) fs::remove_all(path);
  }
}

void write_durably(const std::string& path, const std::string& text) {
  const Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  std::size_t written = 0;
  while (written < text.size()) {
    const ssize_t count = ::write(file.get(), text.data() + written, text.size() - written);
    if (count < 0 && errno != EINTR) throw_errno(path);
    if (count > 0) written += static_cast<std::size_t>(count);
  }
  if (::fsync(file.get()) != 0) throw_errno(path);
}

void flush_to_disk(const std::string& path) {
  const Descriptor file(path, O_RDONLY);
  if (::fsync(file.get()) != 0) throw_errno(path);
}

}  // namespace pprsearch
