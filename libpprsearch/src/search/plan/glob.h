#pragma once

#include <string>
#include <string_view>

#include "text/analyzer.h"

namespace pprsearch {

/// A wildcard pattern with its letters folded as the index has them; `*`, `?` and
/// `#` stay. Words that the analyzer parts are parted by spaces: "meta anal*".
std::string fold_glob(std::string_view pattern, Analyzer& analyzer);

/// `*` = any characters or none, `?` = one or none, `#` = exactly one. It takes time in proportion
/// to text x pattern.
bool matches_glob(std::string_view text, std::string_view pattern);

/// The longest piece of a pattern without wildcards; a word that fits has it.
std::string_view longest_literal(std::string_view pattern);

}  // namespace pprsearch
