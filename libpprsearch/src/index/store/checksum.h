#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pprsearch {

using Sha256 = std::array<unsigned char, 32>;

Sha256 sha256(std::string_view bytes);
std::string sha256_hex(std::string_view bytes);

/// Size and SHA-256 of a file; throws std::system_error if it cannot be read.
struct FileChecksum {
  std::uint64_t bytes = 0;
  std::string sha256;

  bool operator==(const FileChecksum&) const = default;
};
FileChecksum checksum_file(const std::string& path);

}  // namespace pprsearch
