#pragma once

#include <pprsearch/query.h>

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// What in a query's text is read otherwise than it may have been meant.
struct Misreadings {
  std::vector<Diagnostic> diagnostics;  ///< in order of place; one for each different thing
  /// The whole query in this language; empty if not all of what was found can be said in it. It may
  /// be at fault in other ways.
  std::string corrected;
};

/// Looks through a text, as `syntax` would read it. Any bytes are accepted. It takes time in
/// proportion to the text.
Misreadings find_misreadings(std::string_view text, Syntax syntax);

}  // namespace pprsearch
