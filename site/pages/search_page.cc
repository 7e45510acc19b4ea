#include <pprsearch/html.h>
#include <pprsearch/json.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/strings.h"
#include "site/pages/model.h"
#include "site/pages/names.h"
#include "site/pages/pages.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

/// Addresses of searches that differ from this one in something.
class Addresses {
 public:
  Addresses(const SearchPage& page, const Frame& frame) : frame_(frame), usual_(page.usual) {
    request_ = page.read.request;
    for (std::size_t i = 0; i < page.result.filters.size(); ++i) {
      std::vector<std::optional<std::string>> values;
      for (const ResolvedValue& value : page.result.filters[i].values) {
        if (!is_one_of(value.value, values)) values.push_back(value.value);
      }
      std::sort(values.begin(), values.end());
      request_.options.filters.at(i).values = std::move(values);
    }
  }

  /// This one, in canonical form.
  SearchRequest request() const { return request_; }
  /// The first page of a search.
  std::string first_page(SearchRequest request) const {
    request.options.offset = 0;
    return frame_.link(address(request));
  }
  std::string of_query(const std::string& query) const {
    SearchRequest other = request_;
    other.query = query;
    return first_page(other);
  }
  std::string without(std::size_t filter, const std::optional<std::string>& value) const {
    SearchRequest other = request_;
    std::erase(other.options.filters.at(filter).values, value);
    if (other.options.filters[filter].values.empty()) {
      other.options.filters.erase(other.options.filters.begin() + static_cast<long>(filter));
    }
    return first_page(other);
  }
  /// From "/" on: of a feed of this search.
  std::string feed() const {
    SearchRequest other = request_;
    other.options.offset = 0;
    const std::string parameters = to_parameters(other, usual_);
    return parameters.empty() ? "search.atom" : "search.atom?" + parameters;
  }
  std::string address(const SearchRequest& request) const {
    const std::string parameters = to_parameters(request, usual_);
    return parameters.empty() ? "search" : "search?" + parameters;
  }

 private:
  const Frame& frame_;
  const SearchOptions& usual_;
  SearchRequest request_;
};

// ---- How the query was read ----

Json diagnostic_model(const Diagnostic& diagnostic, const std::string& query,
                      const Addresses& addresses) {
  Json model = {{"message", diagnostic.message}, {"place", false}, {"better", false}};
  const std::size_t end = diagnostic.offset + diagnostic.length;
  if (diagnostic.length == 0 || end > query.size()) return model;
  model["place"] = {{"html", to_html(query, {{diagnostic.offset, end}})}};
  if (diagnostic.suggestion.empty()) return model;
  std::string better = query;
  better.replace(diagnostic.offset, diagnostic.length, diagnostic.suggestion);
  model["better"] = {{"text", better}, {"href", addresses.of_query(better)}};
  return model;
}

std::string_view introduction(const Suggestion& suggestion) {
  switch (suggestion.kind) {
    case SuggestionKind::spelling:
    case SuggestionKind::reading:
      return "Did you mean";
    case SuggestionKind::topic:
      return "See the topic";
    case SuggestionKind::related:
      return "There is more about";
  }
  return {};
}

Json suggestions_model(const SearchResult& result, const Addresses& addresses) {
  Json models = Json::array();
  for (const Suggestion& suggestion : result.suggestions) {
    const bool is_topic = suggestion.kind == SuggestionKind::topic;
    models.push_back({{"introduction", introduction(suggestion)},
                      {"label", is_topic ? suggestion.replacement : suggestion.text},
                      {"href", addresses.of_query(suggestion.text)},
                      {"total", entries_counted(suggestion.total)}});
  }
  return models;
}

Json expansion_model(const SearchResult& result) {
  Json words = Json::array();
  for (const ExpandedWord& word : result.expansion) {
    Json terms = Json::array();
    for (const ExpandedTerm& term : word.terms) {
      terms.push_back({{"term", term.text},
                       {"reason", to_string(term.reason)},
                       {"entries", entries_counted(term.entries)}});
    }
    words.push_back({{"word", word.word}, {"terms", std::move(terms)}});
  }
  return words;
}

// ---- Nothing was found ----

