#pragma once

#include <pprsearch/entry.h>

#include <optional>
#include <string_view>

namespace pprsearch {

/// The entry of a text that to_json() wrote, read without making a value of the text in between.
/// nullopt if the text has anything that to_json() does not write: unknown members, other types,
/// control characters, dates that no calendar has. Then the general reader says what it makes of
/// it.
std::optional<Entry> entry_as_written(std::string_view json);

}  // namespace pprsearch
