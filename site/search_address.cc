#include "site/search_address.h"

#include <algorithm>

#include "base/strings.h"
#include "site/search_options.h"

namespace pprsearch {
namespace {

constexpr std::string_view kMore = "more";

/// A parameter of an address, without escapes.
struct Parameter {
  std::string name;
  std::string value;
  Span place;
};

std::string unescaped(std::string_view piece) {
  std::string text(piece);
  std::ranges::replace(text, '+', ' ');
  return unescape_address(text);
}

std::vector<Parameter> parameters_in(std::string_view text) {
  std::vector<Parameter> parameters;
  std::size_t at = 0;
  for (const std::string_view piece : split_at(text, '&')) {
    const std::size_t equals = std::min(piece.find('='), piece.size());
    parameters.push_back({unescaped(piece.substr(0, equals)),
                          unescaped(piece.substr(std::min(equals + 1, piece.size()))),
                          {at, at + piece.size()}});
    at += piece.size() + 1;
  }
  return parameters;
}

FacetField field_of(const Parameter& parameter) {
  for (const FacetRequest& facet : site_options().facets) {
    if (to_string(facet.field) == parameter.value) return facet.field;
  }
  throw ParameterError(std::string(kMore),
                       "parameter 'more': there is no facet '" + parameter.value + "'",
                       parameter.place, ErrorKind::bad_value);
}

}  // namespace

SearchAddress read_search_address(std::string_view parameters) {
  SearchAddress address{request_from_parameters(parameters, site_options())};
  std::erase(address.read.unknown, kMore);
  for (const Parameter& parameter : parameters_in(parameters)) {
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

std::string parameter_of(std::string_view parameters, std::string_view name) {
  for (Parameter& parameter : parameters_in(parameters)) {
    if (parameter.name == name) return std::move(parameter.value);
  }
  return {};
}

}  // namespace pprsearch
