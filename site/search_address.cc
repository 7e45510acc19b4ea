#include "site/search_address.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "site/search_options.h"

namespace pprsearch {
namespace {

constexpr std::string_view kMore = "more";

FacetField field_of(const AddressParameter& parameter) {
  for (const FacetRequest& facet : site_options().facets) {
    if (to_string(facet.field) == parameter.value) return facet.field;
  }
  throw ParameterError(std::string(kMore),
                       "parameter 'more': there is no facet '" + parameter.value + "'",
                       parameter.place, ErrorKind::bad_value);
}

}  // namespace

ReadParameters read_search(std::string_view parameters, const SearchOptions& otherwise) {
  ReadParameters read = request_from_parameters(parameters, otherwise);
  std::string& query = read.request.query;
  const std::string sent = std::exchange(query, {});
  for (std::size_t at = 0; at < sent.size(); ++at) {
    if (sent[at] != '\r') {
      query += sent[at];
    } else if (sent.substr(at + 1, 1) != "\n") {
      query += '\n';
    }
  }
  return read;
}

SearchAddress read_search_address(std::string_view parameters) {
  SearchAddress address{read_search(parameters, site_options())};
  std::erase(address.read.unknown, kMore);
  for (const AddressParameter& parameter : parameters_in(parameters)) {
    if (parameter.name != kMore || parameter.value.empty()) continue;
    const FacetField field = field_of(parameter);
    if (!is_one_of(field, address.more)) address.more.push_back(field);
  }
  std::ranges::sort(address.more);
  return address;
}

std::string canonical_parameters(const SearchAddress& address) {
  std::string parameters = to_parameters(address.read.request, site_options());
  for (const FacetField field : address.more) {
    if (!parameters.empty()) parameters += '&';
    parameters.append(kMore).append("=").append(to_string(field));
  }
  return parameters;
}

Span place_of(std::string_view parameters, std::string_view name) {
  for (const AddressParameter& parameter : parameters_in(parameters)) {
    if (parameter.name == name && !parameter.value.empty()) return parameter.place;
  }
  return {};
}

std::string parameter_of(std::string_view parameters, std::string_view name) {
  for (AddressParameter& parameter : parameters_in(parameters)) {
    if (parameter.name == name) return std::move(parameter.value);
  }
  return {};
}

}  // namespace pprsearch
