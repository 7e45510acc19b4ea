// What people read of dates, numbers and citations.
#include "site/pages/names.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch::test {

BOOST_AUTO_TEST_SUITE(page_names)

BOOST_AUTO_TEST_CASE(dates_are_told_as_people_write_them) {
  const struct {
    const char* date;
    const char* told;
  } rows[] = {{"2020-07", "July 2020"}, {"2020-02-09", "9 February 2020"},
              {"2020", "2020"},         {"", ""},
              {"2020-13", "2020-13"},   {"2020-7", "2020-7"}};
  for (const auto& [date, told] : rows) BOOST_TEST(date_told(date) == told);
}

BOOST_AUTO_TEST_CASE(numbers_have_commas) {
  BOOST_TEST(entries_counted(1) == "1 entry");
  BOOST_TEST(entries_counted(0) == "0 entries");
  BOOST_TEST(entries_counted(1234567) == "1,234,567 entries");
  BOOST_TEST(counted(100) == "100");
}

BOOST_AUTO_TEST_CASE(the_line_of_an_article_is_as_printed_or_made_of_its_parts) {
  Citation citation = parse_citation("Doe, J. (2019). Homework. Journal, 1(2), 3-4.");
  BOOST_TEST(article_line(citation) == "Doe, J. (2019). Homework. Journal, 1(2), 3-4.");
  citation.raw.clear();
  citation.doi = "10.1000/ex<1>/a";
  BOOST_TEST(article_line(citation) ==
             "Doe, J. (2019). Homework. Journal, 1(2), 3-4. https://doi.org/10.1000/ex%3C1%3E/a");
  citation = {};
  citation.authors = {{"Doe", "J.", "", ""}, {"", "", "WHO", ""}};
  citation.title = "Why?";
  BOOST_TEST(article_line(citation) == "Doe, J., & WHO (n.d.). Why?");
  citation.authors_cut = true;
  BOOST_TEST(article_line(citation) == "Doe, J., WHO, et al. (n.d.). Why?");
}

BOOST_AUTO_TEST_CASE(only_addresses_of_the_web_are_links) {
  Citation citation;
  citation.url = "javascript:alert(1)";
  BOOST_TEST(article_address(citation) == "");
  citation.url = "https://example.org/a";
  BOOST_TEST(article_address(citation) == "https://example.org/a");
}

BOOST_AUTO_TEST_CASE(the_line_of_a_summary_names_the_site) {
  Entry entry;
  entry.id = "a";
  entry.title = "Does Homework Help?";
  entry.published = "2021-03";
  BOOST_TEST(summary_line(entry, "PPRNet", "https://example.org/a") ==
             "PPRNet. (2021, March). Does Homework Help? https://example.org/a");
  entry.published = "2021-03-04";
  BOOST_TEST(summary_line(entry, "PPRNet", "") == "PPRNet. (2021, March 4). Does Homework Help?");
  entry.published.clear();
  BOOST_TEST(summary_line(entry, "PPRNet", "") == "PPRNet. (n.d.). Does Homework Help?");
}

BOOST_AUTO_TEST_CASE(paragraphs_are_separated_by_blank_lines) {
  const std::vector<std::string> two = {"a\nb", "c"};
  BOOST_TEST(paragraphs_of("\n a\nb\n \t\n\r\nc\n").size() == 2U);
  BOOST_TEST(paragraphs_of("a\nb\n\nc") == two, boost::test_tools::per_element());
  BOOST_TEST(paragraphs_of("").empty());
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