std::string name_of_part(const QueryPart& part, const SearchResult& result) {
  if (part.kind != PartKind::filter) return part.text;
  const ResolvedFilter& filter = result.filters.at(part.filter);
  std::vector<std::string> labels;
  for (const ResolvedValue& value : filter.values) labels.push_back(value.label);
  return std::string(name_of(filter.field)) + ": " + join(labels, " or ");
}

std::string count_of_part(const QueryPart& part, const SearchResult& result) {
  if (part.kind == PartKind::excluded) {
    return "takes away " + entries_counted(result.index.entries - part.alone);
  }
  std::string told = entries_counted(part.alone);
  if (part.kind == PartKind::wanted && part.with_filters != part.alone) {
    told += ", " + counted(part.with_filters) + " with the filters";
  }
  return told;
}

Json empty_model(const SearchResult& result, const Addresses& addresses) {
  if (!result.empty_answer) return false;
  Json parts = Json::array();
  for (const QueryPart& part : result.empty_answer->parts) {
    parts.push_back({{"name", name_of_part(part, result)},
                     {"count", count_of_part(part, result)},
                     {"left_out", part.fate == PartFate::left_out}});
  }
  Json model = {{"parts", std::move(parts)}, {"nearest", false}};
  if (!result.empty_answer->nearest) return model;
  const NearestQuery& nearest = *result.empty_answer->nearest;
  SearchRequest other = addresses.request();
  other.query = nearest.text;
  std::vector<FacetFilter> kept;
  for (const std::size_t i : nearest.filters) kept.push_back(other.options.filters.at(i));
  const std::size_t left_out = other.options.filters.size() - kept.size();
  other.options.filters = std::move(kept);
  model["nearest"] = {{"label", nearest.text.empty() ? "everything" : nearest.text},
                      {"fewer_filters", left_out > 0},
                      {"href", addresses.first_page(other)},
                      {"total", entries_counted(nearest.total)}};
  return model;
}

// ---- Filters ----

Json chosen_model(const SearchResult& result, const Addresses& addresses) {
  Json chosen = Json::array();
  const SearchRequest request = addresses.request();
  for (std::size_t i = 0; i < result.filters.size(); ++i) {
    for (const std::optional<std::string>& value : request.options.filters[i].values) {
      const auto& values = result.filters[i].values;
      const auto shown = std::find_if(values.begin(), values.end(),
                                      [&](const ResolvedValue& one) { return one.value == value; });
      chosen.push_back({{"field", name_of(result.filters[i].field)},
                        {"name", to_string(result.filters[i].field)},
                        {"value", parameter_value(value)},
                        {"label", shown->label},
                        {"href", addresses.without(i, value)}});
    }
  }
  return chosen;
}

/// Values that the facet of their field does not list, such as ranges: the form has to keep them.
Json kept_model(const SearchResult& result, const Addresses& addresses) {
  Json kept = Json::array();
  for (const FacetFilter& filter : addresses.request().options.filters) {
    const auto facet = std::find_if(result.facets.begin(), result.facets.end(),
                                    [&](const Facet& one) { return one.field == filter.field; });
    for (const std::optional<std::string>& value : filter.values) {
      const bool is_listed =
          facet != result.facets.end() &&
          std::any_of(facet->values.begin(), facet->values.end(),
                      [&](const FacetCount& one) { return one.selected && one.value == value; });
      if (is_listed) continue;
      kept.push_back({{"name", to_string(filter.field)}, {"value", parameter_value(value)}});
    }
  }
  return kept;
}

/// The width of a bar in per cent, in steps of five, for which the style has classes.
std::size_t bar_width(std::size_t count, std::size_t most) {
  constexpr std::size_t kSteps = 20;
  return (count * kSteps + most - 1) / most * (100 / kSteps);
}

