#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "site/feeds/feeds.h"
#include "site/pages/names.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

/// The beginning of a text, of at most so many characters.
std::string beginning_of(const std::string& text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < most && at < text.size(); ++i) at += character_at(text, at).length;
  return text.substr(0, at);
}

}  // namespace

std::string opensearch_description(const Frame& frame) {
  constexpr std::size_t kShortName = 16;  // of OpenSearch 1.1
  return frame.templates.render("opensearch",
                                {{"short_name", beginning_of(frame.text.title, kShortName)},
                                 {"site_title", frame.text.title},
                                 {"url", frame.text.url}});
}

std::string opensearch_suggestions(const std::string& typed,
                                   const std::vector<Completion>& completions) {
  Json texts = Json::array();
  Json counts = Json::array();
  for (const Completion& completion : completions) {
    texts.push_back(completion.text);
    counts.push_back(entries_counted(completion.count));
  }
  const Json answer = {typed, std::move(texts), std::move(counts)};
  return answer.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string sitemap(const std::vector<std::string>& addresses, const Frame& frame) {
  Json whole = Json::array();
  for (const std::string& address : addresses) whole.push_back(frame.whole(address));
  return frame.templates.render("sitemap", {{"addresses", std::move(whole)}});
}

std::string sitemap_index(std::size_t pages, const Frame& frame) {
  const bool as_files = frame.text.as_files;
  Json addresses = Json::array();
  for (std::size_t page = 1; page <= pages; ++page) {
    const std::string number = std::to_string(page);
    addresses.push_back(frame.text.url +
                        (as_files ? "sitemap+" + number + ".xml" : "sitemap.xml?page=" + number));
  }
  return frame.templates.render("sitemap-index", {{"addresses", std::move(addresses)}});
}

std::string unapi_formats(const std::string& id, const Frame& frame) {
  return frame.templates.render("unapi", {{"id", id.empty() ? Json(false) : Json(id)}});
}

}  // namespace pprsearch
