// Relative dates in a query: what they are on a day, and that this is told.
#include "search/plan/relative_dates.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/print_names.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(relative_dates)

namespace {

/// "published:2025-11-29.. | relative-date: `…` is …"
std::string read(const char* text, Syntax syntax = Syntax::strict) {
  SearchOptions options;
  options.syntax = syntax;
  options.today = std::chrono::sys_days(std::chrono::year(2026) / 11 / 29);
  try {
    ParsedQuery parsed = parse_query(text, syntax);
    const Query query = with_dates(parsed.query, options, parsed.diagnostics);
    std::string read = query.to_string();
    for (const Diagnostic& told : parsed.diagnostics) {
      read += " | " + name_of(told.code) + ": " + told.message;
    }
    return read;
  } catch (const QuerySyntaxError& error) {
    return name_of(error.code());
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_is_resolved_and_told) {
  BOOST_TEST(read("published:1y..") ==
             "published:2025-11-29.. | relative-date: `published:1y..` is published:2025-11-29.., "
             "counted from 2026-11-29");
  BOOST_TEST(read("alliance published:..6m") ==
             "alliance published:..2026-05-29 | relative-date: `published:..6m` is "
             "published:..2026-05-29, counted from 2026-11-29");
  BOOST_TEST(read("year:5y.. -published:30d..7d") ==
             "year:2021.. -published:2026-10-30..2026-11-22 | relative-date: `year:5y..` is "
             "year:2021.., counted from 2026-11-29 | relative-date: `published:30d..7d` is "
             "published:2026-10-30..2026-11-22, counted from 2026-11-29");
  BOOST_TEST(read("year:2015..") == "year:2015..");
}

BOOST_AUTO_TEST_CASE(what_is_no_range_or_reversed_is_a_fault) {
  for (const char* text : {"published:1y", "year:6m..", "published:1w..", "published:>1y"}) {
    BOOST_TEST(read(text) == "bad-range", text);
  }
  for (const char* text : {"published:6m..1y", "published:1y..2020", "published:2027..1y"}) {
    BOOST_TEST(read(text) == "reversed-range", text);
  }
  BOOST_TEST(read("published:1y", Syntax::lenient).starts_with("published:2025-11-29.. |"));
  BOOST_TEST(
      read("published:1y..2020", Syntax::lenient).starts_with("published:2020..2025-11-29 |"));
}

BOOST_AUTO_TEST_CASE(without_a_day_it_is_the_day_of_the_search) {
  const auto before = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  const auto today = today_of({});
  const auto after = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  BOOST_TEST((before <= today && today <= after));
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
