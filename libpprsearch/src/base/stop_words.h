#pragma once

#include <string_view>

namespace pprsearch {

/// Words of grammar, which say nothing about an entry: "the", "of", "what". They
/// are in the index; a query leaves them out if it has others.
bool is_stop_word(std::string_view token);

/// Words of grammar on both sides of a slash that say nothing either: "and/or", "he/she". Opposites
/// of place and time do: "on/off".
bool are_stop_words_with_slash(std::string_view text);

}  // namespace pprsearch
