#pragma once

#include <pprsearch/citation.h>

#include <string_view>

namespace pprsearch {

/// Reads a reference line whose title is in quotes, behind the names or the date, as Chicago
/// (notes and author-date), MLA and Harvard print it. False, and `citation` is as it was, if the
/// line is none. Blanks of `text` are single spaces.
bool read_quoted_reference(std::string_view text, Citation& citation);

}  // namespace pprsearch
