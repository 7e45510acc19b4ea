#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"

namespace pprsearch {

/// What a character of folded text is to the rules that part words.
enum class CharKind : std::uint8_t {
  other,  ///< parts words and is nothing itself
  space,
  letter,
  digit,
  hangul,     ///< a letter that makes words with its like only: "CBT는" is two
  mark,       ///< belongs to the character before it: a Devanagari vowel sign
  single,     ///< a word of its own: Han, Hiragana, Katakana
  complex,    ///< of a script without spaces, where only a dictionary finds words: Thai
  point,      ///< .
  percent,    ///< %
  multibyte,  ///< first byte of a character beyond ASCII: ask `kind_of`
};

/// The kind of a character beyond ASCII.
CharKind kind_of(char32_t c);

/// Whether a character leaves no trace in folded text: one that is never shown, an accent of a
/// script in which the bare letter is read as the same word.
bool vanishes(char32_t c);

constexpr CharKind kind_of_ascii(char c) {
  if (is_letter(c)) return CharKind::letter;
  if (is_digit(c)) return CharKind::digit;
  if (c == ' ' || (c >= '\t' && c <= '\r')) return CharKind::space;
  if (c == '.') return CharKind::point;
  return c == '%' ? CharKind::percent : CharKind::other;
}

/// The kind of each byte of UTF-8.
inline constexpr std::array<CharKind, 256> kByteKinds = [] {
  std::array<CharKind, 256> kinds{};
  for (std::size_t byte = 0; byte < 128; ++byte) {
    kinds[byte] = kind_of_ascii(static_cast<char>(byte));
  }
  for (std::size_t byte = 128; byte < 256; ++byte) kinds[byte] = CharKind::multibyte;
  return kinds;
}();

constexpr CharKind byte_kind(char byte) { return kByteKinds[static_cast<unsigned char>(byte)]; }

}  // namespace pprsearch
