#pragma once

#include <pprsearch/searcher.h>

#include <string>
#include <vector>

namespace pprsearch {

/// How the site searches if the address says nothing else, with the limits that it sets.
const SearchOptions& site_options();

/// The facets of a page of results: few values of each, and many of those in `more`.
std::vector<FacetRequest> page_facets(const std::vector<FacetField>& more);

/// How feeds of searches are made: newest first, and few entries.
const SearchOptions& feed_options();

/// How a file of a search is made: its first thousand hits, whatever page was asked for.
SearchOptions file_options(SearchOptions asked);

/// How the site completes what is typed.
CompletionOptions completion_options();

/// A list of entries without words: all that pass a filter, newest first.
SearchOptions list_options(FacetField field, const std::string& value, std::size_t page);

}  // namespace pprsearch
