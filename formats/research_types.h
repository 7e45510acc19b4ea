#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// Whether a type of publication says what kind of research it is, not how something was printed or
/// paid for: "Randomized Controlled Trial", not "Journal Article".
bool is_research_type(std::string_view type);

/// The types of publication that one field names: lines and semicolons part them, and so do " | "
/// and the commas of ERIC.
std::vector<std::string> split_types(std::string_view text);

}  // namespace pprsearch
