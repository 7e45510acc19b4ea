#pragma once

#include <stdexcept>

namespace pprsearch {

/// What an index has stored is not as it was written, or does not fit together. Whoever reads the
/// files of an index throws it for that and nothing else, and translate_errors.h makes an
/// IndexError of it.
class Damage : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace pprsearch
