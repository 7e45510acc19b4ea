// Entries and queries of whoever means ill: pages show their text, and none of it is markup.
#include <libxml/parser.h>
#include <pprsearch/error.h>
#include <pprsearch/search_parameters.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "base/utf8.h"
#include "tests/support/hostile_text.h"
#include "tests/support/seed.h"
#include "tests/unit/site/html_page.h"
#include "tests/unit/site/site_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(hostile)

namespace {

/// The text as a page shows it: HTML has no control characters.
std::string as_shown(const std::string& text) {
  std::string shown;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const bool stays = text[at] == '\n' || text[at] == '\t' || text[at] == '\r';
    const bool is_lost = !character.valid || (is_control(character.code) && !stays) ||
                         (character.code & 0xFFFE) == 0xFFFE;
    shown += is_lost ? kReplacementCharacter : std::string_view(text).substr(at, character.length);
    at += character.length;
  }
  return shown;
}

std::vector<Entry> hostile_entries(Chance& chance, std::size_t count) {
  std::vector<Entry> entries;
  std::set<std::string> ids;
  while (entries.size() < count) {
    Entry entry = hostile_entry(chance);
    entry.title += "<script>alert(1)</script>\"' onload=x &amp; \xE2\x80\xAE {{title}} {{{title}}}";
    entry.summary += "</p></main><h1>x</h1><!--" + std::string(500, 'w');
    try {
      validate(entry);
    } catch (const Error&) {
      continue;
    }
    if (ids.insert(entry.id).second) entries.push_back(std::move(entry));
  }
  return entries;
}

/// Elements that no page has, or more of than it should.
void check_elements(const HtmlPage& page, const std::string& address) {
  for (const char* once :
       {"html", "head", "body", "main", "h1", "form", "header", "footer", "title"}) {
    BOOST_TEST(page.count(once) == 1U, address << " has " << page.count(once) << " of " << once);
  }
  for (const HtmlPage::Element& script : page.named("script")) {
    const bool is_ours = script.attributes.contains("src") && script.text.empty();
    const auto type = script.attributes.find("type");
    const bool is_data = type != script.attributes.end() && type->second == "application/ld+json";
    BOOST_TEST((is_ours || (is_data && nlohmann::json::accept(script.text))), address);
  }
  static const std::set<std::string> kKnown = {
      "html",   "head",   "meta",   "title",    "link",   "script",  "body",    "a",
      "header", "p",      "search", "form",     "label",  "div",     "input",   "button",
      "main",   "footer", "h1",     "h2",       "h3",     "section", "article", "ol",
      "ul",     "li",     "time",   "cite",     "strong", "mark",    "details", "summary",
      "span",   "bdi",    "dl",     "dt",       "dd",     "nav",     "small",   "i",
      "abbr",   "select", "option", "fieldset", "legend", "code",    "b",       "textarea"};
  for (const HtmlPage::Element& element : page.elements()) {
    BOOST_TEST(kKnown.contains(element.name), address << " has <" << element.name << ">");
    for (const auto& [name, value] : element.attributes) {
      BOOST_TEST(!name.starts_with("on"), address << ": " << name);
      const bool is_link = name == "href" || name == "src";
      BOOST_TEST((!is_link || !value.starts_with("javascript")), address << ": " << value);
    }
  }
}

/// What stands in the box of a page, as a browser shows it.
std::string text_of_box(const HtmlPage& page) {
  const auto areas = page.named("textarea");
  if (areas.empty()) return page.named("input").at(0).attributes.at("value");
  return areas[0].text.substr(areas[0].text.starts_with('\n') ? 1 : 0);
}

std::string with_plain_line_ends(const std::string& text) {
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') plain += text[i];
    if (text[i] == '\r' && text.substr(i + 1, 1) != "\n") plain += '\n';
  }
  return plain;
}

std::size_t count_elements(const xmlNode* node, const std::string& name) {
  std::size_t count = 0;
  for (; node != nullptr; node = node->next) {
    if (node->type != XML_ELEMENT_NODE) continue;
    count += reinterpret_cast<const char*>(node->name) == name ? 1 : 0;
    count += count_elements(node->children, name);
  }
  return count;
}

