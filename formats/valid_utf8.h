#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pprsearch {

/// Whether a byte of UTF-8 goes on with a character that began before it.
inline bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// As much of UTF-8 text as `most` bytes hold of whole characters.
inline std::string_view whole_characters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && is_continuation(text[most])) --most;
  return text.substr(0, most);
}

/// Text that is meant to be UTF-8, with U+FFFD for each byte that is not: libxml2 hands on
/// overlong forms, surrogates and more in some places.
std::string with_valid_utf8(std::string_view text);

}  // namespace pprsearch
