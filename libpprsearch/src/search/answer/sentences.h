#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "text/analyzer.h"

namespace pprsearch {

/// The sentences of a text as ranges [first, last) of its tokens. A sentence
/// ends at . ? ! before a capital letter, digit or bracket, and at a line's end;
/// not after an initial ("J. P. Barber") or a common abbreviation ("et al.").
std::vector<std::pair<std::size_t, std::size_t>> sentences(std::string_view text,
                                                           const std::vector<Token>& tokens);

/// End of the punctuation that follows byte `end` without a space, not beyond `limit`.
std::size_t closing_punctuation_end(std::string_view text, std::size_t end, std::size_t limit);

}  // namespace pprsearch
