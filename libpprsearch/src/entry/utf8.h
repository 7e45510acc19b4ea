#pragma once

#include <cstddef>
#include <string_view>

namespace pprsearch {

/// Bytes of the well-formed UTF-8 character (Unicode, table 3-7) that `text`
/// begins with; 0 where it begins with none.
std::size_t length_of_utf8(std::string_view text);

}  // namespace pprsearch
