// The form of a page, sent as it is, asks for the same search; and one change changes one thing.
#include <pprsearch/search_parameters.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/unit/site/html_page.h"
#include "tests/unit/site/site_index.h"
#include "tests/unit/site/some_entries.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(form)

namespace {

using Fields = std::vector<std::pair<std::string, std::string>>;

/// 28 entries; one is of 2019, one of 2021, and one of them has a type of research.
const SmallSite& some_site() {
  static const SmallSite kSite = [] {
    std::vector<Entry> entries = some_entries();
    entries[0].citation = parse_citation("Roe, A. (2021). A title. Journal of Others, 1(2), 3-4.");
    return SmallSite(entries, with_taxonomy());
  }();
  return kSite;
}

/// What a browser sends for the form.
Fields fields_of(const HtmlPage& page) {
  Fields fields;
  std::string select;
  for (const HtmlPage::Element& element : page.elements()) {
    const auto attribute = [&](const char* name) {
      const auto found = element.attributes.find(name);
      return found == element.attributes.end() ? std::string() : found->second;
    };
    const bool is_off = attribute("type") == "checkbox" && !element.attributes.contains("checked");
    if (element.name == "select") select = attribute("name");
    if (element.name == "input" && !is_off)
      fields.emplace_back(attribute("name"), attribute("value"));
    if (element.name == "option" && element.attributes.contains("selected")) {
      fields.emplace_back(select, attribute("value"));
    }
    if (element.name == "textarea") {
      std::string sent;  // a browser leaves the first line end out, and writes the others its way
      for (const char c : element.text.substr(element.text.starts_with('\n') ? 1 : 0)) {
        sent += c == '\n' ? std::string("\r\n") : std::string(1, c);
      }
      fields.emplace_back(attribute("name"), sent);
    }
  }
  return fields;
}

std::string sent(const Fields& fields) {
  std::string parameters;
  for (const auto& [name, value] : fields) {
    parameters += (parameters.empty() ? "" : "&") + name + '=' + escape_for_address(value);
  }
  return parameters;
}

/// What a search comes to, without what differs with its writing.
nlohmann::json answer_to(const std::string& parameters) {
  nlohmann::json answer = nlohmann::json::parse(some_site().ask("/search.json?" + parameters).body);
  if (answer.contains("hits")) {
    answer["ids"] = nlohmann::json::array();
    for (const auto& hit : answer["hits"]) answer["ids"].push_back(hit["id"]);
  }
  answer.erase("hits");
  answer.erase("took_ms");
  return answer;
}

std::size_t count_of(const Fields& fields, const std::string& name) {
  return static_cast<std::size_t>(std::count_if(
      fields.begin(), fields.end(), [&](const auto& field) { return field.first == name; }));
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_form_asks_for_the_search_of_its_page) {
  const char* const rows[] = {
      "q=alliance",
      "q=alliance%0Arupture",
      "q=alliance%0D%0Arupture",
      "q=%0Aalliance",
      "platform=ovid&q=1.+alliance.ti.%0A2.+rupture*.ti,ab.%0A3.+1+or+2",
      "platform=ovid&q=alliance.ti.",
      "q=zzzz&type=none",
      "q=alliance&type=none",
      "q=alliance&topic=none&keyword=none&journal=none&author=none",
      "q=homework&type=survey&journal=none",
      "year=2019..",
      "year=2019..2020&year=2021",
      "year=..2020&year=none",
      "year=5y..",
      "published=2020-07..&published=2019",
      "topic=Drop-Out&topic=alliance",
      "topic=nothing-like-it",
      "q=alliance&syntax=plain&match=any&expand=none&prefer_recent=1&snippets=1&sort=title&n=7",
      "author=doe",
  };
  for (const std::string parameters : rows) {
    const Fields fields = fields_of(HtmlPage(some_site().ask("/search?" + parameters).body));
    nlohmann::json asked = answer_to(parameters);
    nlohmann::json again = answer_to(sent(fields));
    // The values of a filter are in their order.
    for (nlohmann::json* answer : {&asked, &again}) {
      for (const char* member : {"filters", "facets"}) answer->erase(member);
    }
    BOOST_TEST(asked == again, parameters << "\n"
                                          << sent(fields) << "\n"
                                          << asked.dump() << "\n"
                                          << again.dump());
  }
}

BOOST_AUTO_TEST_CASE(a_range_is_sent_once_as_it_came) {
  const HtmlPage page(some_site().ask("/search?year=2019..").body);
  const Fields fields = fields_of(page);
  BOOST_TEST(count_of(fields, "year") == 1U);
  BOOST_TEST((std::find(fields.begin(), fields.end(),
                        std::pair<std::string, std::string>("year", "2019..")) != fields.end()));
  const std::string text = some_site().ask("/search?year=2019..").body;
  BOOST_TEST(
      (text.find("./search?year=2021\" rel=nofollow><bdi>2021</bdi></a> <span class=count>1<") !=
       text.npos),
      text);
  // A value that is ticked is one that was chosen.
  const Fields one = fields_of(HtmlPage(some_site().ask("/search?year=2021").body));
  BOOST_TEST(count_of(one, "year") == 1U);
}

BOOST_AUTO_TEST_CASE(a_box_of_several_lines_is_for_queries_that_have_them_and_for_other_languages) {
  const struct {
    const char* parameters;
    std::size_t inputs;
    std::size_t areas;
    const char* rows;
  } rows[] = {
      {"q=alliance", 1, 0, ""},
      {"q=a%0Ab%0Ac", 0, 1, "3"},
      {"platform=ovid", 0, 1, "1"},
      {"q=a%0A%0A%0A%0A%0A%0A%0A%0A%0A%0A%0A%0A%0A%0A%0Ab", 0, 1, "12"},
  };
  for (const auto& row : rows) {
    const HtmlPage page(some_site().ask(std::string("/search?") + row.parameters).body);
    std::size_t inputs = 0;
    for (const HtmlPage::Element& input : page.named("input")) {
      inputs += input.attributes.contains("id") ? 1 : 0;
    }
    BOOST_TEST(inputs == row.inputs, row.parameters);
    BOOST_REQUIRE_MESSAGE(page.count("textarea") == row.areas, row.parameters);
    if (row.areas > 0) BOOST_TEST(page.named("textarea")[0].attributes.at("rows") == row.rows);
  }
}

BOOST_AUTO_TEST_CASE(without_words_the_order_says_what_is_in_force) {
  const std::string page = some_site().ask("/search").body;
  BOOST_TEST((page.find("selected>Best match, or newest<") != page.npos), page);
  BOOST_TEST(
      (some_site().ask("/search?q=a").body.find("selected>Best match<") != std::string::npos));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
