#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// The British spellings of an American word and the other way round, made by
/// rule: behaviour -> behavior, randomized -> randomised, anemia -> anaemia. A
/// rule knows no dictionary: what it makes need not be a word at all, so the caller
/// keeps what the index has.
std::vector<std::string> spelling_variants(std::string_view word);

}  // namespace pprsearch
