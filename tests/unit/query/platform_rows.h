#pragma once

#include <pprsearch/error.h>
#include <pprsearch/names.h>
#include <pprsearch/query.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <string_view>

#include "tests/unit/query/query_invariants.h"

// Tables of texts in the languages of other platforms, and what they are read as.

namespace pprsearch::test {

struct PlatformRow {
  Platform platform;
  const char* text;
  const char* read;
};

/// The canonical query, which is read as it is written; or the refusal with its code.
inline std::string read_platform(Platform platform, std::string_view text,
                                 Syntax syntax = Syntax::strict) {
  try {
    const ParsedQuery parsed = parse_query(text, {.platform = platform, .syntax = syntax});
    const std::string broken = broken_canonical_text(parsed.query);
    return broken.empty() ? parsed.query.to_string() : broken;
  } catch (const QuerySyntaxError& error) {
    return std::string(to_string(error.code())) + ": " + error.what();
  }
}

template <typename Rows, typename Read>
void check_platform_rows(const Rows& rows, const Read& read) {
  for (const PlatformRow& row : rows) {
    BOOST_TEST_CONTEXT(to_string(row.platform) << " " << row.text) {
      BOOST_TEST(read(row.platform, row.text) == row.read);
    }
  }
}

}  // namespace pprsearch::test
