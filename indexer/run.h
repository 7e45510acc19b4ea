#pragma once

#include <iosfwd>

#include "indexer/options.h"

namespace pprsearch {

/// Does what the options ask. Returns the exit status: 0 all well; 1 finished with rejected
/// records, of diff: different; 2 stopped with nothing published and the reason on `err`, of
/// verify: damaged.
int run(const IndexerOptions& options, std::ostream& out, std::ostream& err);

}  // namespace pprsearch