Json facet_model(const Facet& facet, bool is_long) {
  Json values = Json::array();
  std::size_t most = 1;
  for (const FacetCount& value : facet.values) most = std::max(most, value.count);
  const bool is_year = facet.field == FacetField::year;
  bool any_selected = false;
  std::size_t listed = 0;
  for (const FacetCount& value : facet.values) {
    any_selected = any_selected || value.selected;
    listed += value.value && value.count > 0 ? 1 : 0;
    values.push_back({{"value", parameter_value(value.value)},
                      {"label", value.value ? value.label : "none given"},
                      {"count", counted(value.count)},
                      {"selected", value.selected},
                      {"bar", is_year && value.value ? Json{{"width", bar_width(value.count, most)}}
                                                     : Json(false)}});
  }
  const Json unlisted =
      facet.distinct > listed ? Json(counted(facet.distinct - listed)) : Json(false);
  return {{"name", to_string(facet.field)},
          {"title", name_of(facet.field)},
          {"open", facet.field == FacetField::topic || any_selected || is_long},
          {"values", std::move(values)},
          {"more", is_long ? Json(false) : unlisted},
          {"beyond", is_long ? unlisted : Json(false)}};
}

Json facets_model(const SearchPage& page) {
  Json facets = Json::array();
  for (const Facet& facet : page.result.facets) {
    const bool says_nothing =
        std::none_of(facet.values.begin(), facet.values.end(),
                     [](const FacetCount& value) { return value.value.has_value(); });
    if (says_nothing) continue;
    facets.push_back(facet_model(facet, is_one_of(facet.field, page.more)));
  }
  return facets;
}

// ---- Order and page ----

std::string_view name_of(Sort sort) {
  switch (sort) {
    case Sort::relevance:
      return "Best match";
    case Sort::newest:
      return "Newest summary";
    case Sort::oldest:
      return "Oldest summary";
    case Sort::title:
      return "Title";
    case Sort::year:
      return "Newest article";
    case Sort::author:
      return "Author";
    case Sort::journal:
      return "Journal";
  }
  return {};
}

Json orders_model(const SearchRequest& request) {
  Json orders = Json::array();
  for (const Sort sort : all_values<Sort>()) {
    orders.push_back({{"value", to_string(sort)},
                      {"label", name_of(sort)},
                      {"selected", sort == request.options.sort}});
  }
  return orders;
}

std::string_view name_of(Platform platform) {
  switch (platform) {
    case Platform::ppr:
      return "This site";
    case Platform::pubmed:
      return "PubMed";
    case Platform::ovid:
      return "Ovid";
    case Platform::ebsco:
      return "EBSCOhost";
    case Platform::cochrane:
      return "Cochrane Library";
    case Platform::embase:
      return "Embase.com";
    case Platform::wos:
      return "Web of Science";
    case Platform::scopus:
      return "Scopus";
    case Platform::proquest:
      return "ProQuest";
    case Platform::automatic:
      return "Whichever it looks like";
  }
  return {};
}

Json languages_model(const SearchRequest& request) {
  Json languages = Json::array();
  for (const Platform platform : all_values<Platform>()) {
    languages.push_back({{"value", to_string(platform)},
                         {"label", name_of(platform)},
                         {"selected", platform == request.options.platform}});
  }
  return languages;
}

Json sizes_model(const SearchRequest& request) {
  std::vector<std::size_t> sizes = {10, 20, 50, 100};
  if (!is_one_of(request.options.limit, sizes)) sizes.push_back(request.options.limit);
  Json models = Json::array();
  for (const std::size_t size : sizes) {
    models.push_back({{"value", size}, {"selected", size == request.options.limit}});
  }
  return models;
}

/// What of the request is no control of the form, and must not get lost by it.
Json hidden_model(const SearchRequest& request, const SearchPage& page) {
  SearchRequest rest{{}, {}, page.usual};
  rest.options.syntax = request.options.syntax;
  rest.options.match = request.options.match;
  rest.options.expand = request.options.expand;
  rest.options.expand_as_platform = request.options.expand_as_platform;
  rest.options.prefer_recent = request.options.prefer_recent;
  rest.options.snippets = request.options.snippets;
  rest.options.explain = request.options.explain;
  Json hidden = Json::array();
  const std::string parameters = to_parameters(rest, page.usual);
  for (const std::string_view piece : split_at(parameters, '&')) {
    const std::size_t equals = piece.find('=');
    if (equals == piece.npos) continue;
    hidden.push_back({{"name", piece.substr(0, equals)}, {"value", piece.substr(equals + 1)}});
  }
  for (const FacetField field : page.more) {
    hidden.push_back({{"name", "more"}, {"value", to_string(field)}});
  }
  return hidden;
}

