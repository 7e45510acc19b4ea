// What people really type: each block of real_queries.txt is a query and the
// reading it gets, which its first lines describe.
#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "query/misreadings.h"
#include "query/tree.h"
#include "tests/support/print_names.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(real_queries)

namespace {

constexpr std::string_view kReading = "  => ";
constexpr std::string_view kCodes = "  !! ";

struct Block {
  int line = 0;
  std::string query;
  std::string reading;
  std::string codes;
};

/// The character that a letter behind a backslash stands for.
std::string escaped(char letter) {
  switch (letter) {
    case 'n':
      return "\n";
    case 't':
      return "\t";
    case 's':
      return " ";
    case 'e':
      return "";
    default:
      return std::string(1, letter);
  }
}

std::string unescaped(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '\\') {
      plain += text[at];
    } else if (text.at(++at) == 'x') {
      plain += static_cast<char>(std::stoi(std::string(text.substr(at + 1, 2)), nullptr, 16));
      at += 2;
    } else {
      plain += escaped(text[at]);
    }
  }
  return plain;
}

std::vector<Block> blocks() {
  std::ifstream file(PPRSEARCH_DOCS "/../tests/unit/query/real_queries.txt");
  BOOST_REQUIRE_MESSAGE(file, "real_queries.txt cannot be opened beside " << PPRSEARCH_DOCS);
  std::vector<Block> found;
  int number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    if (line.empty() || line[0] == '#') continue;
    if (line.starts_with(kReading)) {
      found.back().reading = unescaped(line.substr(kReading.size()));
    } else if (line.starts_with(kCodes)) {
      found.back().codes = line.substr(kCodes.size());
    } else {
      found.push_back({number, unescaped(line), "", ""});
    }
  }
  return found;
}

std::string codes(const ParsedQuery& parsed) {
  std::string text;
  for (const Diagnostic& diagnostic : parsed.diagnostics) {
    text += (text.empty() ? "" : " ") + name_of(diagnostic.code);
  }
  return text;
}

bool excludes_something(const Query& query) {
  bool found = false;
  walk(root_of(query), [&](const QueryNode& node) {
    found = found || is_negative(node);
    return true;
  });
  return found;
}

/// Whether any of the codes says more than how a text was read.
bool has_fault(const std::string& codes) {
  return std::ranges::any_of(split_words(codes), [](std::string_view code) {
    return !is_note(from_string<DiagnosticCode>(code).value());
  });
}

std::string strict_reading(const std::string& query) {
  try {
    return parse_query(query).query.to_string();
  } catch (const QuerySyntaxError&) {
    return "refused";
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(lenient_reading_takes_them_as_they_are_meant) {
  const std::vector<Block> all = blocks();
  BOOST_TEST(all.size() >= 170u);
  for (const Block& block : all) {
    const ParsedQuery parsed = parse_query(block.query, Syntax::lenient);
    const std::string reading = parsed.query.to_string();
    BOOST_TEST(reading == block.reading, "real_queries.txt:" << block.line << ": " << block.query
                                                             << "\n  is read as " << reading
                                                             << "\n  and not as " << block.reading);
    BOOST_TEST(codes(parsed) == block.codes,
               "real_queries.txt:" << block.line << ": " << block.query << "\n  has the codes ["
                                   << codes(parsed) << "], not [" << block.codes << ']');
  }
}

BOOST_AUTO_TEST_CASE(strict_reading_takes_the_faultless_alike_and_refuses_the_others) {
  for (const Block& block : blocks()) {
    const std::string expected = has_fault(block.codes) ? "refused" : block.reading;
    const std::string reading = strict_reading(block.query);
    BOOST_TEST(reading == expected, "real_queries.txt:" << block.line << ": " << block.query
                                                        << "\n  strict reading: " << reading
                                                        << "\n  and not: " << expected);
  }
}

// A word that is excluded is shown as the number with its sign is, so readings
// alone do not tell; but nobody pastes a figure to be spared its entries.
BOOST_AUTO_TEST_CASE(the_sign_of_a_decimal_number_excludes_nothing) {
  for (const char* query : {"d = -0.30", "r = -.28", "from -0.45 to -0.12", "(-0.92, -0.38)",
                            "95% CI -0.92, -0.38;", "[-.092, -.038]", "95% CI [-0.92, -0.38]",
                            "95% CI: -0.92,-0.38", "-0.92/-0.38", "b = -0.30*", "b = -0.30**",
                            "-0.92 -\u22120.38", "-0.92\u2013-0.38", "-0.5SD", "-0.30\u00B10.1"}) {
    BOOST_TEST(!excludes_something(parse_query(query, Syntax::lenient).query),
               '[' << query << "] excludes a part of itself");
  }
}

// What is shown to the person must be a query that means what was understood.
BOOST_AUTO_TEST_CASE(every_reading_reads_as_itself) {
  for (const Block& block : blocks()) {
    const std::string again = strict_reading(block.reading);
    BOOST_TEST(again == block.reading, "real_queries.txt:" << block.line << ": " << block.reading
                                                           << "\n  is itself read as " << again);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
