#pragma once

#include <string_view>

namespace pprsearch {

/// Words of grammar, which say nothing about an entry: "the", "of", "what". They
/// are in the index; a query leaves them out where it has others.
bool is_stop_word(std::string_view token);

}  // namespace pprsearch
