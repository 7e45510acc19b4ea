#pragma once

#include <pprsearch/search_parameters.h>

#include <cstddef>
#include <optional>
#include <string>

#include "site/pages/pages.h"

namespace pprsearch {

/// Addresses of searches that differ from the one of a page in something. The values of its filters
/// are as they were resolved, each once and in their order.
class SearchLinks {
 public:
  SearchLinks(const SearchPage& page, const Frame& frame);

  /// This one, in canonical form.
  const SearchRequest& request() const { return request_; }
  /// The first page of a search, as a link.
  std::string first_page(SearchRequest request) const;
  std::string of_query(const std::string& query) const;
  /// The page of this search that begins at a hit, as a link.
  std::string at_hit(std::size_t offset) const;
  /// Without a value of a filter.
  std::string without(std::size_t filter, const std::optional<std::string>& value) const;
  /// With a value as the only one of its field.
  std::string with_only(FacetField field, const std::optional<std::string>& value) const;

  // From "/" on and without it:
  std::string feed() const;                                 ///< of a feed of this search
  std::string address(const SearchRequest& request) const;  ///< of a search

 private:
  const Frame& frame_;
  const SearchOptions& usual_;
  SearchRequest request_;
};

}  // namespace pprsearch
