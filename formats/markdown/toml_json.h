#pragma once

#include <cstddef>
#include <string_view>

#include "formats/markdown/matter_text.h"

namespace pprsearch {

/// The JSON object that a text in TOML says. Dates are written as ISO 8601 does. Throws Error, with
/// the line counted from `first_line`, for text that is not TOML.
MatterText toml_to_json(std::string_view text, std::size_t first_line);

}  // namespace pprsearch
