#pragma once

#include <pprsearch/search_parameters.h>

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// What the address of a page of results says: the search, and what only its page has.
struct SearchAddress {
  ReadParameters read;
  std::vector<FacetField> more = {};  ///< facets that show more values, in the order of the fields
};

/// Reads a search, as request_from_parameters() does. The line ends of its query are LF, however
/// they were sent: a form sends CR LF, and shows neither as it was.
ReadParameters read_search(std::string_view parameters, const SearchOptions& otherwise);

/// Reads the part of an address behind "?". Throws ParameterError.
SearchAddress read_search_address(std::string_view parameters);

/// The same part in canonical form. Addresses of one form have one page.
std::string canonical_parameters(const SearchAddress& address);

/// Where in the address the parameter of that name is; empty if it is not there.
Span place_of(std::string_view parameters, std::string_view name);

/// The value of a parameter of an address that is not a search's; empty if it is not there.
std::string parameter_of(std::string_view parameters, std::string_view name);

}  // namespace pprsearch
