#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/characters.h"

// What copying and printing have done to a text, and what is put right before it is read: entities
// of HTML, words divided at the end of a line, and marks of footnotes.

namespace pprsearch::platform {

/// What was put right, at its place in the text as given.
struct Mend {
  std::size_t offset = 0;
  std::size_t length = 0;
  std::string message = {};
};

struct Mended {
  PlainText plain;  ///< its places are those of the text as given
  std::vector<Mend> mends = {};
};

/// The plain form of a text, without what copying and printing have done to it.
Mended mended(std::string_view original);

}  // namespace pprsearch::platform
