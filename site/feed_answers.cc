// Answers for feed readers, browsers and crawlers. All of them name whole addresses, so there are
// none as long as the site does not know its own.
#include <pprsearch/error.h>

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "site/answers.h"
#include "site/feeds/feeds.h"
#include "site/pages/names.h"
#include "site/search_address.h"
#include "site/search_options.h"

namespace pprsearch {
namespace {

constexpr const char* kAtom = "application/atom+xml; charset=utf-8";
constexpr const char* kXml = "application/xml; charset=utf-8";
/// Addresses of one sitemap, which may have 50,000 and 50 MB.
constexpr std::size_t kInSitemap = 40000;

void require_address(const Frame& frame) {
  if (!frame.text.url.empty()) return;
  throw Refusal{404, "Not found", "This site was not told its own address (--url).", ""};
}

HttpResponse xml_answer(const char* type, std::string text) {
  return {200, type, std::move(text), {}};
}

std::vector<std::string> lists_of(const View& view) {
  std::vector<std::string> lists = {""};
  for (const Facet& facet : view.everything.facets) {
    for (const FacetCount& value : facet.values) {
      if (!value.value || value.count == 0) continue;
      if (facet.field == FacetField::published) {
        lists.push_back(archive_address(*value.value));
      } else {
        lists.push_back(std::string(to_string(facet.field)) + '/' + address_piece(*value.value));
      }
    }
  }
  return lists;
}

}  // namespace

std::size_t count_sitemaps(const View& view) {
  return (lists_of(view).size() + view.generation.entries + kInSitemap - 1) / kInSitemap;
}

HttpResponse Answerer::feed() const {
  require_address(frame_);
  const SearchResult newest = view_.searcher.search("", feed_options());
  return stored_if_whole(
      xml_answer(kAtom, atom_feed({frame_.text.title, "feed.atom", "", newest.hits}, frame_)),
      newest.cut_short);
}

HttpResponse Answerer::search_feed() const {
  require_address(frame_);
  ReadParameters read = read_search(address_.query, feed_options());
  refuse_unknown_parameters(read, address_);
  SearchRequest& request = read.request;
  request.options.sort = Sort::newest;  // whatever the order of the page that it belongs to
  const SearchResult result =
      searched([&] { return view_.searcher.search(request.query, request.options); });
  const std::string parameters = to_parameters(request, feed_options());
  const std::string behind = parameters.empty() ? "" : '?' + parameters;
  const std::string title = heading_of(request.query, result);
  HttpResponse response =
      xml_answer(kAtom, atom_feed({title + " – " + frame_.text.title, "search.atom" + behind,
                                   "search" + behind, result.hits},
                                  frame_));
  return stored_if_whole(std::move(response), result.cut_short);
}

HttpResponse Answerer::value_feed(const ListPage& page) const {
  require_address(frame_);
  return stored_if_whole(xml_answer(kAtom, atom_feed({page.heading + " – " + frame_.text.title,
                                                      page.feed, page.address, page.result.hits},
                                                     frame_)),
                         page.result.cut_short);
}

HttpResponse Answerer::opensearch() const {
  require_address(frame_);
  return xml_answer("application/opensearchdescription+xml; charset=utf-8",
                    opensearch_description(frame_));
}

HttpResponse Answerer::suggest_opensearch() const {
  const std::string typed = parameter_of(address_.query, "q");
  const Completions found = completions();
  return stored_if_whole(
      {200, "application/x-suggestions+json", opensearch_suggestions(typed, found.list), {}},
      found.cut_short);
}

HttpResponse Answerer::sitemap() const {
  require_address(frame_);
  std::vector<std::string> addresses = lists_of(view_);
  const std::size_t pages = count_sitemaps(view_);
  const bool is_part = !parameter_of(address_.query, "page").empty();
  const std::size_t page = page_number();
  if (page > pages) throw Refusal{404, "Not found", "There are fewer pages.", ""};
  if (pages > 1 && !is_part) return xml_answer(kXml, sitemap_index(pages, frame_));
  for (const std::string& id : view_.searcher.ids("", view_.generation.entries)) {
    addresses.push_back("entry/" + address_piece(id));
  }
  const auto begin = addresses.begin() + static_cast<long>((page - 1) * kInSitemap);
  const auto left = static_cast<std::size_t>(addresses.end() - begin);
  return xml_answer(
      kXml,
      pprsearch::sitemap({begin, begin + static_cast<long>(std::min(kInSitemap, left))}, frame_));
}

}  // namespace pprsearch
