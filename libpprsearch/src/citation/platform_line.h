#pragma once

#include <pprsearch/citation.h>

#include <string_view>

namespace pprsearch {

/// Reads lines as publishers' sites print them for copying. False if the line
/// is of another kind; `citation` stays as it is then.
bool read_platform_line(std::string_view text, Citation &citation);

}  // namespace pprsearch