/// The elements of that name in a document; 0 if it is no XML.
std::size_t count_in_xml(const std::string& text, const std::string& name) {
  const std::unique_ptr<xmlDoc, void (*)(xmlDoc*)> document(
      xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr,
                    XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET),
      xmlFreeDoc);
  return document ? count_elements(xmlDocGetRootElement(document.get()), name) : 0;
}

bool has_text(const HtmlPage& page, const std::string& name, const std::string& text) {
  const auto elements = page.named(name);
  return std::any_of(elements.begin(), elements.end(),
                     [&](const HtmlPage::Element& element) { return element.text == text; });
}

}  // namespace

BOOST_AUTO_TEST_CASE(entries_are_shown_as_they_are) {
  const unsigned seed = test_seed(1);
  BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
    Chance chance(seed);
    const std::vector<Entry> entries = hostile_entries(chance, cases(30));
    const SmallSite site(entries, {}, {.title = "<b>Site</b> & \"more\""});
    for (const Entry& entry : entries) {
      const std::string address = "/entry/" + escape_for_address(entry.id);
      const HttpResponse response = site.ask(address);
      BOOST_REQUIRE_MESSAGE(response.status == 200, address);
      const HtmlPage page(response.body);
      check_elements(page, address);
      BOOST_TEST(page.named("h1").at(0).text == as_shown(entry.title),
                 address << "\n"
                         << page.named("h1").at(0).text << "\n"
                         << as_shown(entry.title));
      const HttpResponse similar = site.ask(address + "/similar");
      if (similar.status == 200) check_elements(HtmlPage(similar.body), address + "/similar");
      for (const char* ending : {".json", ".ris", ".bib", ".csl.json", ".md"}) {
        BOOST_TEST(site.ask(address + ending).status == 200U, address << ending);
      }
    }
    for (const char* address :
         {"/", "/search?n=100", "/search?q=script", "/archive/2020", "/topics"}) {
      const HttpResponse response = site.ask(address);
      BOOST_TEST(response.status == 200U, address);
      check_elements(HtmlPage(response.body), address);
    }
    const HtmlPage all(site.ask("/search?n=100").body);
    for (const Entry& entry : entries)
      BOOST_TEST(has_text(all, "h3", as_shown(entry.title)), entry.id);
  }
}

BOOST_AUTO_TEST_CASE(feeds_and_sitemap_are_whole_xml) {
  const unsigned seed = test_seed(2);
  BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
    Chance chance(seed);
    const std::vector<Entry> entries = hostile_entries(chance, cases(30));
    const SmallSite site(entries, {}, {.title = "]]> & <b>\x01", .url = "https://example.org/"});
    const struct {
      const char* target;
      const char* element;
      std::size_t least;
      std::size_t most;
    } rows[] = {{"/search.atom?n=100", "entry", entries.size(), entries.size()},
                {"/sitemap.xml", "url", entries.size() + 1, entries.size() * 20},
                {"/opensearch.xml", "Url", 3, 3},
                {"/unapi", "format", 3, 3}};
    for (const auto& row : rows) {
      const std::string text = site.ask(row.target).body;
      const std::size_t count = count_in_xml(text, row.element);
      BOOST_TEST(count >= row.least, row.target << " has " << count << "\n" << text);
      BOOST_TEST(count <= row.most, row.target << " has " << count);
    }
  }
}

BOOST_AUTO_TEST_CASE(queries_and_addresses_come_back_as_text) {
  const unsigned seed = test_seed(1);
  BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
    Chance chance(seed);
    const SmallSite site({summary_entry("a", "alliance")});
    for (unsigned i = 0; i < cases(200); ++i) {
      const std::string text =
          hostile_text(chance, false) + (i % 2 == 0 ? "\"><script>" : "<img src=x onerror=y>");
      const std::string escaped = escape_for_address(text);
      const HtmlPage page(site.ask("/search?q=" + escaped).body);
      check_elements(page, escaped);
      BOOST_TEST(text_of_box(page) == as_shown(with_plain_line_ends(text)));
      for (const std::string& address :
           {"/search?topic=" + escaped, "/search?" + escaped + "=1", "/search?sort=" + escaped,
            "/entry/" + escaped, "/topic/" + escaped, "/archive/" + escaped, '/' + escaped}) {
        check_elements(HtmlPage(site.ask(address).body), address);
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
