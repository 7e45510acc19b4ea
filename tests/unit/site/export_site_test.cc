// An exported site: a file for each page, whose links lead to files.
#include "site/export_site.h"

#include <pprsearch/error.h>
#include <pprsearch/search_parameters.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "site/pages/file_names.h"
#include "tests/support/hostile_text.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/seed.h"
#include "tests/unit/site/html_page.h"
#include "tests/unit/site/site_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(exporting)

namespace {

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

std::set<std::string> files_in(const std::string& folder) {
  std::set<std::string> files;
  for (const auto& item : fs::recursive_directory_iterator(folder)) {
    if (item.is_regular_file()) files.insert(fs::relative(item.path(), folder).string());
  }
  return files;
}

/// Links of a page that lead to no file.
std::string dead_links(const std::string& folder, const std::string& page,
                       const std::set<std::string>& files) {
  std::string dead;
  const HtmlPage read(text_of(folder + '/' + page));
  for (const HtmlPage::Element& element : read.elements()) {
    for (const char* name : {"href", "src", "action", "formaction"}) {
      const auto found = element.attributes.find(name);
      if (found == element.attributes.end()) continue;
      const std::string& link = found->second;
      if (link.starts_with('#') || link.starts_with("http") || link.starts_with("data:")) continue;
      const std::string path = link.substr(0, link.find_first_of("?#"));
      const fs::path target = fs::path(page).parent_path() / unescape_address(path);
      if (!files.contains(target.lexically_normal().string())) dead += link + ' ';
    }
  }
  return dead;
}

/// Exports the site, all of whose links lead to files; the files of it.
std::set<std::string> exported_files(const SmallSite& site, const std::string& folder) {
  const std::size_t count = export_site(site.site(), site.view(), folder);
  std::set<std::string> files = files_in(folder);
  BOOST_TEST(files.size() == count);
  for (const std::string& file : files) {
    if (file.ends_with(".html")) BOOST_TEST(dead_links(folder, file, files) == "", file);
  }
  return files;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_address_has_one_file) {
  const std::string long_id(250, 'x');
  const struct {
    std::string address;
    std::string file;
  } rows[] = {{"", "index.html"},
              {"topics?page=2", "topics+2.html"},
              {"topic/alliance", "topic/alliance.html"},
              {"topic/alliance?page=12", "topic/alliance+12.html"},
              {"entry/a%2Fb", "entry/a%2Fb.html"},
              {"archive/2020/07", "archive/2020/07.html"},
              {"entry/" + long_id,
               "entry/" + std::string(200, 'x') + '+' + short_digest(long_id) + ".html"}};
  for (const auto& [address, file] : rows) BOOST_TEST(page_file(address) == file);
  BOOST_TEST(other_file("entry/a%2Fb.ris") == "entry/a%2Fb.ris");
  BOOST_TEST(link_to_file("entry/a%2Fb.ris") == "entry/a%252Fb.ris");
}

BOOST_AUTO_TEST_CASE(every_link_of_every_page_leads_to_a_file) {
  const unsigned seed = test_seed(1);
  BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
    Chance chance(seed);
    std::vector<Entry> entries;
    for (int i = 0; i < 45; ++i) {
      Entry entry = summary_entry("e" + std::to_string(i), "The alliance.");
      entry.topics = {"alliance", i % 2 == 0 ? "a/b c" : "100%"};
      entry.published = i < 5 ? "2019" : i < 10 ? "" : "2020-0" + std::to_string(1 + i % 3);
      entries.push_back(std::move(entry));
    }
    for (const char* id : {"a/b", "../up", "e1.ris", "index", "x+2", "\xE2\x80\xAE", "?page=2"}) {
      entries.push_back(summary_entry(id, hostile_text(chance, true)));
      entries.back().title = id;
    }
    const SmallSite site(entries, {}, {.url = "https://example.org/s/", .as_files = true});
    const ScratchFolder scratch;
    const std::string folder = scratch / "files";
    const std::set<std::string> files = exported_files(site, folder);
    for (const char* file :
         {"index.html", "search.html", "404.html", "sitemap.xml", "robots.txt", "feed.atom",
          "topic/alliance+3.html", "topic/a%2Fb%20c.html", "topic/alliance.atom",
          "archive/2019.html", "archive/2020/02.html", "entry/a%2Fb.html", "entry/e1.ris",
          "entry/e1.ris.html", "entry/e1+summary.bib", "entry/..%2Fup.html"}) {
      BOOST_TEST(files.contains(file), file);
    }
    const std::string missing = text_of(folder + "/404.html");
    BOOST_TEST((missing.find("href=\"https://example.org/s/index.html\"") != missing.npos),
               missing);
    const std::string sitemap = text_of(folder + "/sitemap.xml");
    BOOST_TEST(
        (sitemap.find("<loc>https://example.org/s/entry/a%252Fb.html</loc>") != sitemap.npos),
        sitemap);
  }
}

BOOST_AUTO_TEST_CASE(no_two_entries_and_no_two_names_have_one_file) {
  std::vector<Entry> entries;
  const std::string long_id(198, 'x');
  for (const std::string id : {"y", "y.csl", "y+summary", "y+summary.csl", "y.csl.json", "y+", ".",
                               "%2E.csl", "z.ris", "z", "z.csl.csl", long_id.c_str()}) {
    entries.push_back(summary_entry(id, "The alliance."));
    entries.back().topics = {"???", "+", "a b", "a-b", "A/B", "!", " ", "x", "x.atom"};
    entries.back().research_types = {"-", "A/B", "a b"};
  }
  const SmallSite site(entries, {}, {.url = "https://example.org/s/", .as_files = true});
  const ScratchFolder scratch;
  const std::string folder = scratch / "files";
  exported_files(site, folder);
  const struct {
    const char* file;
    const char* says;
  } rows[] = {{"/entry/y+.csl.json", "/entry/y.html\""},
              {"/entry/y.csl.json", "\"id\":\"y.csl\""},
              {"/entry/y+.json", "\"id\":\"y\""},
              {"/entry/y++summary.ris", "/entry/y.html"},
              {"/entry/y.csl.csl.json", "/entry/y.csl.html\""},
              {"/entry/y%2Bsummary+.json", "\"id\":\"y+summary\""},
              {"/entry/%252E+.json", "\"id\":\".\""},
              {"/entry/%252E.csl.json", "\"id\":\"%2E.csl\""},
              {"/entry/z.csl.json", "/entry/z.html\""},
              {"/topic/%3F%3F%3F.html", "<title>???"},
              {"/topic/%2B.html", "<title>+"},
              {"/topic/a-b.html", "<title>"},
              {"/type/-.html", "<title>-"}};
  for (const auto& [file, says] : rows) {
    const std::string text = text_of(folder + file);
    BOOST_TEST((text.find(says) != text.npos), file << ": " << text);
  }
}

BOOST_AUTO_TEST_CASE(a_folder_with_something_in_it_is_left_alone) {
  const SmallSite site({summary_entry("a", "alliance")}, {},
                       {.url = "https://example.org/", .as_files = true});
  const ScratchFolder scratch;
  std::ofstream(scratch / "mine") << "text";
  BOOST_CHECK_EXCEPTION(export_site(site.site(), site.view(), scratch / ""), Error,
                        [](const Error& error) {
                          return std::string(error.what()).ends_with("the folder is not empty");
                        });
  BOOST_TEST(files_in(scratch / "").size() == 1U);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
