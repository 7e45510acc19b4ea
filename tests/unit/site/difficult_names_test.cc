// Ids and topics whose addresses would lead elsewhere, and what a page shows of next to nothing.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "site/pages/names.h"
#include "tests/unit/site/html_page.h"
#include "tests/unit/site/site_index.h"
#include "tests/unit/site/some_entries.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(difficult_names)

namespace {

const SmallSite& some_site() {
  static const SmallSite kSite = [] {
    std::vector<Entry> entries;
    for (const char* id : {"x", "x.json", "y", "y.csl", ".", "..", "%2E", "plain"}) {
      entries.push_back(entry(id, "2020-07", "dots"));
    }
    entries[0].topics = {"..", "."};
    entries.back().topics = {" "};
    entries.back().citation.emplace().type = "article-journal";
    return SmallSite(entries);
  }();
  return kSite;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

}  // namespace

BOOST_AUTO_TEST_CASE(a_piece_of_a_path_is_no_step) {
  const struct {
    const char* text;
    const char* piece;
  } rows[] = {
      {"a/b c", "a%2Fb%20c"}, {".", "%252E"},     {"..", "%252E%252E"},     {"...", "..."},
      {"%2E", "%25252E"},     {"%2e", "%25252e"}, {".%2E", "%252E%25252E"}, {"%252E", "%2525252E"},
      {"a.", "a."},           {"", ""},
  };
  for (const auto& [text, piece] : rows) {
    BOOST_TEST(address_piece(text) == piece, text << ": " << address_piece(text));
    BOOST_TEST(text_of_piece(piece) == text, piece << ": " << text_of_piece(piece));
  }
  BOOST_TEST(text_of_piece("%2E%2e") == "..");
}

BOOST_AUTO_TEST_CASE(each_link_to_a_file_leads_to_the_file_of_its_entry) {
  const struct {
    const char* page;
    const char* link;
    const char* file;
    const char* id;
  } rows[] = {
      {"/entry/x", "../entry/x/file.json", "/entry/x/file.json", "{\"id\":\"x\""},
      {"/entry/x.json", "../entry/x.json.json", "/entry/x.json.json", "{\"id\":\"x.json\""},
      {"/entry/y", "../entry/y.json", "/entry/y.json", "{\"id\":\"y\""},
      {"/entry/y.csl", "../entry/y.csl/file.json", "/entry/y.csl/file.json", "{\"id\":\"y.csl\""},
      {"/entry/%252E", "../entry/%252E.json", "/entry/%252E.json", "{\"id\":\".\""},
      {"/entry/%252E%252E", "../entry/%252E%252E.json", "/entry/%252E%252E/file.json",
       "{\"id\":\"..\""},
      {"/entry/%25252E", "../entry/%25252E.json", "/entry/%25252E/file.json", "{\"id\":\"%2E\""},
  };
  for (const auto& row : rows) {
    const std::string page = some_site().ask(row.page).body;
    BOOST_TEST(has(page, '"' + std::string(row.link) + '"'), row.page << "\n" << page);
    BOOST_TEST(has(some_site().ask(row.file).body, row.id), row.file);
  }
  BOOST_TEST(some_site().ask("/entry/x/file.exe").status == 404U);
  BOOST_TEST(some_site().ask("/entry/nobody/file.json").status == 404U);
  BOOST_TEST(has(some_site().ask("/entry/x/file.ris?of=summary").body, "TY  - BLOG"));
}

BOOST_AUTO_TEST_CASE(no_link_is_a_step_or_without_text) {
  for (const char* target : {"/", "/search", "/topics", "/entry/x", "/entry/plain"}) {
    const HtmlPage page(some_site().ask(target).body);
    for (const HtmlPage::Element& link : page.named("a")) {
      const std::string href = link.attributes.at("href");
      BOOST_TEST(!href.ends_with("/."), target << " " << href);
      BOOST_TEST((!href.ends_with("/..")), target << " " << href);
      BOOST_TEST((link.text.find_first_not_of(" \n") != link.text.npos), target << " " << href);
    }
  }
  for (const char* target : {"/unapi?id=%252E&format=ris", "/entry/%252E/similar"}) {
    BOOST_TEST(some_site().ask(target).status == 200U, target);
  }
}

// Folding leaves nothing of a name of signs alone.
BOOST_AUTO_TEST_CASE(each_topic_has_an_address) {
  std::vector<Entry> entries;
  for (const char* topic : {"???", "+", "!", " ", "\xe2\x80\x8b", "*", "C", "C++", "a-b", "A b"}) {
    entries.push_back(entry("e" + std::to_string(entries.size()), "2020-07", "signs"));
    entries.back().topics = {topic};
    entries.back().research_types = {topic};
  }
  const SmallSite site(entries);
  const struct {
    const char* target;
    unsigned status;
    const char* says;
  } rows[] = {{"/topic/%3F%3F%3F", 200, "entry/e0\""},
              {"/topic/%2B", 200, "entry/e1\""},
              {"/topic/%21", 200, "entry/e2\""},
              {"/topic/%20", 200, "entry/e3\""},
              {"/topic/%E2%80%8B", 200, "entry/e4\""},
              {"/topic/%2A", 200, "entry/e5\""},
              {"/topic/C", 200, "entry/e6\""},
              {"/topic/C%2B%2B", 200, "entry/e7\""},
              {"/topic/A%20b", 200, "entry/e8\""},
              {"/topic/A%20b", 200, "entry/e9\""},
              {"/topic/a-b", 301, ""},
              {"/type/%3F%3F%3F", 200, "entry/e0\""},
              {"/topic/%3F", 404, ""},
              {"/search?topic=%2B", 200, "entry/e1\""}};
  for (const auto& row : rows) {
    const HttpResponse answer = site.ask(row.target);
    BOOST_TEST(answer.status == row.status, row.target << ": " << answer.status);
    BOOST_TEST(has(answer.body, row.says), row.target << "\n" << answer.body);
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const HtmlPage page(site.ask("/entry/e" + std::to_string(i)).body);
    for (const HtmlPage::Element& link : page.named("a")) {
      const std::string& href = link.attributes.at("href");
      if (!href.starts_with("../topic/") && !href.starts_with("../type/")) continue;
      BOOST_TEST(site.ask(href.substr(2)).status < 400U, href);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_citation_that_says_nothing_is_not_shown) {
  const std::string page = some_site().ask("/entry/plain").body;
  BOOST_TEST(!has(page, "(n.d.)"), page);
  BOOST_TEST(!has(page, "The article"), page);
  BOOST_TEST(has(page, "(it names no article)"), page);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
