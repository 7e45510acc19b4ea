#include "base/controls.h"

#include <array>
#include <cstdio>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pprsearch {
namespace {

/// Where the characters of ASCII end that are not commands: nearly all of most texts.
std::size_t plain_end(std::string_view text, std::size_t at) {
  while (at < text.size() && is_ascii(text[at]) && !is_control(text[at])) ++at;
  return at;
}

/// `text` with each command in `form`, but for those that `stays` takes: it gets the text and the
/// place.
template <typename Stays>
std::string shown(std::string_view text, const char* form, Stays stays) {
  std::string line;
  line.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = plain_end(text, at);
    line += text.substr(at, plain - at);
    at = plain;
    if (at == text.size()) break;
    const Character character = character_at(text, at);
    if (!character.valid || !is_command(character.code) || stays(text, at)) {
      line += text.substr(at, character.length);
    } else {
      std::array<char, 16> name{};
      std::snprintf(name.data(), name.size(), form, static_cast<unsigned>(character.code));
      line += name.data();
    }
    at += character.length;
  }
  return line;
}

}  // namespace

std::string visible_line(std::string_view text) {
  return shown(text, "<U+%04X>", [](std::string_view, std::size_t) { return false; });
}

std::string visible_lines(std::string_view text) {
  return shown(text, "<U+%04X>", [](std::string_view whole, std::size_t at) {
    return whole[at] == '\n' || whole[at] == '\t' || whole.substr(at, 2) == "\r\n";
  });
}

std::string escape_controls(std::string_view json) {
  // What parts the values of JSON stays; within a string, JSON has escaped it already.
  return shown(json, "\\u%04x", [](std::string_view whole, std::size_t at) {
    return whole[at] == '\n' || whole[at] == '\t' || whole[at] == '\r';
  });
}

}  // namespace pprsearch
