#include "site/pages/model.h"

#include <pprsearch/html.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

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

/// Marks as one with those that only a blank or hyphen separates from them.
std::vector<Span> joined(const std::string& text, const std::vector<Span>& marks) {
  std::vector<Span> spans;
  for (const Span& mark : marks) {
    const bool is_next = !spans.empty() && mark.begin == spans.back().end + 1 &&
                         is_one_of(text[spans.back().end], " -");
    if (is_next) {
      spans.back().end = mark.end;
    } else {
      spans.push_back(mark);
    }
  }
  return spans;
}

std::string sentence_html(Snippet snippet) {
  snippet.highlights = joined(snippet.text, snippet.highlights);
  return to_html(snippet);
}

/// What matched. The best sentence of the implications has a place of its own.
std::vector<Snippet> own_snippets(const Hit& hit) {
  std::vector<Snippet> snippets;
  for (const Snippet& snippet : hit.snippets) {
    const bool is_shown_below = hit.implication && snippet.field == hit.implication->field &&
                                snippet.text == hit.implication->text;
    if (!is_shown_below) snippets.push_back(snippet);
  }
  return snippets;
}

/// So much of what matched that a hit has two sentences: all of it if it is short beside the
/// implication; or else the snippet with the most marks of those that are not too long, or the
/// shortest.
std::vector<Snippet> shown_snippets(const Hit& hit) {
  constexpr std::size_t kBytesOfAll = 320;
  constexpr std::size_t kBytesOfTwo = 400;
  std::vector<Snippet> snippets = own_snippets(hit);
  const std::size_t beside = hit.implication ? hit.implication->text.size() : 0;
  std::size_t bytes = beside;
  for (const Snippet& snippet : snippets) bytes += snippet.text.size();
  if (snippets.size() < 2 || bytes <= kBytesOfAll) return snippets;
  const auto worth = [&](const Snippet& snippet) {
    const std::size_t size = snippet.text.size();
    const bool fits = beside + size <= kBytesOfTwo;
    return std::pair(fits,
                     fits ? snippet.highlights.size() : kBytesOfTwo - std::min(size, kBytesOfTwo));
  };
  return {
      *std::max_element(snippets.begin(), snippets.end(),
                        [&](const Snippet& a, const Snippet& b) { return worth(a) < worth(b); })};
}

Json sentences_model(const Hit& hit) {
  Json sentences = Json::array();
  for (const Snippet& snippet : shown_snippets(hit)) {
    sentences.push_back({{"html", sentence_html(snippet)}});
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

std::string entry_address(const std::string& id) { return "entry/" + address_piece(id); }

std::string address_to_cite(const Entry& entry, const Frame& frame) {
  if (!entry.url.empty()) return entry.url;
  return frame.text.url.empty() ? "" : frame.whole(entry_address(entry.id));
}

Json labels_model(const std::vector<std::string>& slugs, FacetField field, const Frame& frame) {
  const bool is_topic = field == FacetField::topic;
  const auto& list = is_topic ? frame.taxonomy.topics : frame.taxonomy.research_types;
  Json labels = Json::array();
  for (const std::string& slug : slugs) {
    labels.push_back({{"slug", slug},
                      {"label", shown_label(label_of(list, slug))},
                      {"href", frame.link((is_topic ? "topic/" : "type/") + address_piece(slug))}});
  }
  return labels;
}

Json citations_model(const Entry& entry, const std::string& file, const Frame& frame) {
  Json cite = {
      {"summary_line", summary_line(entry, frame.text.title, address_to_cite(entry, frame))},
      {"file", frame.file(file)},
      {"summary_file", frame.file(file) + (frame.text.as_files ? "+summary" : "")},
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
  return {
      {"id", hit.id},
      {"rank", hit.rank},
      {"href", frame.link(entry_address(hit.id))},
      {"title", entry.title.empty() ? hit.id : entry.title},
      {"title_html", entry.title.empty()
                         ? escape_html(hit.id)
                         : to_html(entry.title, joined(entry.title, hit.title_highlights))},
      {"published", entry.published},
      {"date", text_or_none(date_told(entry.published))},
      {"about", text_or_none(about)},
      {"any_about", !entry.published.empty() || !about.empty()},
      {"retracted", is_retracted(entry)},
      {"sentences", sentences_model(hit)},
      {"practice", hit.implication ? Json{{"html", sentence_html(*hit.implication)}} : Json(false)},
      {"as_files", frame.text.as_files},
      {"any_topics", !topics.empty()},
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
          {"told", page_of_pages(page, pages)},
          {"first", page > 2 ? link(1) : Json(false)},
          {"previous", page > 1 ? link(page - 1) : Json(false)},
          {"next", page < pages ? link(page + 1) : Json(false)}};
}

}  // namespace pprsearch
