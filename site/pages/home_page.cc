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

constexpr std::size_t kMostFreeTopics = 40;  ///< on the first page, if the taxonomy names none
constexpr std::size_t kTopicsOnPage = 200;

const Facet& facet_of(const SearchResult& result, FacetField field) {
  static const Facet kNone{FacetField::topic, {}, 0};
  const auto found = std::find_if(result.facets.begin(), result.facets.end(),
                                  [&](const Facet& facet) { return facet.field == field; });
  return found == result.facets.end() ? kNone : *found;
}

Json link_model(const Link& link, const Frame& frame) {
  return {
      {"href", frame.link(link.address)}, {"label", link.label}, {"count", counted(link.count)}};
}

Link link_to(FacetField field, const FacetCount& value) {
  return {std::string(to_string(field)) + '/' + address_piece(*value.value),
          shown_label(value.label), value.count};
}

/// Values in the order of the taxonomy; of a field that it does not know, the most frequent first.
Json values_model(const SearchResult& everything, FacetField field, const Frame& frame) {
  const auto& list =
      field == FacetField::topic ? frame.taxonomy.topics : frame.taxonomy.research_types;
  const Facet& facet = facet_of(everything, field);
  Json links = Json::array();
  for (const TaxonomyValue& listed : list) {
    const auto found =
        std::find_if(facet.values.begin(), facet.values.end(),
                     [&](const FacetCount& value) { return value.value == listed.slug; });
    if (found != facet.values.end()) links.push_back(link_model(link_to(field, *found), frame));
  }
  if (!list.empty()) return links;
  for (const FacetCount& value : facet.values) {
    if (value.value && links.size() < kMostFreeTopics) {
      links.push_back(link_model(link_to(field, value), frame));
    }
  }
  return links;
}

/// The years in which summaries appeared, newest first. The count of a year alone is of all of it.
Json years_model(const SearchResult& everything, const Frame& frame) {
  std::vector<Link> years;
  for (const FacetCount& value : facet_of(everything, FacetField::published).values) {
    if (!value.value) continue;
    const std::string year = value.value->substr(0, 4);
    if (years.empty() || years.back().label != year) years.push_back({"archive/" + year, year, 0});
    const bool is_whole = value.value->size() == year.size();
    years.back().count = is_whole ? value.count : years.back().count + value.count;
  }
  Json links = Json::array();
  for (const Link& year : years) links.push_back(link_model(year, frame));
  return links;
}

std::size_t count_values(const Facet& facet) {
  return static_cast<std::size_t>(
      std::count_if(facet.values.begin(), facet.values.end(),
                    [](const FacetCount& value) { return value.value.has_value(); }));
}

}  // namespace

std::string home_page(const SearchResult& everything, const Frame& frame) {
  const std::size_t topics = count_values(facet_of(everything, FacetField::topic));
  const bool has_more = frame.taxonomy.topics.empty() && topics > kMostFreeTopics;
  Json model = {
      {"total", entries_counted(everything.total)},
      {"topics", values_model(everything, FacetField::topic, frame)},
      {"all_topics",
       has_more ? Json{{"href", frame.link("topics")}, {"count", counted(topics)}} : Json(false)},
      {"types", values_model(everything, FacetField::type, frame)},
      {"years", years_model(everything, frame)},
      {"hits", model_of(everything.hits, frame)},
      {"first", 1}};
  for (const char* list : {"topics", "types", "years"}) {
    model["any_" + std::string(list)] = !model[list].empty();
  }
  return framed("home", std::move(model), {.feed = "feed.atom"}, frame);
}

std::string find_page(const SearchResult& everything, const Frame& frame) {
  Json topics = Json::array();
  for (const FacetCount& value : facet_of(everything, FacetField::topic).values) {
    if (value.value && value.count > 0) {
      topics.push_back({{"value", *value.value}, {"label", value.label}});
    }
  }
  Json model = {{"total", entries_counted(everything.total)}, {"topics", std::move(topics)}};
  return framed("find", std::move(model), {.title = "Search", .noindex = true}, frame);
}

std::size_t count_topics_pages(const SearchResult& everything) {
  const std::size_t topics = count_values(facet_of(everything, FacetField::topic));
  return std::max<std::size_t>(1, (topics + kTopicsOnPage - 1) / kTopicsOnPage);
}

std::string topics_page(const SearchResult& everything, std::size_t page, const Frame& frame) {
  const auto address = [](std::size_t other) {
    return other == 1 ? std::string("topics") : "topics?page=" + std::to_string(other);
  };
  const std::size_t pages = count_topics_pages(everything);
  Json links = Json::array();
  std::size_t place = 0;
  for (const FacetCount& value : facet_of(everything, FacetField::topic).values) {
    if (!value.value) continue;
    if (place / kTopicsOnPage + 1 == page) {
      links.push_back(link_model(link_to(FacetField::topic, value), frame));
    }
    ++place;
  }
  Json model = {{"topics", std::move(links)}, {"pager", pager_model(page, pages, frame, address)}};
  const PageHead head = {.title = "All topics" + page_told(page),
                         .address = address(page),
                         .previous = page > 1 ? address(page - 1) : "",
                         .next = page < pages ? address(page + 1) : ""};
  return framed("topics", std::move(model), head, frame);
}

std::string list_page(const ListPage& page, const Frame& frame) {
  const auto address = [&](std::size_t other) {
    return other == 1 ? page.address : page.address + "?page=" + std::to_string(other);
  };
  const std::size_t pages = count_pages(page.result);
  Json parts = Json::array();
  for (const Link& part : page.parts) parts.push_back(link_model(part, frame));
  Json model = {{"heading", page.heading},
                {"total", entries_counted(page.result.total)},
                {"search", frame.link(page.search)},
                {"any_parts", !parts.empty()},
                {"parts", std::move(parts)},
                {"hits", model_of(page.result.hits, frame)},
                {"first", page.result.offset + 1},
                {"newer", page.newer ? link_model(*page.newer, frame) : Json(false)},
                {"older", page.older ? link_model(*page.older, frame) : Json(false)},
                {"pager", pager_model(page.page, pages, frame, address)}};
  model["beside"] = page.newer || page.older;
  const PageHead head = {.title = page.heading + page_told(page.page),
                         .address = address(page.page),
                         .previous = page.page > 1 ? address(page.page - 1) : "",
                         .next = page.page < pages ? address(page.page + 1) : "",
                         .feed = page.feed};
  model["feed"] =
      page.feed.empty() || frame.text.url.empty() ? Json(false) : Json(frame.file(page.feed));
  return framed("list", std::move(model), head, frame);
}

std::string refusal_page(const Refusal& refusal, const Frame& frame) {
  Json model = {{"heading", refusal.title}, {"detail", refusal.detail}};
  const PageHead head = {.title = refusal.title, .query = refusal.query, .noindex = true};
  return framed("refusal", std::move(model), head, frame);
}

}  // namespace pprsearch
