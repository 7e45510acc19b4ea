#pragma once

#include <cstddef>
#include <string_view>

namespace pprsearch {

/// How many slips part two words: letters left out, put in, replaced, or two
/// neighbours swapped, no piece touched twice (optimal string alignment, the
/// restricted Damerau-Levenshtein distance). Counts characters of UTF-8. Any
/// distance over `most` is given as most + 1.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most);

}  // namespace pprsearch
