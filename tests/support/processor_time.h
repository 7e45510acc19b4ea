#pragma once

#include <ctime>

namespace pprsearch::test {

/// Seconds of the processor that this process has taken. What other programs do hardly changes it.
inline double processor_seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

}  // namespace pprsearch::test
