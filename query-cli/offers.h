#pragma once

#include "command-line/completion.h"

namespace pprsearch {

/// What a shell offers of an index: values of facets, ids, completions of words; and names in the
/// lists that options take. Throws Error if the index cannot be read.
Offers query_cli_offers(const TypedLine& line);

}  // namespace pprsearch
