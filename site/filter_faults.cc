#include "site/filter_faults.h"

#include <pprsearch/error.h>

#include <optional>
#include <string>
#include <vector>

#include "site/search_address.h"
#include "site/search_options.h"

namespace pprsearch {
namespace {

/// Whether a search with one filter is refused.
bool is_refused(std::string_view parameters, Syntax syntax, const Searcher& searcher) {
  try {
    SearchOptions options = request_from_parameters(parameters, site_options()).request.options;
    options.syntax = syntax;  // strict reading refuses what lenient reading takes
    options.facets.clear();
    options.suggest = false;
    options.limit = 0;
    searcher.search("", options);
    return false;
  } catch (const Error& error) {
    return error.kind() == ErrorKind::bad_value;
  }
}

bool is_end_of_range(std::string_view name) {
  return name.ends_with("_from") || name.ends_with("_to");
}

}  // namespace

ParameterError with_place(const Error& error, std::string_view parameters,
                          const Searcher& searcher) {
  const auto at_place = [&](const AddressParameter& parameter) {
    return ParameterError(parameter.name, "parameter '" + parameter.name + "': " + error.what(),
                          parameter.place, ErrorKind::bad_value);
  };
  const Syntax syntax = request_from_parameters(parameters, site_options()).request.options.syntax;
  std::optional<AddressParameter> last_end;
  for (const AddressParameter& parameter : parameters_in(parameters)) {
    const bool is_end = is_end_of_range(parameter.name);
    if (parameter.value.empty() || (!is_end && !from_string<FacetField>(parameter.name))) continue;
    const std::string_view piece =
        parameters.substr(parameter.place.begin, parameter.place.end - parameter.place.begin);
    if (is_refused(piece, syntax, searcher)) return at_place(parameter);
    if (is_end) last_end = parameter;
  }
  // Each end may be right, and the range end before it begins.
  if (last_end) return at_place(*last_end);
  return {"", error.what(), {0, parameters.size()}, ErrorKind::bad_value};
}

}  // namespace pprsearch
