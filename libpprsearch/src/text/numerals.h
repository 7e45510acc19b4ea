#pragma once

#include <cstddef>
#include <string_view>

namespace pprsearch {

/// Digits with decimal points between them, from `begin` on: "0.30", ".05", "1.2.3".
struct Digits {
  std::size_t end = 0;
  std::size_t points = 0;  ///< more than one: no decimal, but parts of something
};

/// The end of the digits that stand at `at`; `at` where there are none.
std::size_t digits_end(std::string_view text, std::size_t at);

/// Reads what begins at `begin` with a digit, or a point before one.
Digits read_digits(std::string_view text, std::size_t begin);

/// The end of a number with rightly placed thousands commas ("1,234,567.89")
/// that begins at `begin`; `begin` where there is none: "1,2,3", "0,05".
std::size_t grouped_end(std::string_view text, std::size_t begin);

/// Whether `sign` stands at `at` with a digit after it.
bool sign_before_digit(std::string_view text, std::size_t at, char sign);

}  // namespace pprsearch
