#include "indexer/commands/replacement_file.h"

#include <fcntl.h>
#include <pprsearch/error.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

[[noreturn]] void fail(int reason, const std::string& path) {
  throw std::system_error(reason, std::generic_category(), path);
}

/// Where a symbolic link leads to, be there a file or not.
std::string followed(const std::string& link) {
  constexpr int kMostLinks = 40;  // as Linux has it
  fs::path path = link;
  for (int links = 0; fs::is_symlink(fs::symlink_status(path)); ++links) {
    if (links == kMostLinks) fail(ELOOP, link);
    path = path.parent_path() / fs::read_symlink(path);
  }
  return path.string();
}

}  // namespace

void require_outside(const std::string& index, const std::string& output) {
  std::error_code ignored;
  const fs::path folder = fs::weakly_canonical(index, ignored);
  const fs::path path = fs::weakly_canonical(output, ignored);
  if (std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first == folder.end()) {
    throw Error(output + ": lies within the index");
  }
}

ReplacementFile::ReplacementFile(const std::string& path) : path_(followed(path)) {
  create();
  out_.open(written_, std::ios::binary);
  if (out_) return;
  const int reason = errno;
  ::close(descriptor_);
  ::unlink(written_.c_str());
  fail(reason, written_);
}

/// A name that is taken, by another export or by what a killed one left, is passed over. mkstemp
/// would make a file that only its owner may read, against the umask.
void ReplacementFile::create() {
  const fs::path folder = fs::path(path_).parent_path();
  const std::string begin = ".pprsearch-" + std::to_string(::getpid()) + '-';
  for (unsigned number = 1; descriptor_ < 0; ++number) {
    written_ = (folder / (begin + std::to_string(number))).string();
    descriptor_ = ::open(written_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor_ < 0 && errno != EEXIST) fail(errno, written_);
  }
}

ReplacementFile::~ReplacementFile() {
  ::close(descriptor_);
  if (!written_.empty()) ::unlink(written_.c_str());
}

void ReplacementFile::replace() {
  if (out_) out_.close();
  if (!out_) fail(errno, written_);
  std::error_code ignored;
  const fs::file_status old = fs::status(path_, ignored);
  if (fs::exists(old)) fs::permissions(written_, old.permissions());
  if (::fsync(descriptor_) != 0) fail(errno, written_);
  fs::rename(written_, path_);
  written_.clear();
}

void refuse_to_write(const std::string& path, int reason) {
  throw Error(path + ": cannot be written: " + std::strerror(reason));
}

void write_whole(const std::string& path, const std::function<void(std::ostream&)>& write) {
  std::error_code ignored;
  if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored)) {
    std::ofstream out(path, std::ios::binary);
    if (!out) refuse_to_write(path, errno);
    write(out);
    out.close();
    if (!out) refuse_to_write(path, errno);
    return;
  }
  try {
    ReplacementFile file(path);
    write(file.out());
    file.replace();
  } catch (const std::system_error& error) {
    refuse_to_write(path, error.code().value());
  }
}

}  // namespace pprsearch
