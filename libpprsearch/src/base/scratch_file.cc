#include "base/scratch_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "base/temporary_folder.h"

namespace pprsearch {
namespace {

/// A file that no folder has.
Descriptor nameless(const std::string& folder, const std::string& name) {
#ifdef O_TMPFILE
  const int descriptor = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) return Descriptor(descriptor);
#endif
  // Not every file system has such files: one that loses its name at once.
  std::string path = folder + "/.pprsearch-XXXXXX";
  Descriptor named(::mkostemp(path.data(), O_CLOEXEC));
  if (named.get() < 0 || ::unlink(path.c_str()) != 0) {
    throw std::system_error(errno, std::generic_category(), name);
  }
  return named;
}

}  // namespace

ScratchFile::ScratchFile(std::string folder) {
  if (folder.empty()) folder = room_for_temporary_files();
  name_ = "a temporary file in " + folder;
  descriptor_ = nameless(folder, name_);
}

void ScratchFile::write(std::uint64_t at, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count =
        ::pwrite(descriptor_.get(), bytes.data(), bytes.size(), static_cast<off_t>(at));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw std::system_error(errno, std::generic_category(), name_);
    bytes.remove_prefix(static_cast<std::size_t>(count));
    at += static_cast<std::uint64_t>(count);
  }
}

void ScratchFile::read(std::uint64_t at, char* to, std::size_t count) const {
  while (count > 0) {
    const ssize_t some = ::pread(descriptor_.get(), to, count, static_cast<off_t>(at));
    if (some < 0 && errno == EINTR) continue;
    if (some < 0) throw std::system_error(errno, std::generic_category(), name_);
    if (some == 0) throw std::system_error(make_error_code(FileFault::cut_short), name_);
    to += some;
    count -= static_cast<std::size_t>(some);
    at += static_cast<std::uint64_t>(some);
  }
}

}  // namespace pprsearch
