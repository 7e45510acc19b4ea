#pragma once

#include <string_view>

#include "query/characters.h"
#include "query/platform/lines.h"
#include "query/platform/node.h"
#include "query/platform/said.h"

namespace pprsearch::platform {

/// The years that a printed limit names.
struct LineLimits {
  int first = kOpenFirst;
  int last = kOpenLast;
  bool any_years = false;  ///< one of them is a bound
  bool are_all = false;    ///< the line has nothing but limits
};
/// Takes what a platform prints of limits behind a line, such as "Limiters - ...", off its end, and
/// says so.
LineLimits take_printed_limits(const PlainText& plain, Platform platform, Line& line, Said& said);

/// Whether the text begins with a printed limit, such as "Refined by: ...".
bool begins_with_printed_limit(std::string_view text, Platform platform);

/// Whether a printed limit stands in the text, such as "publication date Between 2010 and".
bool has_printed_limit(std::string_view text, Platform platform);

}  // namespace pprsearch::platform
