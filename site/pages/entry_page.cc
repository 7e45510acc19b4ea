#include <nlohmann/json.hpp>
#include <utility>

#include "base/strings.h"
#include "site/pages/coins.h"
#include "site/pages/model.h"
#include "site/pages/names.h"
#include "site/pages/pages.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

Json beside_model(const std::optional<Entry>& entry, const Frame& frame) {
  if (!entry) return false;
  return {{"href", frame.link(entry_address(entry->id))},
          {"label", entry->title.empty() ? entry->id : entry->title}};
}

const std::string& name_of(const Entry& entry) {
  return entry.title.empty() ? entry.id : entry.title;
}

/// The month of the entry, as a link; none if nobody knows it.
Json month_model(const Entry& entry, const Frame& frame) {
  if (entry.published.empty()) return false;
  std::string address = "archive/" + entry.published.substr(0, 4);
  if (entry.published.size() >= 7) address += '/' + entry.published.substr(5, 2);
  return {{"href", frame.link(address)},
          {"published", entry.published},
          {"label", date_told(entry.published)}};
}

Json article_model(const Entry& entry) {
  if (!entry.citation) return false;
  const std::string address = article_address(*entry.citation);
  return {{"line", article_line(*entry.citation)},
          {"link", address.empty() ? Json(false) : Json{{"href", address}}}};
}

}  // namespace

std::string entry_page(const EntryPage& page, const Frame& frame) {
  Entry entry = page.entry;
  if (entry.citation && !says_something(*entry.citation)) entry.citation.reset();
  Json model = {
      {"heading", name_of(entry)},
      {"month", month_model(entry, frame)},
      {"summary", paragraphs_of(entry.summary)},
      {"implications", paragraphs_of(entry.practice_implications)},
      {"topics", labels_model(entry.topics, FacetField::topic, frame)},
      {"types", labels_model(entry.research_types, FacetField::type, frame)},
      {"keywords", join(entry.keywords, "; ")},
      {"any_keywords", !entry.keywords.empty()},
      {"article", article_model(entry)},
      {"cite", citations_model(entry, page.files, frame)},
      {"similar", model_of(page.similar.hits, frame)},
      {"any_similar", !page.similar.hits.empty()},
      {"all_similar",
       frame.text.as_files ? Json(false) : Json(frame.link(entry_address(entry.id) + "/similar"))},
      {"as_files", frame.text.as_files},
      {"newer", beside_model(page.newer, frame)},
      {"older", beside_model(page.older, frame)}};
  model["any_summary"] = !model["summary"].empty();
  model["any_implications"] = !model["implications"].empty();
  model["any_topics"] = !entry.topics.empty();
  model["any_types"] = !entry.research_types.empty();
  model["beside"] = page.newer || page.older;
  model["retracted"] = is_retracted(entry);
  model["notices"] = join(entry.notices, "; ");
  model["any_notices"] = !entry.notices.empty();
  model["original"] = entry.url.empty() ? Json(false) : Json{{"href", entry.url}};
  const std::string address = address_to_cite(entry, frame);
  model["unapi_id"] = address_piece(entry.id);
  model["coins"] = coins_of(entry, address);
  const PageHead head = {.title = name_of(entry),
                         .address = entry_address(entry.id),
                         .json_ld = json_ld_of(entry, frame.text.title, address)};
  return framed("entry", std::move(model), head, frame);
}

std::string similar_page(const Entry& entry, const SearchResult& similar, const Frame& frame) {
  Json model = {{"heading", name_of(entry)},
                {"href", frame.link(entry_address(entry.id))},
                {"none", similar.hits.empty()},
                {"hits", model_of(similar.hits, frame)},
                {"first", 1}};
  const PageHead head = {.title = "Entries like " + name_of(entry), .noindex = true};
  return framed("similar", std::move(model), head, frame);
}

}  // namespace pprsearch
