#include "formats/valid_utf8.h"

#include <libxml/chvalid.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlstring.h>

#include <algorithm>
#include <array>
#include <cstddef>

namespace pprsearch {
namespace {

/// The bytes of the character at the beginning of `text`; 0 where there is none. A character
/// is valid where writing it down gives the same bytes again.
std::size_t length_of_character(std::string_view text) {
  if (text.front() >= 0) return 1;
  int length = static_cast<int>(std::min<std::size_t>(text.size(), 4));
  const int character =
      xmlGetUTF8Char(reinterpret_cast<const unsigned char*>(text.data()), &length);
  if (character < 0 || !xmlIsCharQ(character)) return 0;
  std::array<xmlChar, 8> bytes{};
  const auto written = static_cast<std::size_t>(xmlCopyCharMultiByte(bytes.data(), character));
  const std::string_view same(reinterpret_cast<const char*>(bytes.data()), written);
  return text.starts_with(same) ? written : 0;
}

}  // namespace

std::string with_valid_utf8(std::string_view text) {
  std::string valid;
  while (!text.empty()) {
    const std::size_t length = length_of_character(text);
    valid += length > 0 ? text.substr(0, length) : std::string_view("\xEF\xBF\xBD");
    text.remove_prefix(std::max<std::size_t>(1, length));
  }
  return valid;
}

}  // namespace pprsearch
