#pragma once

#include <pprsearch/entry.h>

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

namespace pprsearch {

/// Up to `most` entries of a collection that xz has packed, a line of JSON each; none if it cannot
/// be read, or if there is no xz.
std::vector<Entry> packed_entries(const std::string& path,
                                  std::size_t most = std::numeric_limits<std::size_t>::max());

}  // namespace pprsearch
