#pragma once

#include <string_view>

namespace pprsearch {

/// Whether the word, in any case, is what French and Italian write before an apostrophe in place of
/// a whole one: the l of "l'alliance". Whether it is there, the sign behind it and the next letter
/// say.
bool is_elided(std::string_view word);

}  // namespace pprsearch
