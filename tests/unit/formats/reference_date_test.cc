#include "formats/reference_date.h"

#include <boost/test/unit_test.hpp>

#include "tests/unit/formats/reference_text.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(reference_date)

BOOST_AUTO_TEST_CASE(a_range_of_years_counts_from_its_beginning) {
  const struct {
    const char* date;
    const char* beginning;
  } kRows[] = {
      {"1998-1999", "1998"},
      {"1998/1999", "1998"},
      {"1998 – 1999", "1998"},
      {"1999/2000 Winter", "1999"},
      {"1998-99", "1998"},
      {"2015/18", "2015"},
      {"2019-05", "2019-05"},
      {"2019-13", "2019-13"},
      {"2019-12-28", "2019-12-28"},
      {"1998 Dec-1999 Jan", "1998 Dec-1999 Jan"},
      {"in press", "in press"},
      {"Winter 1998-1999", "Winter 1998"},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.date) { BOOST_TEST(beginning_of_range(row.date) == row.beginning); }
  }
}

BOOST_AUTO_TEST_CASE(of_a_text_the_first_date_counts) {
  const struct {
    const char* text;
    const char* date;
  } kRows[] = {
      {"8/3/2020 12:00:00 AM", "8/3/2020"},
      {"8/13/20 0:00", "8/13/20"},
      {"2020-08-03T10:15:00.000Z", "2020-08-03"},
      {"2020-08-03 10:15:00+00:00", "2020-08-03"},
      {"Mon Aug 03 10:15:00 2020", "Mon Aug 03 2020"},
      {"2020 Mar 3", "2020 Mar 3"},
      {"12/1998-01/1999", "12/1998"},
      {"1998 Dec-1999 Jan", "1998 Dec"},
      {"Dec 1998/Jan 1999", "Dec 1998"},
      {"December 28, 2019 - January 3, 2020", "December 28, 2019"},
      {"2019-12-28/2020-01-03", "2019-12-28"},
      {"1998?-2001", "1998"},
      {"1923/1961", "1923"},
      {"2020 [cited 2021 Mar 3]", "2020"},
      {"2020 Mar 3 cited 2021 Mar 3", "2020 Mar 3"},
      {"2019 (Epub 2018 Dec 3)", "2019"},
      {"2019 [2018]", "2019"},
      {"[2018] 2019", "2019"},
      {"[2019]", "[2019]"},
      {"2019 (print), 2018 (online)", "2019"},
      {"c2019, 2018", "c2019"},
      {"Dec-Jan 2019-2020", "Dec 2019"},
      {"Dec/Jan 2019/2020", "Dec 2019"},
      {"Dec-Jan 2020", "Dec 2019"},
      {"30 Dec-2 Jan 2020", "30 Dec 2019"},
      {"Jan-Dec 2020", "Jan-Dec 2020"},
      {"12-15 Dec 2020", "12-15 Dec 2020"},
      {"in press", "in press"},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(first_date(row.text) == row.date); }
  }
}

BOOST_AUTO_TEST_CASE(a_date_with_slashes_has_four_parts) {
  const struct {
    const char* text;
    const char* date;
  } kRows[] = {
      {"2012/12//Dec2012/Jan2013", "2012-12"},
      {"2020/11//Nov/Dec2020", "2020-11"},
      {"2020///Nov/Dec2020", "Nov/Dec2020"},
      {"2020///Dec2019", "2020"},
      {"2020///Nov", "2020 Nov"},
      {"2020//Nov/", "2020 Nov"},
      {"2020///", "2020"},
      {"2020/", "2020"},
      {"2020//12/", "2020"},
      {"2020/00/00/", "2020"},
      {"2020/11/03/", "2020-11-03"},
      {"2020/11/03/ Spring", "2020-11-03"},
      {"2020/03-04/", "2020-03"},
      {"2020/Mar-Apr/", "2020-Mar"},
      {"2020/11/12-15/", "2020-11-12"},
      {"2019/2020", "2019/2020"},
      {"2019-12-28/2020-01-03", "2019-12-28/2020-01-03"},
      {" 2019 ", "2019"},
      {"Jan/Feb 2019", "Jan/Feb 2019"},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(date_of_slashes(row.text) == row.date); }
  }
}

BOOST_AUTO_TEST_CASE(a_range_may_stand_behind_the_slashes_of_its_year) {
  BOOST_TEST(date_of_slashes("1998///Dec-1999 Jan") == "1998 Dec");
  BOOST_TEST(date_of_slashes("2019//Dec 28-2020 Jan 3/") == "2019 Dec 28");
}

