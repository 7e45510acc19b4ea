#pragma once

#include <pprsearch/citation.h>

#include <string_view>

namespace pprsearch {

/// Reads chapters and books as the numbered lists of Springer and Elsevier have them. False if the
/// line is of another kind; `citation` stays as it is then.
bool read_numbered_chapter(std::string_view text, Citation& citation);

}  // namespace pprsearch
