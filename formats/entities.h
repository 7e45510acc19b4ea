#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace pprsearch {

enum class EntityEnds {
  as_in_browsers,  ///< a text: the semicolon may be missing where browsers do without it
  in_semicolon,    ///< an address: "?a=1&copy=2" has none
};

/// A character reference of HTML.
struct Entity {
  std::size_t length = 0;  ///< in bytes; 0 = there is none
  std::string text;        ///< what it stands for, in UTF-8
};

/// The entity that `text` begins with, by name ("&eacute;"), in figures ("&#8217;", "&#x2019;") or
/// by a number of Windows-1252 ("&#146;"). Spaces of any width are " ", a soft hyphen is nothing,
/// and a number that is none of Unicode is U+FFFD.
Entity entity_at(std::string_view text, EntityEnds ends);

/// `text` with the character in place of each of its entities, also of those that were escaped once
/// or twice more ("&amp;amp;rsquo;").
std::string without_entities(std::string_view text, EntityEnds ends = EntityEnds::as_in_browsers);

}  // namespace pprsearch
