#include "citation/issn.h"

#include <pprsearch/citation.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/strings.h"

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(issn)

namespace {

struct Row {
  const char* text;
  const char* expected;
};

}  // namespace

BOOST_AUTO_TEST_CASE(an_issn_has_the_form_in_which_it_is_printed) {
  for (const Row& row : {Row{"0033-3204", "0033-3204"},
                         {"00333204", "0033-3204"},
                         {" ISSN: 0033-3204 ", "0033-3204"},
                         {"issn 19391536", "1939-1536"},
                         {"0000-006X", "0000-006X"},
                         {"0000006x", "0000-006X"},
                         {"0033-3205", ""},  // a wrong check digit
                         {"0330-3204", ""},
                         {"0000-006", ""},
                         {"0000-X060", ""},
                         {"00-333204", ""},
                         {"0033 3204", ""},
                         {"978-0-306-40615-7", ""},
                         {"", ""}}) {
    BOOST_TEST_CONTEXT("text: " << row.text) {
      BOOST_TEST(bare_issn(row.text) == row.expected);
      BOOST_TEST(bare_issn(row.expected) == row.expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_list_has_each_once_and_what_is_none_is_told) {
  std::vector<std::string> others;
  BOOST_TEST(plain_issns("00333204,1939-1536; 0033-3204 1234 0033-3205", others) ==
             "0033-3204, 1939-1536");
  BOOST_TEST(join(others, " ") == "1234 0033-3205");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
