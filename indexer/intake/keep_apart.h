#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/intake/duplicates.h"

namespace pprsearch {

/// The pairs in the text of a file, two ids a line, with a tab or blanks between them; empty lines
/// and those that begin with "#" say nothing. Throws Error, naming file and line, for a line that
/// is not so.
std::vector<IdPair> read_keep_apart(std::string_view text, const std::string& path);

}  // namespace pprsearch
