#pragma once

#include <pprsearch/citation.h>

#include <string_view>

namespace pprsearch {

/// Reads the names before the date of a reference line into `citation`'s
/// authors: "Flückiger, C., Del Re, A. C., . . . Barber, J. P.", "Andrzej Werbart
/// & Mo Wang", "World Health Organization". Blanks are single spaces.
void read_authors(std::string_view names, Citation& citation);

/// Reads the names before a title in quotes: the first person's family comes first, and the given
/// names of all others ("Werbart, Andrzej, and Mo Wang"); or everybody's given names do, if
/// `given_first` ("Andrzej Werbart and Mo Wang"). Initials overrule both, as in read_authors().
void read_names_before_title(std::string_view names, bool given_first, Citation& citation);

}  // namespace pprsearch
