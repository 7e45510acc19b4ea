#pragma once

#include <cstddef>
#include <string_view>

namespace pprsearch {

/// Bounds on the head of a request, in bytes.
struct HeadLimits {
  std::size_t address = 8192;  ///< of the target
  std::size_t header = 8192;   ///< of all header lines together
};

/// What is known of a head from the bytes that have come so far.
struct HeadState {
  std::size_t length = 0;  ///< of the whole head with its empty line; 0 = more has to come
  unsigned status = 0;  ///< the status to refuse it with: 400, 414, 431; 0 = nothing is wrong yet
};

/// Looks at what has come of a head. Empty lines before it have been taken away.
HeadState look_at_head(std::string_view bytes, const HeadLimits& limits);

}  // namespace pprsearch
