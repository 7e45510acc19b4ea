#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

// A number and the name before or behind it may be written as one word or two: PHQ9 and PHQ-9,
// web2.0 and web 2.0. The rules of words part them in some of the writings.

/// How the two words of "web 2.0" are cut if it is written "web2.0", and the other way round. Empty
/// if they are not such words.
std::vector<std::string> other_decimal(const std::string& first, const std::string& last);

/// Where the digits of "phq9", "5httlpr", "5ht2a" or "0.5mg" meet its letters, of which there are
/// two and more; 0 if they are not such a pair. "b12" is one name, and "b 12" may be the end of a
/// list and a number.
std::size_t number_border(std::string_view token);

}  // namespace pprsearch
