// The promise of the page: the number beside a value is the total of the page it leads to.
#include <pprsearch/search_parameters.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "site/search_options.h"
#include "tests/support/random_corpus.h"
#include "tests/support/seed.h"
#include "tests/unit/site/html_page.h"
#include "tests/unit/site/site_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(counts)

namespace {

std::size_t number_in(std::string text) {
  std::erase(text, ',');
  std::erase(text, '(');
  return static_cast<std::size_t>(std::strtoull(text.c_str(), nullptr, 10));
}

/// The number of entries that a page says it found.
std::size_t total_of(const HtmlPage& page) {
  for (const HtmlPage::Element& element : page.named("p")) {
    const auto role = element.attributes.find("role");
    if (role != element.attributes.end() && role->second == "status")
      return number_in(element.text);
  }
  BOOST_FAIL("a page without a total");
  return 0;
}

/// A value of a facet as the page shows it.
struct Shown {
  std::string name;
  std::string value;
  std::size_t count;
};

std::vector<Shown> values_of(const HtmlPage& page) {
  std::vector<Shown> values;
  for (const HtmlPage::Element& element : page.elements()) {
    const auto type = element.attributes.find("type");
    if (element.name == "input" && type != element.attributes.end() && type->second == "checkbox") {
      values.push_back({element.attributes.at("name"), element.attributes.at("value"), 0});
    }
    if (element.name == "small") {
      values.back().count = number_in(element.text);
    }
  }
  return values;
}

/// The search, with this value alone chosen in its field.
std::string choosing(const SearchRequest& request, const Shown& shown) {
  SearchRequest other = request;
  std::erase_if(other.options.filters,
                [&](const FacetFilter& filter) { return to_string(filter.field) == shown.name; });
  const std::string rest = to_parameters(other, site_options());
  return "/search?" + rest + (rest.empty() ? "" : "&") + shown.name + '=' +
         escape_for_address(shown.value);
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_number_is_the_total_of_the_page_it_leads_to) {
  for (unsigned round = 0; round < rounds(3); ++round) {
    const unsigned seed = test_seed(round + 1);
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
      Chance chance(seed);
      const std::vector<Entry> entries = random_entries(chance, 120);
      WriterOptions options;
      options.taxonomy = random_taxonomy();
      const SmallSite site(entries, options);
      for (int i = 0; i < 20; ++i) {
        SearchRequest request{{}, random_words(chance), site_options()};
        request.options.filters = random_filters(chance, entries);
        std::set<FacetField> fields;
        std::erase_if(request.options.filters, [&](const FacetFilter& filter) {
          return filter.values.empty() || !fields.insert(filter.field).second;
        });
        const std::string address = "/search?" + to_parameters(request, site_options());
        const HttpResponse response = site.ask(address);
        BOOST_REQUIRE_MESSAGE(response.status == 200, address);
        const std::vector<Shown> values = values_of(HtmlPage(response.body));
        for (std::size_t tries = 0; tries < 12 && !values.empty(); ++tries) {
          const Shown& shown = chance.of(values);
          const std::string other = choosing(request, shown);
          BOOST_TEST(total_of(HtmlPage(site.ask(other).body)) == shown.count,
                     address << " shows " << shown.count << " beside " << shown.name << " "
                             << shown.value << ": " << other);
        }
      }
    }
  }
}

/// Whoever follows every link that may be followed meets each entry, and each page of a list once.
BOOST_AUTO_TEST_CASE(a_crawler_visits_each_entry_and_ends) {
  Chance chance(test_seed(1));
  const std::vector<Entry> entries = random_entries(chance, 130);
  WriterOptions options;
  options.taxonomy = random_taxonomy();
  const SmallSite site(entries, options);
  std::set<std::string> seen = {"/"};
  std::vector<std::string> open = {"/"};
  std::size_t visited_entries = 0;
  while (!open.empty()) {
    const std::string address = open.back();
    open.pop_back();
    const HttpResponse response = site.ask(address);
    BOOST_REQUIRE_MESSAGE(response.status == 200, address << ": " << response.status);
    visited_entries += address.starts_with("/entry/") ? 1 : 0;
    const std::string folder = address.substr(0, address.substr(0, address.find('?')).rfind('/'));
    for (const HtmlPage::Element& link : HtmlPage(response.body).named("a")) {
      std::string to = link.attributes.at("href");
      if (!to.starts_with('#')) to.resize(std::min(to.find('#'), to.size()));
      const auto rel = link.attributes.find("rel");
      const bool may_follow = rel == link.attributes.end() || rel->second != "nofollow";
      if (!may_follow || to.starts_with('#') || to.starts_with("http")) continue;
      std::string from = folder;
      for (; to.starts_with("../"); to.erase(0, 3)) from.erase(from.rfind('/'));
      if (to.starts_with("./")) to.erase(0, 2);
      if (seen.insert(from + '/' + to).second) open.push_back(from + '/' + to);
    }
  }
  std::set<std::string> dated;
  for (const Entry& entry : entries) {
    if (!entry.published.empty() || !entry.topics.empty() || !entry.research_types.empty())
      dated.insert(entry.id);
  }
  BOOST_TEST(visited_entries >= dated.size());
  BOOST_TEST(visited_entries <= entries.size());
  for (const std::string& address : seen) BOOST_TEST(!address.starts_with("/search?"), address);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
