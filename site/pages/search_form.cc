#include "site/pages/search_form.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "site/pages/names.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

// ---- Filters ----

Json chosen_model(const SearchResult& result, const SearchLinks& links) {
  Json chosen = Json::array();
  const SearchRequest& request = links.request();
  for (std::size_t i = 0; i < result.filters.size(); ++i) {
    for (const std::optional<std::string>& value : request.options.filters[i].values) {
      const auto& values = result.filters[i].values;
      const auto shown = std::find_if(values.begin(), values.end(),
                                      [&](const ResolvedValue& one) { return one.value == value; });
      chosen.push_back({{"field", facet_title(result.filters[i].field)},
                        {"name", to_string(result.filters[i].field)},
                        {"value", parameter_value(value)},
                        {"label", shown_label(shown->label)},
                        {"href", links.without(i, value)}});
    }
  }
  return chosen;
}

/// Values for which no box is ticked, such as ranges: the form has to keep them.
Json kept_model(const Json& facets, const SearchLinks& links) {
  std::set<std::pair<std::string, std::string>> ticked;
  for (const Json& facet : facets) {
    for (const Json& value : facet.at("values")) {
      if (!value.at("selected").get<bool>()) continue;
      ticked.emplace(facet.at("name").get<std::string>(), value.at("value").get<std::string>());
    }
  }
  Json kept = Json::array();
  for (const FacetFilter& filter : links.request().options.filters) {
    const std::string name(to_string(filter.field));
    for (const std::optional<std::string>& value : filter.values) {
      const std::string written = parameter_value(value);
      if (!ticked.contains({name, written})) kept.push_back({{"name", name}, {"value", written}});
    }
  }
  return kept;
}

/// The width of a bar in per cent, in steps of five, for which the style has classes.
std::size_t bar_width(std::size_t count, std::size_t most) {
  constexpr std::size_t kSteps = 20;
  return (count * kSteps + most - 1) / most * (100 / kSteps);
}

/// The values that are chosen of a field.
std::vector<std::optional<std::string>> chosen_of(FacetField field, const SearchLinks& links) {
  for (const FacetFilter& filter : links.request().options.filters) {
    if (filter.field == field) return filter.values;
  }
  return {};
}

/// A value within a chosen range has no box: ticked, it would be sent beside the range and change
/// nothing. It is a link to the search with it alone.
Json facet_model(const Facet& facet, bool is_long, const SearchLinks& links) {
  const auto chosen = chosen_of(facet.field, links);
  Json values = Json::array();
  std::size_t most = 1;
  for (const FacetCount& value : facet.values) most = std::max(most, value.count);
  const bool is_year = facet.field == FacetField::year;
  bool any_selected = false;
  std::size_t listed = 0;
  for (const FacetCount& value : facet.values) {
    const bool is_ticked = is_one_of(value.value, chosen);
    const bool has_address = !value.value || !value.value->empty();
    const bool is_within = value.selected && !is_ticked && has_address;
    any_selected = any_selected || value.selected;
    listed += value.value && value.count > 0 ? 1 : 0;
    values.push_back(
        {{"value", parameter_value(value.value)},
         {"label", value.value ? shown_label(value.label) : "none given"},
         {"count", counted(value.count)},
         {"selected", is_ticked},
         {"within",
          is_within ? Json{{"href", links.with_only(facet.field, value.value)}} : Json(false)},
         {"bar",
          is_year && value.value ? Json{{"width", bar_width(value.count, most)}} : Json(false)}});
  }
  const Json unlisted =
      facet.distinct > listed ? Json(counted(facet.distinct - listed)) : Json(false);
  return {{"name", to_string(facet.field)},
          {"title", facet_title(facet.field)},
          {"open", facet.field == FacetField::topic || any_selected || is_long},
          {"values", std::move(values)},
          {"more", is_long ? Json(false) : unlisted},
          {"beyond", is_long ? unlisted : Json(false)}};
}

Json facets_model(const SearchPage& page, const SearchLinks& links) {
  Json facets = Json::array();
  for (const Facet& facet : page.result.facets) {
    const bool says_something = std::any_of(
        facet.values.begin(), facet.values.end(),
        [](const FacetCount& value) { return value.value.has_value() || value.selected; });
    if (!says_something) continue;
    facets.push_back(facet_model(facet, is_one_of(facet.field, page.more), links));
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
    const bool has_no_words = request.query.empty() && sort == Sort::relevance;
    orders.push_back({{"value", to_string(sort)},
                      {"label", has_no_words ? "Best match, or newest" : name_of(sort)},
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

/// What of the request is not a control of the form, and must not get lost by it.
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

}  // namespace

void add_form(Json& model, const SearchPage& page, const SearchLinks& links) {
  const SearchRequest& request = links.request();
  model["chosen"] = chosen_model(page.result, links);
  model["any_chosen"] = !model["chosen"].empty();
  SearchRequest unfiltered = request;
  unfiltered.options.filters.clear();
  model["unfiltered"] = links.first_page(unfiltered);
  model["facets"] = facets_model(page, links);
  model["kept"] = kept_model(model["facets"], links);
  model["hidden"] = hidden_model(request, page);
  model["orders"] = orders_model(request);
  // Who has asked in the usual language needs no list of the others; the first page has it.
  if (page.result.text.empty() || request.options.platform != page.usual.platform) {
    model["language"] = {{"choices", languages_model(request)}};
  } else {
    model["language"] = false;
  }
  model["sizes"] = sizes_model(request);
}

}  // namespace pprsearch
