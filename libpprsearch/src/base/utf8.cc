#include "base/utf8.h"

#include <utf8.h>

#include <algorithm>
#include <iterator>

namespace pprsearch {
namespace {

constexpr std::size_t kLongestCharacter = 4;

}  // namespace

Character character_at(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return {first, 1, true};
  // The functions of utf8cpp that check as they read throw; damaged text is not an exception here.
  const std::string_view bytes = text.substr(at, kLongestCharacter);
  const char* end = bytes.data();
  if (utf8::find_invalid(bytes.data(), bytes.data() + bytes.size()) == end) return {0, 1, false};
  const char32_t code = utf8::unchecked::next(end);
  return {code, static_cast<std::size_t>(end - bytes.data()), true};
}

std::string utf8_of(char32_t code) {
  std::string bytes;
  utf8::unchecked::append(code, std::back_inserter(bytes));
  return bytes;
}

std::size_t length_of_utf8(std::string_view text) {
  if (text.empty()) return 0;
  const Character character = character_at(text, 0);
  return character.valid ? character.length : 0;
}

std::string with_replacements(std::string_view text) {
  std::string replaced;
  replaced.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    replaced += character.valid ? text.substr(at, character.length) : kReplacementCharacter;
    at += character.length;
  }
  return replaced;
}

bool is_utf8(std::string_view text) { return utf8::is_valid(text.begin(), text.end()); }

std::size_t count_characters(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !is_continuation(byte); }));
}

}  // namespace pprsearch
