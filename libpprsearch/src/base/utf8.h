#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pprsearch {

// UTF-8 as Unicode has it (table 3-7): no overlong forms, no surrogates, nothing above
// U+10FFFF, no sequence of five or six bytes. Only this room knows how it is coded.

inline constexpr std::string_view kByteOrderMark = "\uFEFF";
inline constexpr std::string_view kReplacementCharacter = "\uFFFD";

/// A character of UTF-8.
struct Character {
  char32_t code = 0;
  std::size_t length = 1;  ///< in bytes
  bool valid = true;       ///< false: one byte with which no well-formed character begins
};

/// The character that begins at `at`, which must lie within `text`.
Character character_at(std::string_view text, std::size_t at);

/// A character as UTF-8; `code` is one of Unicode's, and no surrogate.
std::string utf8_of(char32_t code);

/// Whether a character is a control character: of ASCII, DEL, or U+0080 to U+009F.
constexpr bool is_control(char32_t code) { return code < 0x20 || (code >= 0x7F && code < 0xA0); }

/// Bytes of the well-formed character that `text` begins with; 0 if it begins with none.
std::size_t length_of_utf8(std::string_view text);

/// Whether nothing but well-formed characters stand in it.
bool is_utf8(std::string_view text);

/// The text with U+FFFD for each byte that is of no character.
std::string with_replacements(std::string_view text);

/// Whether a byte goes on with a character that began before it.
constexpr bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Bytes of the character that `text` begins with: of `text` that is valid the same as
/// length_of_utf8(), of any other a first byte and what claims to go on with it. 0 of an
/// empty text.
constexpr std::size_t first_character_bytes(std::string_view text) {
  if (text.empty()) return 0;
  std::size_t bytes = 1;
  while (bytes < text.size() && is_continuation(text[bytes])) ++bytes;
  return bytes;
}

/// How many characters valid `text` has; of other text, how many bytes go on with none.
std::size_t count_characters(std::string_view text);

/// Where the character begins that the byte at `at` belongs to.
constexpr std::size_t begin_of_character(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && is_continuation(text[at])) --at;
  return at;
}

/// As much of `text` as `most` bytes hold of whole characters.
constexpr std::string_view whole_characters(std::string_view text, std::size_t most) {
  return text.size() <= most ? text : text.substr(0, begin_of_character(text, most));
}

/// A value in quotes, as messages show it: whoever reads them may not have it at hand, and no more
/// than 100 bytes of it help.
inline std::string shown_value(std::string_view value) {
  constexpr std::size_t kMostShown = 100;
  const std::string_view shown = whole_characters(value, kMostShown);
  return "'" + std::string(shown) + (shown.size() < value.size() ? "\u2026'" : "'");
}

}  // namespace pprsearch
