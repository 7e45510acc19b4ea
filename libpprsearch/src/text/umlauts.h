#pragma once

#include <string>
#include <string_view>

#include "text/analyzer.h"

namespace pprsearch {

/// Whether a text has a letter that people without its key write as two: ä ö ü ø å, in
/// capitals too, the marks in the letter or as characters of their own.
bool has_umlaut(std::string_view text);

/// The folded form of one word of a text with such letters written as two: "Müller" gives
/// mueller. Empty if it has none of them, is not a single word so, or is too short to say that the
/// two are one word ("Lü" and lue).
std::string spelled_out(Analyzer& analyzer, std::string_view word);

}  // namespace pprsearch
