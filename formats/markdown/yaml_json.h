#pragma once

#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <string>
#include <string_view>

#include "formats/markdown/matter_text.h"

namespace pprsearch {

/// The JSON object that says what `map` says. A key without a value (`url:`) is left out. Throws
/// Error, with the line counted from `first_line`, for keys that are no text, and where aliases or
/// nesting would make the JSON larger than anything a person writes.
MatterText yaml_to_json(const YAML::Node& map, std::size_t first_line);

/// `text` as a JSON string, in its quotes.
std::string json_string(std::string_view text);

}  // namespace pprsearch
