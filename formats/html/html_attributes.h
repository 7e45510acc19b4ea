#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace pprsearch {

/// As many as a tag of a page may have: libxml2 looks through all attributes of a tag for each.
inline constexpr std::size_t kMostAttributes = 256;

/// Where the first tag begins that has more attributes than kMostAttributes; nullopt without one.
/// Comments, scripts and styles are no tags, and a ">" in an attribute's quotes ends none. The
/// encoding may be one of ASCII's kin or UTF-16.
std::optional<std::size_t> find_overloaded_tag(std::string_view html);

}  // namespace pprsearch
