#include "index/generation/file_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <system_error>

namespace pprsearch {
namespace {

Descriptor open_to_lock(const std::string& path, FileLock::Kind kind) {
  if (kind == FileLock::Kind::shared) return open_regular(path, O_RDONLY).descriptor;
  if (kind == FileLock::Kind::writer) {
    RegularFile file = open_regular(path, O_RDWR | O_CREAT);
    if (file.status.st_nlink == 1) return std::move(file.descriptor);
    throw std::system_error(make_error_code(FileFault::shared), path);
  }
  try {
    // NFS gives exclusive locks to those alone who may write
    return open_regular(path, O_RDWR).descriptor;
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::permission_denied) throw;
    return open_regular(path, O_RDONLY).descriptor;
  }
}

}  // namespace

std::optional<FileLock> FileLock::try_lock(const std::string& path, Kind kind) {
  Descriptor file = open_to_lock(path, kind);
  if (::flock(file.get(), (kind == Kind::shared ? LOCK_SH : LOCK_EX) | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return std::nullopt;
    throw std::system_error(errno, std::generic_category(), path);
  }
  return FileLock(std::move(file));
}

}  // namespace pprsearch
