#pragma once

#include <iosfwd>

#include "query-cli/options.h"

namespace pprsearch {

/// Does what the options ask; `in` gives the query if they say so. Returns
/// the exit status: 0 with hits, 1 without, 2 on an error, which is told on `err`.
int run(const QueryCliOptions& options, std::istream& in, std::ostream& out, std::ostream& err);

}  // namespace pprsearch
