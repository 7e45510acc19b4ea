#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/files.h"

namespace pprsearch {

/// A file without a name, for what does not have to be in memory. It is gone with this object, and
/// with the process, however that ends. Throws std::system_error, with the folder in what().
class ScratchFile {
 public:
  /// In `folder`; if that is empty, in that for temporary files (TMPDIR).
  explicit ScratchFile(std::string folder);

  void write(std::uint64_t at, std::string_view bytes);
  /// All of it has to be there.
  void read(std::uint64_t at, char* to, std::size_t count) const;

 private:
  std::string name_;  ///< for messages
  Descriptor descriptor_;
};

}  // namespace pprsearch
