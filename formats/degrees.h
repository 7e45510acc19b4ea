#pragma once

#include <string_view>

namespace pprsearch {

/// Whether a word is a degree or a title that people write behind a name: "MD", "PhD", "Ph.D.,".
bool is_degree(std::string_view word);

/// Whether it is one that cannot be initials.
bool is_plain_degree(std::string_view word);

/// Whether a text has nothing but degrees: "MD, PhD".
bool are_degrees(std::string_view text);

}  // namespace pprsearch
