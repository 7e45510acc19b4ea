#include "formats/valid_utf8.h"

#include "base/utf8.h"

namespace pprsearch {

std::string with_valid_utf8(std::string_view text) {
  std::string valid;
  valid.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const bool is_of_xml = character.code != 0xFFFE && character.code != 0xFFFF;
    if (character.valid && is_of_xml) {
      valid += text.substr(at, character.length);
      at += character.length;
    } else {
      valid += kReplacementCharacter;
      ++at;
    }
  }
  return valid;
}

}  // namespace pprsearch
