#include "site/answers.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <pprsearch/search_parameters.h>
#include <pprsearch/version.h>

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "site/pages/names.h"
#include "site/query_log.h"
#include "site/search_address.h"
#include "site/search_options.h"

namespace pprsearch {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kJson = "application/json";
constexpr std::size_t kSimilarOnEntry = 5;
constexpr std::size_t kMonth = 7;  ///< bytes of "2020-07"

/// A filter's values as the address has them, for a page about values that there are not.
std::vector<ResolvedFilter> unresolved(const std::vector<FacetFilter>& filters) {
  std::vector<ResolvedFilter> shown;
  for (const FacetFilter& filter : filters) {
    ResolvedFilter& one = shown.emplace_back(ResolvedFilter{filter.field, {}});
    for (const auto& value : filter.values) one.values.push_back({value, value.value_or("none")});
  }
  return shown;
}

/// Months in which summaries appeared, newest first, with their counts.
std::vector<FacetCount> months_of(const View& view) {
  std::vector<FacetCount> months;
  for (const Facet& facet : view.everything.facets) {
    if (facet.field != FacetField::published) continue;
    for (const FacetCount& value : facet.values) {
      if (value.value && value.value->size() == kMonth) months.push_back(value);
    }
  }
  return months;
}

/// Months, or years, of which the archive has a page, newest first.
std::vector<Link> archive_links(const View& view, bool months) {
  std::vector<Link> links;
  for (const FacetCount& month : months_of(view)) {
    const std::string time = months ? *month.value : month.value->substr(0, 4);
    const std::string address = archive_address(time);
    if (links.empty() || links.back().address != address) {
      links.push_back({address, date_told(time), 0});
    }
    links.back().count += month.count;
  }
  return links;
}

void add_links_beside(ListPage& page, const std::vector<Link>& links) {
  const auto here = std::find_if(links.begin(), links.end(),
                                 [&](const Link& link) { return link.address == page.address; });
  if (here == links.end()) return;
  if (here != links.begin()) page.newer = *std::prev(here);
  if (std::next(here) != links.end()) page.older = *std::next(here);
}

std::string search_address(FacetField field, const std::string& value) {
  SearchRequest request{{}, {}, site_options()};
  request.options.filters = {{field, {value}}};
  return "search?" + to_parameters(request, site_options());
}

/// The entries beside one in its month, in the order of the month's page.
void add_neighbours(const View& view, EntryPage& page) {
  const Entry& entry = page.entry;
  if (entry.published.size() < kMonth) return;
  SearchOptions options = list_options(FacetField::published, entry.published.substr(0, kMonth), 1);
  options.limit = ParameterLimits().hits;
  options.snippets = 0;
  const std::vector<Hit> hits = view.searcher.search("", options).hits;
  const auto here =
      std::find_if(hits.begin(), hits.end(), [&](const Hit& hit) { return hit.id == entry.id; });
  if (here == hits.end()) return;
  if (here != hits.begin()) page.newer = std::prev(here)->entry;
  if (std::next(here) != hits.end()) page.older = std::next(here)->entry;
}

/// What a search finds; what its filter does not find is not a page.
template <typename Search>
SearchResult found_or_refused(const Search& search) {
  try {
    return search();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::bad_value) throw;
    refuse_unknown(error.what());
  }
}

SearchOptions similar_options(std::size_t limit) {
  SearchOptions options = site_options();
  options.facets.clear();
  options.suggest = false;
  options.limit = limit;
  options.snippets = 1;
  return options;
}

}  // namespace

std::string archive_address(const std::string& time) {
  std::string address = "archive/" + time;
  std::ranges::replace(address, '-', '/');
  return address;
}

void refuse_unknown(const std::string& what) { throw Refusal{404, "Not found", what, ""}; }

void refuse_unknown_parameters(const ReadParameters& read, const Address& address) {
  if (read.unknown.empty()) return;
  const std::string& name = read.unknown.front();
  throw ParameterError(name, "there is no parameter '" + name + "'", place_of(address.query, name),
                       ErrorKind::bad_value);
}

