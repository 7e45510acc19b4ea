#pragma once

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "base/temporary_folder.h"

namespace pprsearch {

/// An empty folder for one test, removed with all that is in it.
class ScratchFolder {
 public:
  /// The path of `name` in the folder.
  std::string operator/(std::string_view name) const { return (path_ / name).string(); }

  /// Writes a file, with the folders it lies in, and returns its path.
  std::string write(std::string_view name, std::string_view text) const {
    std::filesystem::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return *this / name;
  }

 private:
  TemporaryFolder folder_{"pprsearch-"};
  std::filesystem::path path_ = folder_.path();
};

}  // namespace pprsearch
