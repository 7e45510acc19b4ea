#include <pprsearch/html.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "site/feeds/feeds.h"
#include "site/pages/model.h"
#include "site/pages/names.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

/// The moment at which a day, month or year begins, as Atom wants it. What has no date is as old as
/// can be.
std::string moment_of(const std::string& date) {
  const std::string first = "1970-01-01";
  return (date.empty() ? first : date + first.substr(std::min(date.size(), first.size()))) +
         "T00:00:00Z";
}

std::string content_of(const Entry& entry) {
  std::string html;
  for (const std::string& paragraph : paragraphs_of(entry.summary)) {
    html += "<p>" + escape_html(paragraph) + "</p>";
  }
  if (entry.practice_implications.empty()) return html;
  html += "<h2>Practice Implications</h2>";
  for (const std::string& paragraph : paragraphs_of(entry.practice_implications)) {
    html += "<p>" + escape_html(paragraph) + "</p>";
  }
  return html;
}

Json categories_of(const Entry& entry, const Taxonomy& taxonomy) {
  Json categories = Json::array();
  for (const std::string& topic : entry.topics) {
    categories.push_back({{"term", topic}, {"label", label_of(taxonomy.topics, topic)}});
  }
  return categories;
}

}  // namespace

std::string atom_feed(const Feed& feed, const Frame& frame) {
  std::string newest;
  Json entries = Json::array();
  for (const Hit& hit : feed.hits) {
    const Entry& entry = hit.entry;
    newest = std::max(newest, entry.published);
    const std::string article = entry.citation ? article_address(*entry.citation) : "";
    entries.push_back({{"title", entry.title.empty() ? hit.id : entry.title},
                       {"address", frame.whole(entry_address(hit.id))},
                       {"updated", moment_of(entry.published)},
                       {"article", article.empty() ? Json(false) : Json(article)},
                       {"categories", categories_of(entry, frame.taxonomy)},
                       {"content", content_of(entry)}});
  }
  return frame.templates.render("atom", {{"title", feed.title},
                                         {"site_title", frame.text.title},
                                         {"self", frame.text.url + feed.address},
                                         {"page", frame.whole(feed.page)},
                                         {"updated", moment_of(newest)},
                                         {"entries", std::move(entries)}});
}

}  // namespace pprsearch
