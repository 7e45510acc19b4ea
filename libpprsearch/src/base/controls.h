#pragma once

#include <string>
#include <string_view>

#include "base/utf8.h"

namespace pprsearch {

// Characters that command a terminal, or turn a line around, and say nothing to a reader: control
// characters (C0, DEL, C1) and the bidirectional embeddings, overrides and isolates (U+202A to
// U+202E, U+2066 to U+2069). Texts of others may have them; no terminal may get them. Bytes that
// are not UTF-8 stay as they are.

/// Whether a character is one of them.
constexpr bool is_command(char32_t code) {
  return is_control(code) || (code >= 0x202A && code <= 0x202E) ||
         (code >= 0x2066 && code <= 0x2069);
}

/// `text` with each of them as "<U+009B>".
std::string visible_line(std::string_view text);

/// The same of a text of lines: tabs and line ends ("\n", "\r\n") stay.
std::string visible_lines(std::string_view text);

/// `json`, a text of JSON, with each of them as "\u009b", which reads as the same value.
std::string escape_controls(std::string_view json);

}  // namespace pprsearch
