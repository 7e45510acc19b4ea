#include "query/date_range.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(date_range)

namespace {

std::string range_text(const char* text) {
  const auto range = read_date_range(text);
  return range ? range->from + " to " + range->to : "none";
}

}  // namespace

BOOST_AUTO_TEST_CASE(dates_and_pairs_of_dates_are_ranges) {
  struct Row {
    const char* text;
    const char* range;
  };
  constexpr Row kRows[] = {
      {"2015", "2015 to 2015"},
      {"2020-07-15", "2020-07-15 to 2020-07-15"},
      {"2015..2020-07", "2015 to 2020-07"},
      {"2015..", "2015 to "},
      {"..2015", " to 2015"},
      {">=2020-07", "2020-07 to "},
      {">2020-12-31", "2021-01-01 to "},
      {"<2020-01", " to 2019-12"},
      {"<=2020", " to 2020"},
      {"2020-02-29", "2020-02-29 to 2020-02-29"},
      {"2019-02-29", "none"},
      {"2020-00", "none"},
      {"2020-7", "none"},
      {"2020-07-1", "none"},
      {"202O", "none"},
      {"20200715", "none"},
      {"..", "none"},
      {"", "none"},
      {">", "none"},
      {">=", "none"},
      {"2015...2020", "none"},
      {"2015..2018..2020", "none"},
      {">9999", "none"},
      {"<0000", "none"},
      {"1y..", "1y to "},
      {"..30d", " to 30d"},
      {"2Y..6m", "2Y to 6m"},
      {"2015..1y", "2015 to 1y"},
      {"1y", "none"},
      {">1y", "none"},
      {"1w..", "none"},
      {"12345d..", "none"},
      {"y..", "none"},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT("text: " << row.text) { BOOST_TEST(range_text(row.text) == row.range); }
  }
}

BOOST_AUTO_TEST_CASE(ends_of_different_precision_are_compared_by_the_days_they_cover) {
  BOOST_TEST(!is_reversed({"2020-07-15", "2020-07"}));
  BOOST_TEST(!is_reversed({"2020-07", "2020"}));
  BOOST_TEST(is_reversed({"2020-08", "2020-07-31"}));
  BOOST_TEST(is_reversed({"2021", "2020"}));
  BOOST_TEST(!is_reversed({"2021", ""}));
}

BOOST_AUTO_TEST_CASE(two_relative_ends_have_an_order_and_one_has_none_yet) {
  BOOST_TEST(is_reversed({"6m", "1y"}));
  BOOST_TEST(!is_reversed({"1y", "6m"}));
  BOOST_TEST(!is_reversed({"1y", "1y"}));
  BOOST_TEST(!is_reversed({"1y", "1990"}));
  BOOST_TEST(has_years_only({"1y", "2020"}));
  BOOST_TEST(!has_years_only({"6m", ""}));
}

BOOST_AUTO_TEST_CASE(a_relative_end_is_a_day_before_another) {
  struct Row {
    const char* today;
    const char* relative;
    const char* day;
  };
  constexpr Row kRows[] = {
      {"2026-11-29", "1y", "2025-11-29"},    {"2026-11-29", "6m", "2026-05-29"},
      {"2026-11-29", "30d", "2026-10-30"},   {"2026-11-29", "0d", "2026-11-29"},
      {"2024-02-29", "1y", "2023-02-28"},    {"2024-03-31", "1M", "2024-02-29"},
      {"2026-01-15", "13m", "2024-12-15"},   {"2026-11-29", "9999y", "0001-01-01"},
      {"2026-11-29", "9999m", "1193-08-29"}, {"0001-01-05", "9d", "0001-01-01"},
  };
  for (const Row& row : kRows) {
    const auto today = read_day(row.today);
    BOOST_REQUIRE(today.has_value());
    BOOST_TEST(write_day(day_before(row.relative, *today)) == row.day,
               row.relative << " before " << row.today);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
