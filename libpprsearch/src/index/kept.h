#pragma once

#include <cstddef>

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

}  // namespace pprsearch
