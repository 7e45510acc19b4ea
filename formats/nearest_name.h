#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// The one of `known` that is nearest to an unknown name, if the name looks like a slip of it: one
/// or two letters more, fewer or other, of a name of some length. Else empty.
std::string nearest_name(const std::vector<std::string_view>& known, std::string_view name);

/// The names of an entry's members.
std::vector<std::string_view> names_of_members();

}  // namespace pprsearch
