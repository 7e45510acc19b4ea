#pragma once

#include <pprsearch/error.h>

#include <string>
#include <utility>

namespace pprsearch {

/// Throws what leaves the library for the exception that is being handled. Xapian's errors, the
/// system's and Damage become an IndexError of `folder`, whose kind tells the system's from damage;
/// a lack of memory becomes an Error; the
/// library's own errors stay what they are. So does any other exception: it is a fault of the
/// library itself, and the index is not to blame.
[[noreturn]] void throw_translated(const std::string& folder);

/// The same for work on what an index has stored: an entry or vocabulary that cannot be read back
/// is the index's fault and names its folder, and so is a file that is missing.
[[noreturn]] void throw_translated_stored(const std::string& folder);

/// Runs `work` and lets its exceptions out as throw_translated() has them: the one place where
/// they are translated.
template <typename Work>
auto translating_errors(const std::string& folder, Work&& work) {
  try {
    return work();
  } catch (...) {
    throw_translated(folder);
  }
}

/// Runs `work` on what an index has stored.
template <typename Work>
auto reading_stored(const std::string& folder, Work&& work) {
  try {
    return work();
  } catch (...) {
    throw_translated_stored(folder);
  }
}

}  // namespace pprsearch
