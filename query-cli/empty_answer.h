#pragma once

#include <pprsearch/searcher.h>

#include <string>
#include <vector>

namespace pprsearch {

/// Why nothing was found, for people: a line for each part of the query below one that says what
/// they are. Filters are told as the options that they are given by. Empty if the result has no
/// empty answer.
std::vector<std::string> parts_told(const SearchResult& result);

/// What stands before the nearest query, which the result must have: "Without xyzzy: ".
std::string nearest_introduction(const SearchResult& result);

/// "1 entry", "2 entries"
std::string entries_told(std::size_t count);

}  // namespace pprsearch
