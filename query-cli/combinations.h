#pragma once

#include <set>
#include <string>

#include "query-cli/options.h"

namespace pprsearch {

/// Refuses options that would be read and then do nothing. `given` has the long names of the
/// options on the command line, and "query" where words stand beside them. Throws Error with
/// a line that names both sides of what does not go together.
void check_combinations(const std::set<std::string>& given, const QueryCliOptions& options);

}  // namespace pprsearch
