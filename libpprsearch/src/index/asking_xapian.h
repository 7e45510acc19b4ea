#pragma once

#include <stdexcept>
#include <string>

#include "index/damage.h"

namespace pprsearch {

/// Runs `work`, which does nothing but ask Xapian. If its tables are damaged, it throws not only
/// its own errors, but std::length_error and the like, which would pass for a fault of ours.
template <typename Work>
auto asking_xapian(Work&& work) {
  try {
    return work();
  } catch (const std::logic_error& error) {
    throw Damage(std::string("Xapian's tables are damaged: ") + error.what());
  }
}

}  // namespace pprsearch
