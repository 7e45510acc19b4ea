#pragma once

#include <string>
#include <vector>

namespace pprsearch {

/// What a mistyped name was probably meant to be: the only one of `names` that begins so, or the
/// one that the fewest slips part from it, at most one slip for each three letters. Of several as
/// near, the first. Empty if none is near.
std::string nearest(const std::string& name, const std::vector<std::string>& names);

}  // namespace pprsearch
