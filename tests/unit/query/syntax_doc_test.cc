#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "query/query_fields.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(syntax_document)

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

std::vector<std::string> cells_of(const std::string& row) {
  std::vector<std::string> cells;
  for (const std::string_view cell : split_words(row, "|")) cells.emplace_back(trim(cell, " "));
  return cells;
}

// The rows of tables whose head begins so, cell by cell.
std::vector<std::vector<std::string>> rows_below(const std::string& head) {
  std::vector<std::vector<std::string>> rows;
  bool inside = false;
  for (const std::string& line : document_lines()) {
    inside = line.starts_with(head) || (inside && line.starts_with('|'));
    if (inside && !line.starts_with(head) && !line.starts_with("|--")) {
      rows.push_back(cells_of(line));
    }
  }
  return rows;
}

// What stands between backquotes in a cell, up to a colon behind which it is explained.
std::vector<std::string> code_in(const std::string& cell) {
  std::vector<std::string> found;
  bool inside = false;
  for (std::size_t at = 0; at < cell.size(); ++at) {
    if (cell[at] == '`') {
      inside = !inside;
      if (inside) found.emplace_back();
    } else if (inside) {
      found.back() += cell[at];
    } else if (cell[at] == ':') {
      break;
    }
  }
  return found;
}

std::string codes_of(const std::string& query, Syntax syntax) {
  std::string codes;
  for (const Diagnostic& diagnostic : parse_query(query, syntax).diagnostics) {
    codes += ' ' + std::string(to_string(diagnostic.code)) + ' ';
  }
  return codes;
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

BOOST_AUTO_TEST_CASE(strict_reading_accepts_every_example) {
  const std::vector<std::string> queries = examples();
  BOOST_TEST(queries.size() > 40u);
  for (const std::string& query : queries) {
    BOOST_TEST(refusal(query) == "", "query-syntax.md: " << query << ": " << refusal(query));
  }
}

BOOST_AUTO_TEST_CASE(strict_reading_accepts_every_example_of_the_table_of_forms) {
  const auto rows = rows_below("| form | meaning | example |");
  BOOST_TEST(rows.size() > 15u);
  for (const auto& row : rows) {
    const std::vector<std::string> queries = code_in(row.at(2));
    BOOST_TEST(!queries.empty(), row.at(0));
    for (const std::string& query : queries) {
      BOOST_TEST(refusal(query) == "", "query-syntax.md: " << query << ": " << refusal(query));
    }
  }
}

BOOST_AUTO_TEST_CASE(every_example_of_a_fault_is_told_as_it_says) {
  std::size_t examples = 0;
  for (const char* head : {"| code | what |", "| code | fault |"}) {
    for (const auto& row : rows_below(head)) {
      const std::string code = code_in(row.at(0)).at(0);
      const Syntax syntax = code == "plain-sign" ? Syntax::plain : Syntax::lenient;
      for (const std::string& query : code_in(row.at(1))) {
        ++examples;
        const std::string codes = codes_of(query, syntax);
        BOOST_TEST((codes.find(' ' + code + ' ') != codes.npos),
                   "query-syntax.md: " << query << " is told as" << codes << ", not " << code);
      }
    }
  }
  BOOST_TEST(examples > 50u);
}

// Cells have what another platform writes, and what it is here: `adj3`: `NEAR/3`.
BOOST_AUTO_TEST_CASE(each_distance_of_another_platform_becomes_what_the_table_says) {
  std::size_t checked = 0;
  for (const auto& row : rows_below("| platform | in any order |")) {
    for (const std::string& cell : row) {
      for (const std::string_view pair : split_words(cell, ",")) {
        const std::vector<std::string_view> parts = split_words(trim(pair, " "), "`");
        if (parts.size() < 3 || parts[0].find_first_of("\" ") != pair.npos) continue;
        const auto asked = [](std::string_view near) {
          return "allianc* " + std::string(near) + " outcome*";
        };
        const ParsedQuery parsed = parse_query(asked(parts[0]), Syntax::lenient);
        if (parsed.diagnostics.empty()) continue;  // it is an operator here
        ++checked;
        BOOST_TEST(parsed.corrected == asked(parts[2]), pair);
      }
    }
  }
  BOOST_TEST(checked >= 9u);
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
