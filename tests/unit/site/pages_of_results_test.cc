// Pages of a search: which are beside one, where they end, and what they are called.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/unit/site/html_page.h"
#include "tests/unit/site/site_index.h"
#include "tests/unit/site/some_entries.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(pages_of_results)

namespace {

const SmallSite& some_site() {
  static const SmallSite kSite(some_entries(), with_taxonomy(), {.url = "https://example.org/"});
  return kSite;
}

/// The pager of a page: "First page=./search | Page 3 of 3".
std::string pager_of(const HtmlPage& page) {
  std::string told;
  bool is_in = false;
  for (const HtmlPage::Element& element : page.elements()) {
    if (element.name == "nav") is_in = true;
    if (element.name == "section") is_in = false;
    if (!is_in || (element.name != "a" && element.name != "span")) continue;
    told += (told.empty() ? "" : " | ") + element.text;
    if (element.name == "a") told += '=' + element.attributes.at("href");
  }
  return told;
}

}  // namespace

BOOST_AUTO_TEST_CASE(pages_beside_one_repeat_nothing_and_skip_nothing) {
  const struct {
    const char* parameters;
    const char* pager;
  } rows[] = {
      {"n=50", ""},
      {"n=0", ""},
      {"q=zebra&page=3", ""},
      {"n=10", "Page 1 of 3 | Next page=./search?n=10&page=2"},
      {"n=10&page=3",
       "First page=./search?n=10 | Previous page=./search?n=10&page=2 | Page 3 of 3"},
      {"n=10&offset=5",
       "Previous page=./search?n=10 | Entries 6 to 15 of 28 | Next page=./search?n=10&offset=15"},
      {"n=10&offset=15",
       "First page=./search?n=10 | Previous page=./search?n=10&offset=5 | Entries 16 to 25 of 28 | "
       "Next page=./search?n=10&offset=25"},
      {"n=10&offset=25",
       "First page=./search?n=10 | Previous page=./search?n=10&offset=15 | Entries 26 to 28 of 28"},
      {"n=10&page=9",
       "First page=./search?n=10 | Previous page=./search?n=10&page=3 | Behind the last page"},
  };
  for (const auto& row : rows) {
    const HtmlPage page(some_site().ask(std::string("/search?") + row.parameters).body);
    BOOST_TEST(pager_of(page) == row.pager, row.parameters << ": " << pager_of(page));
  }
}

BOOST_AUTO_TEST_CASE(a_page_behind_the_last_says_so) {
  const std::string page = some_site().ask("/search?n=10&page=4").body;
  BOOST_TEST((page.find("There is nothing so far behind. <a href=\"./search?n=10&amp;page=3\" "
                        "rel=nofollow>The last page is page 3.</a>") != page.npos),
             page);
  BOOST_TEST(
      (some_site().ask("/search?q=zebra&page=4").body.find("so far behind") == std::string::npos));
}

BOOST_AUTO_TEST_CASE(the_last_page_that_can_be_asked_for_says_what_is_behind_it) {
  std::vector<Entry> entries;
  for (int i = 0; i < 10020; ++i) {
    entries.push_back(summary_entry("e" + std::to_string(i), "alliance"));
  }
  const SmallSite site(entries);
  const std::string said = "Only the first 10,000 entries can be paged through.";
  BOOST_TEST((site.ask("/search?n=100&page=100").body.find(said) != std::string::npos));
  BOOST_TEST((site.ask("/search?n=100&page=99").body.find(said) == std::string::npos));
  BOOST_TEST((site.ask("/search?n=100&offset=9850").body.find("Only the first 9,950 entries") !=
              std::string::npos));
}

BOOST_AUTO_TEST_CASE(each_page_has_a_title_of_its_own) {
  const struct {
    const char* target;
    const char* title;
    const char* heading;
  } rows[] = {
      {"/search", "All entries", "All entries"},
      {"/search?page=2", "All entries, page 2", "All entries"},
      {"/search?offset=5", "All entries, from entry 6", "All entries"},
      {"/search?q=alliance&page=2", "alliance, page 2", "Results"},
      {"/search?topic=alliance", "Topic: Alliance & Relationship",
       "Topic: Alliance & Relationship"},
      {"/search?topic=alliance&topic=dropout&year=none",
       "Topic: Alliance & Relationship or Drop-Out; Year of the article: none",
       "Topic: Alliance & Relationship or Drop-Out; Year of the article: none"},
      {"/topic/alliance?page=2", "Alliance & Relationship, page 2", "Alliance & Relationship"},
      {"/archive/2021?page=2", "2021, page 2", "2021"},
  };
  for (const auto& row : rows) {
    const HtmlPage page(some_site().ask(row.target).body);
    const std::string title = std::string(row.title) + " – Research summaries";
    BOOST_TEST(page.named("title").at(0).text == title, row.target);
    BOOST_TEST(page.named("h1").at(0).text == row.heading, row.target);
  }
}

BOOST_AUTO_TEST_CASE(a_feed_is_newest_first_whatever_the_order_of_its_page) {
  const std::string newest = some_site().ask("/search.atom?q=alliance").body;
  for (const char* order : {"oldest", "title", "relevance"}) {
    const std::string parameters = std::string("?q=alliance&sort=") + order;
    BOOST_TEST(some_site().ask("/search.atom" + parameters).body == newest, order);
    const std::string page = some_site().ask("/search" + parameters).body;
    BOOST_TEST((page.find("./search.atom?q=alliance\"") != page.npos), page);
  }
  const std::string titled = some_site().ask("/search.atom?topic=dropout").body;
  BOOST_TEST((titled.find("<title>Topic: Drop-Out – ") != titled.npos), titled);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
