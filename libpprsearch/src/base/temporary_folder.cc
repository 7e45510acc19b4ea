#include "base/temporary_folder.h"

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace pprsearch {
namespace fs = std::filesystem;

std::string room_for_temporary_files() {
  std::error_code error;
  std::string room = fs::temp_directory_path(error).string();
  if (error) throw std::system_error(error, "the folder for temporary files (TMPDIR)");
  return room;
}

TemporaryFolder::TemporaryFolder(const std::string& prefix) {
  std::string name = fs::path(room_for_temporary_files()) / (prefix + "XXXXXX");
  if (::mkdtemp(name.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), name);
  }
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace pprsearch
