#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// "Jane Roe; John Doe" of "Jane RoeJohn Doe", as Springer's tables have names in a row. Each name
/// has a blank in it; a capital behind the prefix of a name ("McDonald") begins none.
std::string with_semicolons_between_names(std::string_view names);

}  // namespace pprsearch
