#include "site/pages/model.h"

#include <pprsearch/html.h>
#include <pprsearch/search_parameters.h>

#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "site/pages/names.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

/// Topics of a hit; headings of other lists may be twenty.
constexpr std::size_t kMostTopics = 2;

/// The first topics of a hit, those that the query asked for before the others.
std::vector<std::string> first_topics(const Hit& hit) {
  std::vector<std::string> topics;
  for (const MatchedName& name : hit.matched_topics)
    topics.push_back(hit.entry.topics.at(name.place));
  for (const std::string& topic : hit.entry.topics) {
    if (!is_one_of(topic, topics)) topics.push_back(topic);
  }
  if (topics.size() > kMostTopics) topics.resize(kMostTopics);
  return topics;
}

/// What matched. The best sentence of the implications has a place of its own.
Json sentences_model(const Hit& hit) {
  Json sentences = Json::array();
  for (const Snippet& snippet : hit.snippets) {
    const bool is_shown_below = hit.implication && snippet.field == hit.implication->field &&
                                snippet.text == hit.implication->text;
    if (!is_shown_below) sentences.push_back({{"html", to_html(snippet)}});
  }
  return sentences;
}

Json reasons_model(const Hit& hit) {
  Json reasons = Json::array();
  for (const SharedReason& reason : hit.shared) {
    reasons.push_back({{"kind", to_string(reason.kind)}, {"text", reason.text}});
  }
  return reasons;
}

Json text_or_none(const std::string& text) { return text.empty() ? Json(false) : Json(text); }

}  // namespace

std::string entry_address(const std::string& id) { return "entry/" + escape_for_address(id); }

std::string address_to_cite(const Entry& entry, const Frame& frame) {
  if (!entry.url.empty()) return entry.url;
  return frame.text.url.empty() ? "" : frame.whole(entry_address(entry.id));
}

Json labels_model(const std::vector<std::string>& slugs, FacetField field, const Frame& frame) {
  const bool is_topic = field == FacetField::topic;
  const auto& list = is_topic ? frame.taxonomy.topics : frame.taxonomy.research_types;
  Json labels = Json::array();
  for (const std::string& slug : slugs) {
    labels.push_back(
        {{"slug", slug},
         {"label", label_of(list, slug)},
         {"href", frame.link((is_topic ? "topic/" : "type/") + escape_for_address(slug))}});
  }
  return labels;
}

Json citations_model(const Entry& entry, const Frame& frame) {
  Json cite = {
      {"summary_line", summary_line(entry, frame.text.title, address_to_cite(entry, frame))},
      {"file", frame.file(entry_address(entry.id))},
      {"summary_file",
       frame.file(entry_address(entry.id)) + (frame.text.as_files ? "+summary" : "")},
      {"of_summary", frame.text.as_files ? "" : "?of=summary"},
      {"article_line", false}};
  if (!entry.citation) return cite;
  cite["article_line"] = article_line(*entry.citation);
  return cite;
}

Json model_of(const Hit& hit, const Frame& frame) {
  const Entry& entry = hit.entry;
  const std::string about = entry.citation ? short_line(*entry.citation) : "";
  const std::vector<std::string> topics = first_topics(hit);
  const std::size_t more = entry.topics.size() - topics.size();
  return {{"id", hit.id},
          {"rank", hit.rank},
          {"href", frame.link(entry_address(hit.id))},
          {"unapi_id", escape_for_address(hit.id)},
          {"title", entry.title.empty() ? hit.id : entry.title},
          {"title_html",
           entry.title.empty() ? escape_html(hit.id) : to_html(entry.title, hit.title_highlights)},
          {"published", entry.published},
          {"date", text_or_none(date_told(entry.published))},
          {"about", text_or_none(about)},
          {"any_about", !entry.published.empty() || !about.empty()},
          {"retracted", is_retracted(entry)},
          {"sentences", sentences_model(hit)},
          {"practice", hit.implication ? Json{{"html", to_html(*hit.implication)}} : Json(false)},
          {"topics", labels_model(topics, FacetField::topic, frame)},
          {"more_topics", more > 0 ? Json(more) : Json(false)},
          {"reasons", reasons_model(hit)}};
}

Json model_of(const std::vector<Hit>& hits, const Frame& frame) {
  Json models = Json::array();
  for (const Hit& hit : hits) models.push_back(model_of(hit, frame));
  return models;
}

Json pager_model(std::size_t page, std::size_t pages, const Frame& frame,
                 const std::function<std::string(std::size_t)>& address) {
  if (pages < 2) return false;
  const auto link = [&](std::size_t other) { return Json(frame.link(address(other))); };
  return {{"page", page},
          {"pages", pages},
          {"first", page > 2 ? link(1) : Json(false)},
          {"previous", page > 1 ? link(page - 1) : Json(false)},
          {"next", page < pages ? link(page + 1) : Json(false)}};
}

}  // namespace pprsearch
