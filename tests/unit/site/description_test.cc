// The description for programs: it names what a search takes, and what it names answers.
#include <algorithm>
#include <array>
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "search/option_names.h"
#include "tests/unit/site/site_index.h"
#include "tests/unit/site/some_entries.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(description)

namespace {

const SmallSite& some_site() {
  static const SmallSite kSite(some_entries(), with_taxonomy(), {.url = "https://example.org/"});
  return kSite;
}

nlohmann::json described() { return nlohmann::json::parse(some_site().ask("/openapi.json").body); }

std::set<std::string> parameters_of(const nlohmann::json& description, const std::string& path) {
  constexpr std::string_view kPlace = "#/components/parameters/";
  std::set<std::string> names;
  for (const auto& one :
       description.at("paths").at(path).at("get").value("parameters", nlohmann::json::array())) {
    const std::string ref = one.value("$ref", "");
    names.insert(ref.empty() ? one.at("name").get<std::string>() : ref.substr(kPlace.size()));
  }
  return names;
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_parameter_of_a_search_is_described) {
  constexpr auto kNotInAddresses =
      std::to_array<std::string_view>({"facets", "entries", "suggest", "limits", "max_window",
                                       "max_expansion", "time_limit_ms", "today"});
  std::set<std::string> wanted = {"q",       "reading",        "page",        "year_from",
                                  "year_to", "published_from", "published_to"};
  for_each_option(static_cast<const SearchOptions*>(nullptr),
                  [&](std::string_view name, auto, Bounds = {}) {
                    if (is_one_of(name, kNotInAddresses) || name == "filters") return;
                    wanted.insert(name == "limit" ? "n" : std::string(name));
                  });
  for (const FacetField field : all_values<FacetField>()) wanted.emplace(to_string(field));
  const nlohmann::json description = described();
  for (const char* path : {"/search.json", "/search.csv", "/search.atom", "/suggest"}) {
    const std::set<std::string> named = parameters_of(description, path);
    for (const std::string& name : wanted)
      BOOST_TEST(named.contains(name), path << " lacks " << name);
    for (const std::string& name : named)
      BOOST_TEST(wanted.contains(name), path << " has " << name);
  }
}

BOOST_AUTO_TEST_CASE(each_address_of_the_description_answers) {
  const nlohmann::json description = described();
  std::size_t count = 0;
  for (const auto& [path, item] : description.at("paths").items()) {
    std::string target = path;
    for (const auto& [name, value] :
         {std::pair<std::string, std::string>("{id}", "cited"),
          {"{slug}", path.starts_with("/type") ? "survey" : "dropout"}}) {
      const std::size_t at = target.find(name);
      if (at != target.npos) target.replace(at, name.size(), value);
    }
    const HttpResponse response = some_site().ask(target);
    BOOST_TEST(response.status == 200U, path);
    const std::string type = response.type.substr(0, response.type.find(';'));
    BOOST_TEST(item.at("get").at("responses").at("200").at("content").contains(type),
               path << " answers " << type);
    ++count;
  }
  BOOST_TEST(count > 15U);
}

BOOST_AUTO_TEST_CASE(each_file_and_feed_is_described) {
  const nlohmann::json paths = described().at("paths");
  for (const char* path :
       {"/search.json", "/search.ris", "/search.bib", "/search.csl.json", "/search.csv",
        "/search.jsonl", "/search.atom", "/suggest", "/suggest.opensearch", "/entry/{id}.json",
        "/entry/{id}.ris", "/entry/{id}.bib", "/entry/{id}.csl.json", "/entry/{id}.md", "/unapi",
        "/feed.atom", "/topic/{slug}.atom", "/type/{slug}.atom", "/health"}) {
    BOOST_TEST(paths.contains(path), path);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
