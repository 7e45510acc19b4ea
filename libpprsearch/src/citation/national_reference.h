#pragma once

#include <pprsearch/citation.h>

#include <string_view>

namespace pprsearch {

/// Reads a line of a numbered list of Elsevier, of DIN 1505 (German), ABNT (Brazil) or GB/T 7714
/// (China), which each have marks of their own. False, and `citation` as it was, where a line has
/// not all the marks of one of them.
bool read_national_reference(std::string_view text, Citation& citation);

}  // namespace pprsearch
