#pragma once

#include <pprsearch/citation.h>

#include <string_view>

namespace pprsearch {

/// Reads the names before the date of a reference line into `citation`'s
/// authors: "Flückiger, C., Del Re, A. C., . . . Barber, J. P.", "Andrzej Werbart
/// & Mo Wang", "World Health Organization". Blanks are single spaces.
void read_authors(std::string_view names, Citation& citation);

}  // namespace pprsearch
