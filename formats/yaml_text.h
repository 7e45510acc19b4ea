#pragma once

#include <yaml-cpp/yaml.h>

#include <cstddef>
#include <span>
#include <string>

namespace pprsearch {

/// The one YAML document in `lines`; a null node where there is none. `first_line` is
/// the number that the first of them has in its file. Throws Error that begins with the line
/// at fault: "line 4: …".
YAML::Node parse_yaml(std::span<const std::string> lines, std::size_t first_line);

/// 4: where `node` stands, counted as above.
std::size_t number_of_line(const YAML::Node& node, std::size_t first_line);

/// "line 4": where `node` stands, counted as above.
std::string line_of(const YAML::Node& node, std::size_t first_line);

}  // namespace pprsearch
