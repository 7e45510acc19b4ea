#pragma once

#include <string_view>
#include <vector>

#include "query/characters.h"
#include "query/platform/lines.h"

namespace pprsearch::platform {

/// A history of ProQuest's as it is printed: of each search a block of lines, "Set#: S1", "Searched
/// for: ti(yoga)", "Databases: ...", "Results: 1,234". A block becomes one line, "S1 ti(yoga)
/// 1,234"; where it was searched is given back as remarks. Any other text stays as it is.
/// `original` is what `plain` was made of.
std::vector<Remark> take_search_sets(PlainText& plain, std::string_view original);

}  // namespace pprsearch::platform
