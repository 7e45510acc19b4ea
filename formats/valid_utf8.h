#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// Text that is meant to be UTF-8, with U+FFFD for each byte that is not, and for those of
/// U+FFFE and U+FFFF, which XML does not have: libxml2 hands on overlong forms, surrogates and
/// more in some places.
std::string with_valid_utf8(std::string_view text);

}  // namespace pprsearch
