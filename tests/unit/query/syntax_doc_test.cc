#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>
#include <vector>

#include "query/query_fields.h"

namespace pprsearch {
namespace {

std::vector<std::string> document_lines() {
  std::ifstream file(std::string(PPRSEARCH_DOCS) + "/query-syntax.md");
  BOOST_REQUIRE_MESSAGE(file, "query-syntax.md cannot be opened in " << PPRSEARCH_DOCS);
  std::vector<std::string> lines;
  for (std::string line; std::getline(file, line);) lines.push_back(line);
  return lines;
}

// The lines between ```query and ```.
std::vector<std::string> examples() {
  std::vector<std::string> found;
  bool inside = false;
  for (const std::string& line : document_lines()) {
    if (line.starts_with("```")) {
      inside = line == "```query";
    } else if (inside) {
      found.push_back(line);
    }
  }
  return found;
}

std::string refusal(const std::string& query) {
  try {
    parse_query(query);
    return {};
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(syntax_document)

BOOST_AUTO_TEST_CASE(strict_reading_accepts_every_example) {
  const std::vector<std::string> queries = examples();
  BOOST_TEST(queries.size() > 40u);
  for (const std::string& query : queries) {
    BOOST_TEST(refusal(query) == "", "query-syntax.md: " << query << ": " << refusal(query));
  }
}

BOOST_AUTO_TEST_CASE(every_field_has_an_example) {
  std::string all;
  for (const std::string& query : examples()) all += query + '\n';
  for (const QueryField& field : query_fields()) {
    const std::string prefix = std::string(field.name) + ':';
    BOOST_TEST((all.find(prefix) != all.npos), "query-syntax.md has no example of " << prefix);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