std::string total_told(const SearchResult& result) {
  std::string told = entries_counted(result.total);
  if (result.match == Match::any && !result.text.empty()) told += " with any of the words";
  if (result.match == Match::automatic) told += " with enough of the words";
  if (result.total > result.hits.size() && !result.hits.empty()) {
    told += ", " + counted(result.offset + 1) + " to " +
            counted(result.offset + result.hits.size()) + " shown";
  }
  return told;
}

void add_reading(Json& model, const SearchPage& page, const Addresses& addresses) {
  const SearchResult& result = page.result;
  Json diagnostics = Json::array();
  if (!page.fault.empty()) {
    diagnostics.push_back({{"message", page.fault}, {"place", false}, {"better", false}});
  }
  for (const Diagnostic& diagnostic : result.diagnostics) {
    diagnostics.push_back(diagnostic_model(diagnostic, result.text, addresses));
  }
  const bool is_read_otherwise = !result.text.empty() && !result.interpretation.empty() &&
                                 result.interpretation != result.text;
  model["read_as"] = is_read_otherwise ? Json(result.interpretation) : Json(false);
  model["diagnostics"] = std::move(diagnostics);
  model["unknown"] = page.read.unknown.empty() ? Json(false) : Json(join(page.read.unknown, ", "));
  model["suggestions"] = suggestions_model(result, addresses);
  model["expansion"] = expansion_model(result);
  model["empty"] = empty_model(result, addresses);
  model["cut_short"] = result.cut_short;
}

void add_form(Json& model, const SearchPage& page, const Addresses& addresses) {
  const SearchRequest request = addresses.request();
  model["chosen"] = chosen_model(page.result, addresses);
  model["any_chosen"] = !model["chosen"].empty();
  SearchRequest unfiltered = request;
  unfiltered.options.filters.clear();
  model["unfiltered"] = addresses.first_page(unfiltered);
  model["kept"] = kept_model(page.result, addresses);
  model["hidden"] = hidden_model(request, page);
  model["facets"] = facets_model(page);
  model["orders"] = orders_model(request);
  // Who has asked in the usual language needs no list of the others; the first page has it.
  if (page.result.text.empty() || request.options.platform != page.usual.platform) {
    model["language"] = {{"choices", languages_model(request)}};
  } else {
    model["language"] = false;
  }
  model["sizes"] = sizes_model(request);
}

}  // namespace

std::size_t count_pages(const SearchResult& result) {
  if (result.limit == 0) return 1;
  return std::max<std::size_t>(1, (result.total + result.limit - 1) / result.limit);
}

std::string search_page(const SearchPage& page, const Frame& frame) {
  const SearchResult& result = page.result;
  const Addresses addresses(page, frame);
  Json model = {{"total", total_told(result)}, {"none", result.total == 0}};
  add_reading(model, page, addresses);
  add_form(model, page, addresses);
  model["hits"] = model_of(result.hits, frame);
  model["first"] = result.offset + 1;
  constexpr std::size_t kWindow = ParameterLimits().window;
  const std::size_t limit = std::max<std::size_t>(1, result.limit);
  const std::size_t pages =
      std::min(count_pages(result), std::max<std::size_t>(1, kWindow / limit));
  model["pager"] = pager_model(result.offset / limit + 1, pages, frame, [&](std::size_t other) {
    SearchRequest request = addresses.request();
    request.options.offset = (other - 1) * limit;
    return addresses.address(request);
  });
  const std::string& query = page.read.request.query;
  const PageHead head = {.title = query.empty() ? "All entries" : query,
                         .address = addresses.address(addresses.request()),
                         .query = query,
                         .noindex = true,
                         .feed = addresses.feed()};
  model["feed"] = frame.text.url.empty() ? Json(false) : Json(frame.file(head.feed));
  model["heading"] = query.empty() ? "All entries" : "Results";
  return framed("search", std::move(model), head, frame);
}

}  // namespace pprsearch