HttpResponse not_stored(HttpResponse response) {
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

HttpResponse stored_if_whole(HttpResponse response, bool cut_short) {
  return cut_short ? not_stored(std::move(response)) : response;
}

HttpResponse Answerer::html(std::string page, bool cut_short) const {
  HttpResponse response;
  response.body = std::move(page);
  return stored_if_whole(std::move(response), cut_short);
}

std::size_t Answerer::page_number() const {
  const std::string text = parameter_of(address_.query, "page");
  if (text.empty()) return 1;
  constexpr std::size_t kMostDigits = 6;
  std::size_t page = 0;
  if (are_digits(text) && text.size() <= kMostDigits) {
    std::from_chars(text.data(), text.data() + text.size(), page);
  }
  if (page == 0) refuse_unknown("There is no page '" + text + "'.");
  return page;
}

HttpResponse Answerer::home() const { return html(home_page(view_.everything, frame_)); }

HttpResponse Answerer::topics() const {
  const std::size_t page = page_number();
  if (page > count_topics_pages(view_.everything)) refuse_unknown("There are fewer topics.");
  return html(topics_page(view_.everything, page, frame_));
}

HttpResponse Answerer::search() const {
  if (frame_.text.as_files) return html(find_page(view_.everything, frame_));
  SearchAddress asked = read_search_address(address_.query);
  asked.read.request.options.facets = page_facets(asked.more);
  SearchPage page{std::move(asked.read), site_options(), {}, {}, std::move(asked.more)};
  const SearchRequest& request = page.read.request;
  try {
    page.result = searched([&] { return view_.searcher.search(request.query, request.options); });
  } catch (const ParameterError& error) {
    page.fault = error.what();
    page.result.text = request.query;
    page.result.limit = request.options.limit;
    page.result.filters = unresolved(request.options.filters);
  }
  HttpResponse response = html(search_page(page, frame_), page.result.cut_short);
  if (page.fault.empty()) {
    response.note = note_of(page.result);
  } else {
    response.status = 400;
  }
  return response;
}

HttpResponse Answerer::search_json() const {
  const ReadParameters read = read_search(address_.query, site_options());
  refuse_unknown_parameters(read, address_);
  const SearchResult result =
      searched([&] { return view_.searcher.search(read.request.query, read.request.options); });
  HttpResponse response{200, kJson, to_json(result) + '\n', {}};
  response.note = note_of(result);
  return stored_if_whole(std::move(response), result.cut_short);
}

HttpResponse Answerer::entry() const {
  const std::string name(address_.piece(1));
  const std::optional<NamedEntry> named = find_named(name);
  if (!named) refuse_unknown("There is no entry '" + name + "'.");
  const Entry& entry = named->entry;
  if (!named->ending.empty()) return entry_file(entry, named->ending);
  EntryPage page{entry,
                 view_.searcher.similar(entry.id, similar_options(kSimilarOnEntry)),
                 {},
                 {},
                 files_of(entry.id)};
  add_neighbours(view_, page);
  return html(entry_page(page, frame_), page.similar.cut_short);
}

HttpResponse Answerer::similar() const {
  const std::string id(address_.piece(1));
  const std::optional<Entry> entry = view_.searcher.find(id);
  if (!entry) refuse_unknown("There is no entry '" + id + "'.");
  const SearchResult similar = view_.searcher.similar(id, similar_options(site_options().limit));
  return html(similar_page(*entry, similar, frame_), similar.cut_short);
}

/// The entries of a topic or type; an address that ends in ".atom" is that of its feed.
HttpResponse Answerer::value_page(FacetField field) const {
  constexpr std::string_view kFeed = ".atom";
  std::string slug(address_.piece(1));
  ListPage page;
  page.page = page_number();
  const auto search = [&] {
    return view_.searcher.search("", list_options(field, slug, page.page));
  };
  bool is_feed = false;
  try {
    page.result = search();
  } catch (const Error& error) {
    if (error.kind() != ErrorKind::bad_value) throw;
    is_feed = slug.ends_with(kFeed);
    if (!is_feed) refuse_unknown(error.what());
  }
  if (is_feed) {
    slug = text_of_unescaped_piece(slug.substr(0, slug.size() - kFeed.size()));
    page.result = found_or_refused(search);
  }
  const ResolvedValue& value = page.result.filters.at(0).values.at(0);
  page.address = std::string(to_string(field)) + '/' + address_piece(value.value.value_or(slug));
  if (value.value != slug) {  // a label, or the beginning of one
    const std::string_view ending = is_feed ? kFeed : std::string_view();
    return {301, "", "", {{"Location", frame_.root + page.address.append(ending)}}};
  }
  if (page.page > count_pages(page.result)) refuse_unknown("There are fewer pages.");
  page.heading = shown_label(value.label);
  page.search = search_address(field, slug);
  page.feed = page.address + std::string(kFeed);
  if (is_feed) return value_feed(page);
  return html(list_page(page, frame_), page.result.cut_short);
}

HttpResponse Answerer::topic() const { return value_page(FacetField::topic); }
HttpResponse Answerer::type() const { return value_page(FacetField::type); }

HttpResponse Answerer::archive() const {
  const std::string year(address_.piece(1));
  const std::string month(address_.piece(2));
  const bool is_month = address_.pieces.size() > 2;
  if (!are_digits(year) || year.size() != 4 ||
      (is_month && (!are_digits(month) || month.size() != 2))) {
    refuse_unknown("There is no such year or month.");
  }
  const std::string time = is_month ? year + '-' + month : year;
  ListPage page;
  page.page = page_number();
  page.result = found_or_refused([&] {
    return view_.searcher.search("", list_options(FacetField::published, time, page.page));
  });
  if (page.result.total == 0 && !page.result.cut_short) {
    refuse_unknown("No summary appeared in " + date_told(time) + '.');
  }
  if (page.page > count_pages(page.result)) refuse_unknown("There are fewer pages.");
  page.heading = date_told(time);
  page.address = archive_address(time);
  page.search = search_address(FacetField::published, time);
  add_links_beside(page, archive_links(view_, is_month));
  if (!is_month) {
    page.parts = archive_links(view_, true);
    std::erase_if(page.parts,
                  [&](const Link& link) { return !link.address.starts_with(page.address + '/'); });
  }
  return html(list_page(page, frame_), page.result.cut_short);
}

/// Completions of the query, counted as the search of the address would count them. A completion is
/// a query of our own language: one of another platform has none, one of plain words has words.
Completions Answerer::completions() const {
  const SearchAddress asked = read_search_address(address_.query);
  refuse_unknown_parameters(asked.read, address_);
  const SearchOptions& options = asked.read.request.options;
  if (options.platform != Platform::ppr) return {};
  CompletionOptions how = completion_options();
  how.filters = options.filters;
  how.match = options.match;
  how.expand = options.expand;
  Completions found;
  try {
    found = searched([&] { return view_.searcher.complete(asked.read.request.query, how); });
  } catch (const ParameterError& error) {
    // A value that does not exist finds nothing, unless reading is strict. It is not a fault here.
    if (!error.parameter().empty()) throw;
  }
  if (options.syntax == Syntax::plain) {
    std::erase_if(found.list,
                  [](const Completion& one) { return one.kind != CompletionKind::word; });
  }
  return found;
}

HttpResponse Answerer::suggest() const {
  const Completions found = completions();
  return stored_if_whole({200, kJson, to_json(found.list) + '\n', {}}, found.cut_short);
}

HttpResponse Answerer::health() const {
  const SearcherStatistics now = view_.current.statistics();
  const Json json = {{"status", "ok"},
                     {"version", version()},
                     {"generation", view_.generation.number},
                     {"identity", view_.generation.identity},
                     {"entries", view_.generation.entries},
                     {"stale_reason", now.stale_reason},
                     {"open_generations", now.open_generations},
                     {"cache",
                      {{"bytes", now.cache_bytes},
                       {"most_bytes", now.most_cache_bytes},
                       {"found", now.cache_found},
                       {"missed", now.cache_missed}}}};
  return not_stored({200, kJson, json.dump() + '\n', {}});
}

HttpResponse Answerer::robots() const {
  std::string text =
      "User-agent: *\nDisallow: /search\nDisallow: /suggest\nDisallow: /unapi\n"
      "Disallow: /entry/*/similar\n";
  if (!frame_.text.url.empty()) text += "Sitemap: " + frame_.text.url + "sitemap.xml\n";
  return {200, "text/plain; charset=utf-8", std::move(text), {}};
}

HttpResponse Answerer::static_file() const {
  const std::string* text = frame_.templates.find_static(address_.piece(1));
  if (text == nullptr) refuse_unknown("There is no such file.");
  const bool is_style = address_.piece(1).ends_with(".css");
  return {200,
          is_style ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8",
          *text,
          {{"Cache-Control", "public, max-age=31536000, immutable"}}};
}

}  // namespace pprsearch
