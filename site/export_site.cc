#include "site/export_site.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/files.h"
#include "base/strings.h"
#include "site/answers.h"
#include "site/entry_files.h"
#include "site/pages/file_names.h"
#include "site/pages/names.h"
#include "site/pages/pages.h"
#include "site/search_options.h"

// An exported site is what the site answers, once for each address that it has. Which these are,
// the view says: lists by the counts of their values, entries by their ids.

namespace pprsearch {
namespace {

namespace fs = std::filesystem;

/// Asks the site for addresses, and writes the answers.
class Exporter {
 public:
  Exporter(const Site& site, const View& view, std::string folder)
      : site_(site), view_(view), folder_(std::move(folder)) {}

  /// The page of an address.
  void page(const std::string& address) { write(page_file(address), ask(address).body); }
  /// The pages of a list of so many entries.
  void list(const std::string& address, std::size_t entries, std::size_t on_page) {
    const std::size_t pages = std::max<std::size_t>(1, (entries + on_page - 1) / on_page);
    page(address);
    for (std::size_t i = 2; i <= pages; ++i) page(address + "?page=" + std::to_string(i));
  }
  /// The page of a topic or type by another name of it: that to which the site would lead.
  void other_name(const std::string& address) {
    const std::string name = page_file(address);
    if (files_.contains(name)) return;
    const HttpResponse response = site_.respond({'/' + address, ""}, view_);
    if (response.status != kLedElsewhere) return;
    write(name, ask(target_of(response)).body);
  }
  /// What is not a page.
  void file(const std::string& address) { file(address, other_file(address)); }
  void file(const std::string& address, const std::string& name) { write(name, ask(address).body); }
  void not_found() { write("404.html", site_.respond({"/404.html", ""}, view_).body); }
  std::size_t count() const { return files_.size(); }

 private:
  static constexpr unsigned kLedElsewhere = 301;

  /// The address of two pieces to which an answer leads.
  static std::string target_of(const HttpResponse& response) {
    const auto location = std::ranges::find(response.headers, "Location",
                                            [](const auto& header) { return header.first; });
    const std::vector<std::string_view> pieces = split_at(location->second, '/');
    return std::string(pieces.end()[-2]) + '/' + std::string(pieces.back());
  }
  HttpResponse ask(const std::string& address) const {
    HttpResponse response = site_.respond({'/' + address, ""}, view_);
    if (response.status != 200) {
      throw Error("the page '" + address + "' cannot be made: " + response.fault);
    }
    return response;
  }
  void write(const std::string& name, const std::string& text) {
    const std::string path = folder_ + '/' + name;
    if (!files_.insert(name).second) throw Error("two pages would be '" + name + "'");
    fs::create_directories(fs::path(path).parent_path());
    FileWriter file(path);
    file.write(text);
    file.close();
  }

  const Site& site_;
  const View& view_;
  const std::string folder_;
  std::set<std::string> files_;
};

/// Years and months with the entries of their pages. The count of a year alone is of all of it.
std::map<std::string, std::size_t> times_of(const View& view) {
  std::map<std::string, std::size_t> times;
  for (const Facet& facet : view.everything.facets) {
    if (facet.field != FacetField::published) continue;
    for (const FacetCount& value : facet.values) {
      constexpr std::size_t kYear = 4;
      if (!value.value) continue;
      times[*value.value] = value.count;
      const bool is_month = value.value->size() > kYear;
      const auto whole = [&](const FacetCount& one) {
        return one.value == value.value->substr(0, kYear);
      };
      if (is_month && std::none_of(facet.values.begin(), facet.values.end(), whole)) {
        times[value.value->substr(0, kYear)] += value.count;
      }
    }
  }
  return times;
}

void export_lists(Exporter& to, const View& view) {
  const std::size_t on_page = site_options().limit;
  to.page("");
  to.page("search");
  for (const Facet& facet : view.everything.facets) {
    if (facet.field == FacetField::published) continue;
    for (const FacetCount& value : facet.values) {
      if (!value.value) continue;
      const std::string address =
          std::string(to_string(facet.field)) + '/' + address_piece(*value.value);
      to.list(address, value.count, on_page);
      to.file(address + ".atom");
    }
  }
  to.page("topics");
  for (std::size_t i = 2; i <= count_topics_pages(view.everything); ++i) {
    to.page("topics?page=" + std::to_string(i));
  }
  for (const auto& [time, count] : times_of(view)) {
    to.list(archive_address(time), count, on_page);
  }
}

/// The pages to which an entry's names of one field lead.
void export_names(Exporter& to, FacetField field, const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    to.other_name(std::string(to_string(field)) + '/' + address_piece(name));
  }
}

void export_entry(Exporter& to, const View& view, const std::string& id) {
  const std::string address = "entry/" + address_piece(id);
  to.page(address);
  // By the address that no other entry can have: "a.json" may be the page of another one.
  const std::string file = address + "/file";
  const std::string name = other_file(exported_files_of(id, view));
  for (const EntryFile& one : entry_files()) {
    if (one.write == nullptr) continue;
    to.file(file + one.ending, name + one.ending);
    if (one.citation) to.file(file + one.ending + "?of=summary", name + "+summary" + one.ending);
  }
  const std::optional<Entry> entry = view.searcher.find(id);
  if (!entry) return;
  export_names(to, FacetField::topic, entry->topics);
  export_names(to, FacetField::type, entry->research_types);
}

void make_folder(const std::string& folder) {
  fs::create_directories(folder);
  if (!fs::is_empty(folder)) throw Error("--output " + folder + ": the folder is not empty");
}

}  // namespace

std::size_t export_site(const Site& site, const View& view, const std::string& folder) try {
  make_folder(folder);
  Exporter to(site, view, folder);
  export_lists(to, view);
  for (const std::string& id : view.searcher.ids("", view.generation.entries)) {
    export_entry(to, view, id);
  }
  for (const std::string& name : site.static_files()) to.file("static/" + name);
  for (const char* name : {"feed.atom", "robots.txt"}) to.file(name);
  to.file("sitemap.xml");
  for (std::size_t page = 1; page <= count_sitemaps(view); ++page) {
    if (count_sitemaps(view) == 1) break;
    const std::string number = std::to_string(page);
    to.file("sitemap.xml?page=" + number, "sitemap+" + number + ".xml");
  }
  to.not_found();
  return to.count();
} catch (const std::system_error& error) {
  throw Error("cannot write the site: " + std::string(error.what()), ErrorKind::system);
}

}  // namespace pprsearch
