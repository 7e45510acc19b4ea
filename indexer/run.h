#pragma once

#include <iosfwd>

#include "indexer/options.h"

namespace pprsearch {

/// Does what the options ask. Returns the exit status: 0 all well, 1 finished
/// with rejected records, 2 stopped with nothing published and the reason on `err`.
int run(const IndexerOptions& options, std::ostream& out, std::ostream& err);

}  // namespace pprsearch
