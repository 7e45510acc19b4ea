#pragma once

#include <cstddef>
#include <string_view>

namespace pprsearch {

/// A sign without blanks that parts two words: the comma of `asthma,children`.
struct PartingSign {
  std::size_t begin = std::string_view::npos;  ///< npos if nothing parts the run
  std::size_t end = std::string_view::npos;    ///< where what follows begins

  bool found() const { return begin != end; }
};

/// The first sign that parts a run of plain text, which has no blank, quote or bracket in it.
PartingSign find_parting_sign(std::string_view run);

/// Whether a character beyond ASCII stands between words as a blank does: a bullet, an arrow, an
/// ellipsis, the comma of another script.
bool is_parting_character(char32_t code);

/// A decimal point, too.
inline constexpr char32_t kMiddleDot = 0xB7;

}  // namespace pprsearch
