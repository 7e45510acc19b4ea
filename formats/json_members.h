#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// What the beginning of a text shows of the JSON object that stands first in it.
struct JsonMembers {
  std::vector<std::string> names;  ///< of the object itself, not of those within it
  bool is_whole = false;           ///< it was read to its end
  std::size_t fault = 0;           ///< where not: how many bytes it could be read

  /// Whether the object has a member of one of these names.
  bool has_any(std::span<const std::string_view> wanted) const;
};

/// Reads the object that `text` begins with, as far as there is text and it is JSON.
JsonMembers read_json_members(std::string_view text);

}  // namespace pprsearch
