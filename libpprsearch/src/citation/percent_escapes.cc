#include "citation/percent_escapes.h"

#include <charconv>

#include "base/utf8.h"

namespace pprsearch {
namespace {

constexpr std::size_t kEscapeBytes = 3;

bool is_word(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (!character.valid || text[at] == ' ' || text[at] == '"') return false;
    if (is_control(character.code)) return false;
    at += character.length;
  }
  return true;
}

}  // namespace

std::optional<char> escaped_byte(std::string_view text) {
  if (text.size() < kEscapeBytes || text.front() != '%') return {};
  unsigned byte = 0;
  const char* end = text.data() + kEscapeBytes;
  const auto [stop, fault] = std::from_chars(text.data() + 1, end, byte, 16);
  if (fault != std::errc() || stop != end) return {};
  return static_cast<char>(byte);
}

std::optional<std::string> unescaped_word(std::string_view text) {
  std::string word;
  while (!text.empty()) {
    const std::optional<char> byte = escaped_byte(text);
    if (!byte && text.front() == '%') return {};
    word += byte.value_or(text.front());
    text.remove_prefix(byte ? kEscapeBytes : 1);
  }
  if (!is_word(word)) return {};
  return word;
}

std::string_view without_escaped_blanks(std::string_view text) {
  while (text.size() >= kEscapeBytes) {
    const std::optional<char> last = escaped_byte(text.substr(text.size() - kEscapeBytes));
    if (!last || (*last != ' ' && !is_control(*last))) break;
    text.remove_suffix(kEscapeBytes);
  }
  return text;
}

}  // namespace pprsearch
