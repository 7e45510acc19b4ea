#include "site/search_options.h"

#include <pprsearch/search_parameters.h>

#include <iterator>

#include "base/strings.h"

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

/// On a page a value takes a hundred bytes, and most visitors choose one of the first.
const FacetRequest kOnPageFacets[] = {{FacetField::topic, 8},  {FacetField::type, 4},
                                      {FacetField::year, 5},   {FacetField::journal, 3},
                                      {FacetField::author, 3}, {FacetField::keyword, 3}};
constexpr std::size_t kMoreValues = 100;

}  // namespace

const SearchOptions& site_options() {
  static const SearchOptions kOptions = make_options();
  return kOptions;
}

std::vector<FacetRequest> page_facets(const std::vector<FacetField>& more) {
  std::vector<FacetRequest> facets(std::begin(kOnPageFacets), std::end(kOnPageFacets));
  for (FacetRequest& facet : facets) {
    if (is_one_of(facet.field, more)) facet.limit = kMoreValues;
  }
  return facets;
}

const SearchOptions& feed_options() {
  static const SearchOptions kOptions = [] {
    SearchOptions options = site_options();
    options.facets.clear();
    options.suggest = false;
    options.snippets = 0;
    options.sort = Sort::newest;
    return options;
  }();
  return kOptions;
}

SearchOptions file_options(SearchOptions asked) {
  constexpr std::size_t kInFile = 1000;
  constexpr std::chrono::milliseconds kTimeForFile{3000};
  asked.facets.clear();
  asked.suggest = false;
  asked.offset = 0;
  asked.limit = kInFile;
  asked.time_limit = kTimeForFile;
  return asked;
}

SearchOptions list_options(FacetField field, const std::string& value, std::size_t page) {
  SearchOptions options = site_options();
  options.syntax = Syntax::strict;  // a list of a value that does not exist is not a list
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
