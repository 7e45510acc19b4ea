#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// Whether `tokens` are those of a compound of two words or three with hyphens between them alone.
bool is_hyphened(std::string_view text, const std::vector<std::string>& tokens);

}  // namespace pprsearch
