#include "site/pages/search_links.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/strings.h"

namespace pprsearch {
namespace {

std::string with_parameters(std::string path, const std::string& parameters) {
  return parameters.empty() ? path : path + '?' + parameters;
}

}  // namespace

SearchLinks::SearchLinks(const SearchPage& page, const Frame& frame)
    : frame_(frame), usual_(page.usual), request_(page.read.request) {
  for (std::size_t i = 0; i < page.result.filters.size(); ++i) {
    std::vector<std::optional<std::string>> values;
    for (const ResolvedValue& value : page.result.filters[i].values) {
      if (!is_one_of(value.value, values)) values.push_back(value.value);
    }
    std::sort(values.begin(), values.end());
    request_.options.filters.at(i).values = std::move(values);
  }
}

std::string SearchLinks::first_page(SearchRequest request) const {
  request.options.offset = 0;
  return frame_.link(address(request));
}

std::string SearchLinks::of_query(const std::string& query) const {
  SearchRequest other = request_;
  other.query = query;
  return first_page(std::move(other));
}

std::string SearchLinks::at_hit(std::size_t offset) const {
  SearchRequest other = request_;
  other.options.offset = offset;
  return frame_.link(address(other));
}

std::string SearchLinks::without(std::size_t filter,
                                 const std::optional<std::string>& value) const {
  SearchRequest other = request_;
  std::erase(other.options.filters.at(filter).values, value);
  if (other.options.filters[filter].values.empty()) {
    other.options.filters.erase(other.options.filters.begin() + static_cast<long>(filter));
  }
  return first_page(std::move(other));
}

std::string SearchLinks::with_only(FacetField field,
                                   const std::optional<std::string>& value) const {
  SearchRequest other = request_;
  for (FacetFilter& filter : other.options.filters) {
    if (filter.field == field) filter.values = {value};
  }
  return first_page(std::move(other));
}

std::string SearchLinks::feed() const {
  SearchRequest other = request_;
  other.options.offset = 0;
  other.options.sort = usual_.sort;  // a feed has one order
  return with_parameters("search.atom", to_parameters(other, usual_));
}

std::string SearchLinks::address(const SearchRequest& request) const {
  return with_parameters("search", to_parameters(request, usual_));
}

}  // namespace pprsearch