BOOST_AUTO_TEST_CASE(the_fullest_date_is_taken_that_does_not_contradict_the_first) {
  const struct {
    std::vector<std::string> dates;
    const char* fullest;
    const char* told;
  } kRows[] = {
      {{}, "", ""},
      {{"2019"}, "2019", ""},
      {{"20191399"}, "20191399", ""},  // its reader tells
      {{"2019", "2019-05-02"}, "2019-05-02", ""},
      {{"2019", "20190502"}, "20190502", ""},
      {{"2019", "May 2"}, "2019 May 2", ""},
      {{"2019", "12 Mar"}, "2019 12 Mar", ""},
      {{"2019", "2020-05-02"}, "2019", ""},
      {{"2019-03", "2019-05-02"}, "2019-03", ""},
      {{"2019-03", "2019-03-09"}, "2019-03-09", ""},
      {{"2019", "Winter"}, "2019", ""},
      {{"2019", "2019-2020", "2019-11"}, "2019-11", ""},
      {{"in press", "2019-05"}, "2019-05", ""},
      {{"in press", "n.d."}, "in press", ""},
      {{"2019", "20191399"}, "2019", "'20191399'"},
      {{"2012", "12. Mai"}, "2012 12. Mai", ""},
      {{"2012", "15. März 2012"}, "15. März 2012", ""},
      {{"2012", "3. listopadu 2012"}, "2012", "'3. listopadu 2012'"},
      {{"2012", "2012 Suppl 2"}, "2012", "'2012 Suppl 2'"},
      {{"", "2019"}, "2019", ""},
      {{"2020", "1.11.20"}, "2020-11-1", ""},
      {{"2020", "1/11/20"}, "2020", ""},
      {{"2020", "25/11/20"}, "2020-11-25", ""},
      {{"2020", "11/25/20"}, "2020-11-25", ""},
      {{"2020", "1/11/19"}, "2020", ""},
      {{"2020", "01-11-20"}, "2020", "'01-11-20'"},
      {{"2019", "Jun-19"}, "2019 Jun", ""},
      {{"2020", "Jun-19"}, "2020 Jun-19", ""},
      {{"1.11.98"}, "1998-11-1", ""},
      {{"15-Mar-20"}, "2020 Mar 15", ""},
      {{"15 Mar 98"}, "1998 Mar 15", ""},
      {{"Mar-20"}, "2020 Mar", ""},
      {{"2020", "Mar-20"}, "2020 Mar", ""},
      {{"8/3/2020 12:00:00 AM"}, "8/3/2020", ""},
      {{"2020", "8/13/20 0:00"}, "2020-8-13", ""},
      {{"2020", "Dec-Jan"}, "2020", "'Dec-Jan'"},
      {{"2020", "Dec-Jan 2020"}, "2020", ""},
      {{"1998", "Dec-1999 Jan"}, "1998 Dec", ""},
      {{"2019", "Dec 28-2020 Jan 3"}, "2019 Dec 28", ""},
      {{"2019", "Dec/Jan 2020"}, "Dec 2019", ""},
      {{"2019", "Nov-2021 Jan"}, "2019", ""},
      {{"1998", "1999 Jan"}, "1998", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(joined(row.dates)) {
      std::vector<std::string> repairs;
      BOOST_TEST(fullest_date(row.dates, repairs) == row.fullest);
      const std::string told = *row.told == '\0' ? ""
                                                 : "the date " + std::string(row.told) +
                                                       " could not be read in full, and '" +
                                                       row.fullest + "' was taken";
      BOOST_TEST(joined(repairs) == told);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_range_of_days_in_figures_counts_from_its_beginning) {
  const struct {
    const char* date;
    const char* beginning;
  } kRows[] = {
      {"7.-12.06.2002", "7.06.2002"},
      {"7. - 10.11.2002", "7.11.2002"},
      {"30.6.-11.7.2003", "30.6.2003"},
      {"30.12. – 2.1.2003", "30.12.2002"},
      {"1.2.2003-3.2.2003", "1.2.2003-3.2.2003"},
      {"7.12.2002", "7.12.2002"},
      {"2019-05-02", "2019-05-02"},
      {"12-15.2002", "12-15.2002"},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.date) { BOOST_TEST(beginning_of_range(row.date) == row.beginning); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
