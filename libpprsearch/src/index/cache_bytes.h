#pragma once

#include <algorithm>
#include <cstddef>

namespace pprsearch {

/// What a generation with so many entries keeps for queries if nobody says otherwise: what five
/// hundred questions need, but for their phrases. docs/performance.md has the figures.
inline std::size_t usual_cache_bytes(std::size_t entries) {
  constexpr std::size_t kMebibyte = std::size_t{1} << 20;
  constexpr std::size_t kBytesAnEntry = 512;
  return std::clamp(4 * kMebibyte + kBytesAnEntry * entries, 32 * kMebibyte, 1024 * kMebibyte);
}

}  // namespace pprsearch
