#pragma once

#include <cstddef>
#include <string_view>

namespace pprsearch {

// The marks of citations and identifiers are ASCII whatever the locale is.

constexpr bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_ascii_alnum(char c) {
  return is_ascii_digit(c) || is_ascii_upper(c) || is_ascii_lower(c);
}
constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_ascii_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}
constexpr char ascii_lower(char c) {
  return is_ascii_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Bytes of the UTF-8 character that begins with `lead`; 1 where none does.
constexpr std::size_t character_length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  if (byte >= 0xF0) return 4;
  if (byte >= 0xE0) return 3;
  return byte >= 0xC0 ? 2 : 1;
}

/// `text` without those of `marks` at its end.
constexpr std::string_view trim_end(std::string_view text, std::string_view marks = " ") {
  return text.substr(0, text.find_last_not_of(marks) + 1);
}

/// `text` without those of `marks` at both ends.
constexpr std::string_view trim(std::string_view text, std::string_view marks = " ") {
  text = trim_end(text, marks);
  return text.empty() ? text : text.substr(text.find_first_not_of(marks));
}

/// Whether `text` begins with `prefix`, which is in lower case.
constexpr bool begins_with(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (ascii_lower(text[i]) != prefix[i]) return false;
  }
  return true;
}

/// Whether `text` is `word`, which is in lower case.
constexpr bool is_word(std::string_view text, std::string_view word) {
  return text.size() == word.size() && begins_with(text, word);
}

/// Takes the first word, up to a space, off `text`; empty where none is left.
constexpr std::string_view take_word(std::string_view& text) {
  text = trim(text);
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

}  // namespace pprsearch
