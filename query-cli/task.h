#pragma once

#include <cstdint>

namespace pprsearch {

/// What pprsearch is asked to do. One that stands below another wins if both are asked for: a
/// count of what is similar is a count.
enum class Task : std::uint8_t {
  search,
  similar,
  count,
  show,
  suggest,
  batch,
  evaluate,
  info,
  strategy,
  translate,
  replay,
};

}  // namespace pprsearch
