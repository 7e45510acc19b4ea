#pragma once

#include <cstddef>
#include <cstdint>

namespace pprsearch {

/// Something that was worked out from a generation and is kept for the next question that needs
/// it. It never changes, so any number of threads may read it.
class Kept {
 public:
  Kept() = default;
  Kept(const Kept&) = delete;
  Kept& operator=(const Kept&) = delete;
  virtual ~Kept() = default;

  /// The memory that it takes.
  virtual std::size_t bytes() const = 0;
};

/// What caches hold, and how often they had what was asked for.
struct CacheUse {
  std::size_t bytes = 0;
  std::size_t most_bytes = 0;
  std::uint64_t found = 0;
  std::uint64_t missed = 0;
};

}  // namespace pprsearch
