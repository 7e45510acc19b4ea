// Letters that may be written as two.
#include "text/umlauts.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace pprsearch::test {

BOOST_AUTO_TEST_SUITE(umlauts)

BOOST_AUTO_TEST_CASE(letters_that_may_be_written_as_two_are) {
  Analyzer analyzer;
  struct Row {
    const char* word;
    const char* spelled_out;
  };
  for (const Row& row : std::vector<Row>{{"Müller", "mueller"},
                                         {"MÜLLER", "mueller"},
                                         {"Mu\u0308ller", "mueller"},
                                         {"Ärzte", "aerzte"},
                                         {"Größe", "groesse"},
                                         {"Ängström", "aengstroem"},
                                         {"Sørensen", "soerensen"},
                                         {"Ødegård", "oedegaard"},
                                         {"A\u030Arhus", "aarhus"},
                                         {"A\u0308rztin's", "aerztin"}}) {
    BOOST_TEST(spelled_out(analyzer, row.word) == row.spelled_out);
    BOOST_TEST(has_umlaut(row.word));
  }
}

BOOST_AUTO_TEST_CASE(other_words_have_no_such_form) {
  Analyzer analyzer;
  for (const char* word : {"", "Muller", "Mueller", "fuel", "naïve", "Zoë", "Strauß", "Cæsar",
                           "Ångü fünf",  // several words
                           "Lü", "Ö", "ü-",
                           "dös",  // does
                           "心"}) {
    BOOST_TEST(spelled_out(analyzer, word) == "", word);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
