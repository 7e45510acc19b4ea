#pragma once

#include <cstddef>
#include <string_view>

namespace pprsearch {

/// A range of bytes of the original text.
struct ByteRange {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// A stretch of text as the word rules read it, and where it came from. Of an
/// ASCII stretch it is a view of the original, capitals and all; any other has
/// been through the UnicodeFolder, which knows the place of every byte.
struct FoldedText {
  std::string_view text;
  std::size_t origin = 0;             ///< place of the first byte, if `places` is null
  const ByteRange* places = nullptr;  ///< one a byte of `text`

  std::size_t begin_of(std::size_t byte) const {
    return places == nullptr ? origin + byte : places[byte].begin;
  }
  /// Where the original of the last byte before `byte` ends.
  std::size_t end_before(std::size_t byte) const {
    return places == nullptr ? origin + byte : places[byte - 1].end;
  }
};

}  // namespace pprsearch
