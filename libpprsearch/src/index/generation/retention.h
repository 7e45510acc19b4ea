#pragma once

#include <string>
#include <vector>

#include "index/generation/index_folder.h"

namespace pprsearch {

/// Removes generations that nobody needs any more. Of those that one can go back to, the last with
/// `keep` different identities stay, and of the others the newest likewise (0 = all); so does
/// whatever is published or in use. Those that a line of forgetting replaced go. Whoever calls it
/// holds the lock of building. Returns the names of those that are gone.
std::vector<std::string> remove_beyond(const IndexFolder& folder, unsigned keep);

}  // namespace pprsearch
