#pragma once

#include <pprsearch/citation.h>

#include <string_view>

namespace pprsearch {

/// Reads what stands between date and DOI of a reference line into `citation`:
/// title, journal or book, volume, issue, pages, type. Blanks are single spaces.
void read_title_and_source(std::string_view text, Citation& citation);

}  // namespace pprsearch
