#pragma once

#include "command-line/completion.h"

namespace pprsearch {

/// What a shell offers of an index folder: the numbers of its generations, for what takes one.
/// Throws Error if the folder cannot be read.
Offers indexer_offers(const TypedLine& line);

}  // namespace pprsearch
