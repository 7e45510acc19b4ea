#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// What of a list is an ISSN: as they are printed, each once, with ", " between them. What else the
/// list has is added to `others`. Blanks, commas and semicolons part it.
std::string plain_issns(std::string_view list, std::vector<std::string>& others);

}  // namespace pprsearch
