#include "indexer/commands/replacement_file.h"

#include <pprsearch/error.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
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

/// A name that is taken, by another export or by what a killed one left, is passed over.
ReplacementFile::ReplacementFile(const std::string& path) : path_(followed(path)) {
  const fs::path folder = fs::path(path_).parent_path();
  const std::string begin = ".pprsearch-" + std::to_string(::getpid()) + '-';
  for (unsigned number = 1; out_ == nullptr; ++number) {
    const std::string name = (folder / (begin + std::to_string(number))).string();
    try {
      out_ = std::make_unique<FileStream>(name);
      written_ = name;
    } catch (const std::system_error& error) {
      if (error.code() != std::errc::file_exists) throw;
    }
  }
}

ReplacementFile::~ReplacementFile() {
  if (!written_.empty()) ::unlink(written_.c_str());
}

void ReplacementFile::replace() {
  std::error_code ignored;
  const fs::file_status old = fs::status(path_, ignored);
  if (fs::exists(old)) fs::permissions(written_, old.permissions());
  out_->close_durably();
  fs::rename(written_, path_);
  written_.clear();
}

void refuse_to_write(const std::string& path, const std::error_code& reason) {
  throw Error(path + ": cannot be written: " + reason.message());
}

void writing(const std::string& path, const std::function<void()>& work) {
  try {
    work();
  } catch (const std::system_error& error) {
    refuse_to_write(path, error.code());
  }
}

void write_whole(const std::string& path, const std::function<void(std::ostream&)>& write) {
  std::error_code ignored;
  if (fs::exists(path, ignored) && !fs::is_regular_file(path, ignored)) {
    return writing(path, [&] {
      FileStream out(path, Writable::anything);
      write(out);
      out.close();
    });
  }
  writing(path, [&] {
    ReplacementFile file(path);
    write(file.out());
    file.replace();
  });
}

}  // namespace pprsearch
