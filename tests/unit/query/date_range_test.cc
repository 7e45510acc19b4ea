#include "query/date_range.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch {
namespace {

std::string range_text(const char* text) {
  const auto range = read_date_range(text);
  return range ? range->from + " to " + range->to : "none";
}

}  // namespace

BOOST_AUTO_TEST_SUITE(date_range)

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
