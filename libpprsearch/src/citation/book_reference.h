#pragma once

#include <pprsearch/citation.h>

#include <string_view>

namespace pprsearch {

/// Reads a book whose title has no quotes, as Chicago, MLA and IEEE print it, into `citation`:
/// names that are seen to be such, and a publisher that closes the line. False if `text` is none.
bool read_book_reference(std::string_view text, Citation& citation);

}  // namespace pprsearch
