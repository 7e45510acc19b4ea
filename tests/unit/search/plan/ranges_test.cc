// Ranges of dates: an entry is in one if every day that its date can mean is.
#include "search/plan/ranges.h"

#include <pprsearch/error.h>

#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/small_columns.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(ranges)

namespace {

struct Row {
  std::string range;
  std::uint32_t date;
  bool inside;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_date_of_any_form_lies_wholly_within_or_is_out) {
  for (const Row& row : {Row{"2020", 20200000, true},
                         {"2020", 20200700, true},
                         {"2020", 20201231, true},
                         {"2020", 20190000, false},
                         {"2020", 0, false},  // without a date
                         {"2020-07..2020-12", 20200000, false},
                         {"2020-07..2020-12", 20200700, true},
                         {"2020-07..2020-12", 20200701, true},
                         {"2020-07..2020-12", 20201231, true},
                         {"2020-07..2020-12", 20210101, false},
                         {"2020-07-15..", 20200700, false},
                         {"2020-07-15..", 20200715, true},
                         {"2020-07-15..", 99990000, true},
                         {"..2020", 20200000, true},
                         {"..2020", 20210000, false},
                         {"..2020", 10000, true},  // the year 1
                         {"..2020", 0, false},
                         {"2020-02", 20200229, true},
                         {"2020-02", 20200301, false},
                         {"2020-07-15", 20200715, true},
                         {"2020-07-15", 20200700, false}}) {
    const SmallColumns columns({dated_row("a", row.date)});
    const PlanNode range = range_of_filter(FacetField::published, row.range);
    BOOST_TEST(in_range(range, *columns, 0) == row.inside,
               row.date << (row.inside ? " is not in " : " is in ") << row.range);
  }
}

BOOST_AUTO_TEST_CASE(years_are_those_of_the_article) {
  for (const Row& row : {Row{"2015", 2015, true},
                         {"2015", 2016, false},
                         {"2015..2020", 2020, true},
                         {"2015..2020", 2021, false},
                         {"2015..", 2014, false},
                         {">=2015", 2015, true},
                         {">2015", 2015, false},
                         {"<2015", 2014, true},
                         {"..2015", 0, false},
                         {"0000", 0, false},
                         {"0000..2015", 0, false},
                         {"0000..2015", 2014, true}}) {
    const SmallColumns columns({dated_row("a", 20200000, row.date)});
    const PlanNode range = range_of_filter(FacetField::year, row.range);
    BOOST_TEST(in_range(range, *columns, 0) == row.inside,
               row.date << (row.inside ? " is not in " : " is in ") << row.range);
  }
}

BOOST_AUTO_TEST_CASE(a_filter_that_is_no_range_is_an_error) {
  struct Bad {
    FacetField field;
    const char* value;
  };
  for (const Bad& bad : {Bad{FacetField::year, ""},
                         {FacetField::year, "soon"},
                         {FacetField::year, "2020-07"},
                         {FacetField::year, "2020..2015"},
                         {FacetField::year, "2015 OR 2016"},
                         {FacetField::year, "2015 2016"},
                         {FacetField::published, "2020-13"},
                         {FacetField::year, "(2020)"},
                         {FacetField::year, "2020^2"},
                         {FacetField::year, "2020 "},
                         {FacetField::year, "\"2020\""},
                         {FacetField::published, "July"},
                         {FacetField::published, "9999..1y"},
                         {FacetField::published, "6m..1y"},
                         {FacetField::published, "1y"},
                         {FacetField::published, "2020)"}}) {
    BOOST_TEST_CONTEXT(to_string(bad.field) << " [" << bad.value << ']') {
      BOOST_CHECK_EXCEPTION(range_of_filter(bad.field, bad.value), Error, [&](const Error& error) {
        return std::string(error.what()).starts_with(to_string(bad.field)) &&
               error.kind() == ErrorKind::bad_value;
      });
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
