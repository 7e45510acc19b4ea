#pragma once

#include <pprsearch/searcher.h>

#include <iosfwd>

namespace pprsearch {

/// Ranked hits, snippets and facets for people; `color` = with terminal colours.
void print_text(const SearchResult& result, bool color, std::ostream& out);
void print_text(const Entry& entry, bool color, std::ostream& out);

/// A line each: kind, count, the query to ask, and what it stands for.
void print_text(const std::vector<Completion>& completions, std::ostream& out);

/// A message with the query and a caret under the place it speaks of.
void print_place(const std::string& query, std::size_t offset, std::size_t length,
                 std::ostream& out);

}  // namespace pprsearch
