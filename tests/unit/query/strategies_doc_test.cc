// The examples of docs/strategies.md are as it says.
#include <pprsearch/error.h>
#include <pprsearch/query.h>
#include <pprsearch/strategy.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(strategies_document)

namespace {

std::optional<Platform> platform_called(std::string_view name) {
  constexpr std::pair<std::string_view, Platform> kNames[] = {
      {"PubMed", Platform::pubmed},     {"Ovid", Platform::ovid},
      {"EBSCOhost", Platform::ebsco},   {"Cochrane Library", Platform::cochrane},
      {"Embase.com", Platform::embase}, {"Web of Science", Platform::wos},
      {"Scopus", Platform::scopus},     {"ProQuest", Platform::proquest},
  };
  for (const auto& [known, platform] : kNames) {
    if (known == name) return platform;
  }
  return std::nullopt;
}

struct Example {
  Platform platform;
  std::vector<std::string> cells;  ///< what stands between backquotes, or the cell
};

/// The rows below a head, with the platform of the section or of the row.
std::vector<Example> rows_below(const std::string& head) {
  std::ifstream file(std::string(PPRSEARCH_DOCS) + "/strategies.md");
  BOOST_REQUIRE_MESSAGE(file, "strategies.md cannot be opened in " << PPRSEARCH_DOCS);
  std::vector<Example> rows;
  std::optional<Platform> section;
  bool inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) section = platform_called(line.substr(3));
    inside = line == head || (inside && line.starts_with('|'));
    if (!inside || line == head || line.starts_with("|--")) continue;
    Example example{section.value_or(Platform::ppr), {}};
    for (const std::string_view cell : split_words(line, "|")) {
      example.cells.emplace_back(trim(trim(cell, " "), "`"));
      if (const auto named = platform_called(example.cells.back())) example.platform = *named;
    }
    rows.push_back(std::move(example));
  }
  return rows;
}

std::string read(const Example& example) {
  try {
    return parse_query(example.cells.at(0), {.platform = example.platform}).query.to_string();
  } catch (const Error& error) {
    return std::string("refused: ") + error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_example_is_read_as_it_says) {
  const auto rows = rows_below("| written there | read here |");
  BOOST_TEST(rows.size() > 45u);
  for (const Example& row : rows) {
    BOOST_TEST_CONTEXT(to_string(row.platform) << " " << row.cells.at(0)) {
      BOOST_TEST(read(row) == row.cells.at(1));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_refused_is_refused_as_it_says) {
  const auto rows = rows_below("| refused | because |");
  BOOST_TEST(rows.size() > 5u);
  for (const Example& row : rows) {
    const std::string told = read(row);
    BOOST_TEST_CONTEXT(told) {
      BOOST_TEST(told.starts_with("refused: "));
      BOOST_TEST((told.find(row.cells.at(1)) != told.npos));
    }
  }
}

BOOST_AUTO_TEST_CASE(translations_are_as_it_says) {
  const auto rows = rows_below("| here | platform | there |");
  BOOST_TEST(rows.size() > 4u);
  for (const Example& row : rows) {
    BOOST_TEST_CONTEXT(row.cells.at(0)) {
      BOOST_TEST(translate(parse_query(row.cells.at(0)).query, row.platform).text ==
                 row.cells.at(2));
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
}  // namespace pprsearch
