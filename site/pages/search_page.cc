#include <pprsearch/html.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/strings.h"
#include "site/pages/model.h"
#include "site/pages/names.h"
#include "site/pages/pages.h"
#include "site/pages/search_form.h"
#include "site/pages/search_links.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

// ---- How the query was read ----

Json diagnostic_model(const Diagnostic& diagnostic, const std::string& query,
                      const SearchLinks& links) {
  Json model = {{"message", diagnostic.message}, {"place", false}, {"better", false}};
  const std::size_t end = diagnostic.offset + diagnostic.length;
  if (diagnostic.length == 0 || end > query.size()) return model;
  model["place"] = {{"html", to_html(query, {{diagnostic.offset, end}})}};
  if (diagnostic.suggestion.empty()) return model;
  std::string better = query;
  better.replace(diagnostic.offset, diagnostic.length, diagnostic.suggestion);
  model["better"] = {{"text", better}, {"href", links.of_query(better)}};
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

Json suggestions_model(const SearchResult& result, const SearchLinks& links) {
  Json models = Json::array();
  for (const Suggestion& suggestion : result.suggestions) {
    const bool is_topic = suggestion.kind == SuggestionKind::topic;
    models.push_back({{"introduction", introduction(suggestion)},
                      {"label", is_topic ? suggestion.replacement : suggestion.text},
                      {"href", links.of_query(suggestion.text)},
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

/// "Topic: Alliance or Drop-Out"
std::string told(const ResolvedFilter& filter) {
  std::vector<std::string> labels;
  for (const ResolvedValue& value : filter.values) labels.push_back(shown_label(value.label));
  return std::string(facet_title(filter.field)) + ": " + join(labels, " or ");
}

std::string name_of_part(const QueryPart& part, const SearchResult& result) {
  return part.kind == PartKind::filter ? told(result.filters.at(part.filter)) : part.text;
}

std::string count_of_part(const QueryPart& part, const SearchResult& result) {
  if (part.kind == PartKind::excluded) {
    return "takes away " + entries_counted(result.index.entries - part.alone);
  }
  std::string count = entries_counted(part.alone);
  if (part.kind == PartKind::wanted && part.with_filters != part.alone) {
    count += ", " + counted(part.with_filters) + " with the filters";
  }
  return count;
}

Json empty_model(const SearchResult& result, const SearchLinks& links) {
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
  SearchRequest other = links.request();
  other.query = nearest.text;
  std::vector<FacetFilter> kept;
  for (const std::size_t i : nearest.filters) kept.push_back(other.options.filters.at(i));
  const std::size_t left_out = other.options.filters.size() - kept.size();
  other.options.filters = std::move(kept);
  model["nearest"] = {{"label", nearest.text.empty() ? "everything" : nearest.text},
                      {"fewer_filters", left_out > 0},
                      {"href", links.first_page(other)},
                      {"total", entries_counted(nearest.total)}};
  return model;
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

void add_reading(Json& model, const SearchPage& page, const SearchLinks& links) {
  const SearchResult& result = page.result;
  Json diagnostics = Json::array();
  if (!page.fault.empty()) {
    diagnostics.push_back({{"message", page.fault}, {"place", false}, {"better", false}});
  }
  for (const Diagnostic& diagnostic : result.diagnostics) {
    diagnostics.push_back(diagnostic_model(diagnostic, result.text, links));
  }
  const bool is_read_otherwise = !result.text.empty() && !result.interpretation.empty() &&
                                 result.interpretation != result.text;
  model["read_as"] = is_read_otherwise ? Json(result.interpretation) : Json(false);
  model["diagnostics"] = std::move(diagnostics);
  model["unknown"] = page.read.unknown.empty() ? Json(false) : Json(join(page.read.unknown, ", "));
  model["suggestions"] = suggestions_model(result, links);
  model["expansion"] = expansion_model(result);
  model["empty"] = empty_model(result, links);
  model["cut_short"] = result.cut_short;
}

// ---- Pages ----

constexpr std::size_t kWindow = ParameterLimits().window;

/// Where the hits of this page are among all, and what is on both sides. A page may begin at any
/// hit; those beside it begin a page's length before and behind.
struct PagePlace {
  explicit PagePlace(const SearchResult& result)
      : limit(std::max<std::size_t>(1, result.limit)),
        offset(result.offset),
        pages(std::min(count_pages(result), std::max<std::size_t>(1, kWindow / limit))),
        is_behind(result.total > 0 && offset >= result.total),
        has_next(offset + limit < result.total && offset + 2 * limit <= kWindow) {}

  bool is_even() const { return offset % limit == 0; }
  std::size_t page() const { return offset / limit + 1; }
  std::size_t last() const { return (pages - 1) * limit; }
  std::size_t previous() const { return is_behind ? last() : offset - std::min(offset, limit); }

  std::size_t limit;
  std::size_t offset;
  std::size_t pages;  ///< that can be asked for
  bool is_behind;     ///< behind the last hit
  bool has_next;
};

std::string named(const PagePlace& place, const SearchResult& result) {
  if (place.is_behind) return "Behind the last page";
  if (place.is_even()) return page_of_pages(place.page(), place.pages);
  return "Entries " + counted(place.offset + 1) + " to " +
         counted(place.offset + result.hits.size()) + " of " + counted(result.total);
}

void add_pages(Json& model, const SearchResult& result, const SearchLinks& links) {
  const PagePlace place(result);
  const auto link = [&](std::size_t offset) { return Json(links.at_hit(offset)); };
  model["pager"] = false;
  model["behind"] = false;
  const bool is_alone = place.offset == 0 && !place.has_next;
  if (result.limit > 0 && result.total > 0 && !is_alone) {
    model["pager"] = {{"page", place.page()},
                      {"pages", place.pages},
                      {"told", named(place, result)},
                      {"first", place.offset > place.limit ? link(0) : Json(false)},
                      {"previous", place.offset > 0 ? link(place.previous()) : Json(false)},
                      {"next", place.has_next ? link(place.offset + place.limit) : Json(false)}};
  }
  if (place.is_behind) {
    model["behind"] = {{"href", links.at_hit(place.last())},
                       {"label", "The last page is page " + std::to_string(place.pages) + '.'}};
  }
  const bool ends_early = !place.has_next && !place.is_behind &&
                          place.offset + place.limit < result.total && result.limit > 0;
  model["window"] = ends_early ? Json(counted(place.offset + place.limit)) : Json(false);
}

// ---- Title and box ----

/// What the title says of the page: ", page 2", ", from entry 6"; nothing of the first.
std::string place_told(const SearchResult& result) {
  const PagePlace place(result);
  return place.is_even() ? page_told(place.page()) : ", from entry " + counted(place.offset + 1);
}

/// How many lines the box shows; 0 if a box of one line can hold the query and is enough.
std::size_t rows_of(const SearchPage& page) {
  constexpr std::size_t kMostRows = 12;
  const std::string& query = page.read.request.query;
  const auto ends = static_cast<std::size_t>(std::count(query.begin(), query.end(), '\n'));
  const bool is_ours = page.read.request.options.platform == page.usual.platform;
  return ends == 0 && is_ours ? 0 : std::min(ends + 1, kMostRows);
}

}  // namespace

std::size_t count_pages(const SearchResult& result) {
  if (result.limit == 0) return 1;
  return std::max<std::size_t>(1, (result.total + result.limit - 1) / result.limit);
}

std::string heading_of(const std::string& query, const SearchResult& result) {
  if (!query.empty()) return query;
  std::vector<std::string> filters;
  for (const ResolvedFilter& filter : result.filters) filters.push_back(told(filter));
  return filters.empty() ? "All entries" : join(filters, "; ");
}

std::string search_page(const SearchPage& page, const Frame& frame) {
  const SearchResult& result = page.result;
  const SearchLinks links(page, frame);
  const std::string& query = page.read.request.query;
  const std::string heading = heading_of(query, result);
  Json model = {{"total", total_told(result)}, {"none", result.total == 0}};
  add_reading(model, page, links);
  add_form(model, page, links);
  model["hits"] = model_of(result.hits, frame);
  model["first"] = result.offset + 1;
  add_pages(model, result, links);
  const PageHead head = {.title = heading + place_told(result),
                         .address = links.address(links.request()),
                         .query = query,
                         .rows = rows_of(page),
                         .noindex = true,
                         .feed = links.feed()};
  model["feed"] = frame.text.url.empty() ? Json(false) : Json(frame.file(head.feed));
  model["heading"] = query.empty() ? heading : "Results";
  return framed("search", std::move(model), head, frame);
}

}  // namespace pprsearch
