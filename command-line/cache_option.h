#pragma once

#include <pprsearch/searcher.h>

#include "command-line/given.h"

namespace pprsearch {

/// The option that bounds what is kept for queries, for the programs that ask an index.
OptionRow cache_option(Tasks tasks);

/// What it says of the Searcher.
SearcherOptions searcher_options(const Given& given);

}  // namespace pprsearch
