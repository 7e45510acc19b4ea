#include "site/search_options.h"

#include <pprsearch/search_parameters.h>

namespace pprsearch {
namespace {

constexpr std::size_t kOnPage = 20;
constexpr std::size_t kQueryBytes = 4096;
constexpr std::chrono::milliseconds kTime{1000};
constexpr std::chrono::milliseconds kTimeToComplete{100};

SearchOptions make_options() {
  SearchOptions options;
  options.syntax = Syntax::lenient;
  options.limit = kOnPage;
  options.limits.query_bytes = kQueryBytes;
  options.max_window = ParameterLimits().window;
  options.time_limit = kTime;
  options.facets = {{FacetField::topic, 40},   {FacetField::type, 20},   {FacetField::year, 30},
                    {FacetField::journal, 10}, {FacetField::author, 10}, {FacetField::keyword, 10}};
  return options;
}

}  // namespace

const SearchOptions& site_options() {
  static const SearchOptions kOptions = make_options();
  return kOptions;
}

SearchOptions list_options(FacetField field, const std::string& value, std::size_t page) {
  SearchOptions options = site_options();
  options.syntax = Syntax::strict;  // a list of a value that does not exist is no list
  options.facets.clear();
  options.filters = {{field, {value}}};
  options.sort = Sort::newest;
  options.snippets = 1;
  options.suggest = false;
  options.offset = (page - 1) * options.limit;
  options.max_window = SearchOptions().max_window;  // a list is as long as it is
  return options;
}

CompletionOptions completion_options() { return {.time_limit = kTimeToComplete}; }

}  // namespace pprsearch
