#include "site/pages/coins.h"

#include <pprsearch/search_parameters.h>

#include <nlohmann/json.hpp>

#include "site/pages/names.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

/// Adds to an OpenURL what is known.
class OpenUrl {
 public:
  void add(const std::string& name, const std::string& value) {
    if (value.empty()) return;
    if (!text_.empty()) text_ += '&';
    text_ += name + '=' + escape_for_address(value);
  }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

std::string date_of(const IssuedDate& issued) {
  const auto two = [](int number) { return (number < 10 ? "-0" : "-") + std::to_string(number); };
  if (issued.year == 0) return "";
  std::string date = std::to_string(issued.year);
  if (issued.month != 0) date += two(issued.month);
  if (issued.month != 0 && issued.day != 0) date += two(issued.day);
  return date;
}

void add_article(OpenUrl& url, const Citation& citation) {
  const bool is_book = citation.type == "book";
  const bool is_chapter = citation.type == "chapter";
  url.add("rft_val_fmt",
          is_book || is_chapter ? "info:ofi/fmt:kev:mtx:book" : "info:ofi/fmt:kev:mtx:journal");
  url.add("rft.genre", is_book ? "book" : is_chapter ? "bookitem" : "article");
  url.add(is_book ? "rft.btitle" : "rft.atitle", citation.title);
  url.add(is_chapter ? "rft.btitle" : "rft.jtitle", citation.container_title);
  for (const Name& author : citation.authors) url.add("rft.au", display_name(author));
  url.add("rft.date", date_of(citation.issued));
  url.add("rft.volume", citation.volume);
  url.add("rft.issue", citation.issue);
  url.add("rft.pages", citation.page);
  url.add("rft.issn", citation.issn.substr(0, citation.issn.find(',')));
  if (!citation.doi.empty()) url.add("rft_id", "info:doi/" + citation.doi);
  if (!citation.pmid.empty()) url.add("rft_id", "info:pmid/" + citation.pmid);
}

void add_post(OpenUrl& url, const Entry& entry, const std::string& address) {
  url.add("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc");
  url.add("rft.type", "blogPost");
  url.add("rft.title", entry.title.empty() ? entry.id : entry.title);
  url.add("rft.date", entry.published);
  url.add("rft.identifier", address);
}

}  // namespace

std::string coins_of(const Entry& entry, const std::string& address) {
  OpenUrl url;
  url.add("ctx_ver", "Z39.88-2004");
  if (entry.citation) {
    add_article(url, *entry.citation);
  } else {
    add_post(url, entry, address);
  }
  return url.text();
}

std::string json_ld_of(const Entry& entry, const std::string& site_title,
                       const std::string& address) {
  Json post = {{"@context", "https://schema.org"},
               {"@type", "BlogPosting"},
               {"headline", entry.title.empty() ? entry.id : entry.title},
               {"publisher", {{"@type", "Organization"}, {"name", site_title}}}};
  if (!entry.published.empty()) post["datePublished"] = entry.published;
  if (!address.empty()) post["url"] = address;
  if (entry.citation) {
    Json article = {{"@type", "ScholarlyArticle"}, {"name", article_line(*entry.citation)}};
    const std::string link = article_address(*entry.citation);
    if (!link.empty()) article["sameAs"] = link;
    post["citation"] = std::move(article);
  }
  // In <script> nothing is escaped, and only "<" could end or open anything.
  std::string safe;
  for (const char c : post.dump(-1, ' ', true, Json::error_handler_t::replace)) {
    safe += c == '<' ? std::string("\\u003c") : std::string(1, c);
  }
  return safe;
}

}  // namespace pprsearch
