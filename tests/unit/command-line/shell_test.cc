#include "command-line/shell.h"

#include <boost/test/unit_test.hpp>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(shell)

BOOST_AUTO_TEST_CASE(a_text_is_an_argument_that_a_shell_takes_as_it_is) {
  const std::pair<const char*, const char*> cases[] = {
      {"index/one-2.x", "index/one-2.x"},  // nothing that a shell would read otherwise
      {"2015..2020", "2015..2020"},           {"", "''"},
      {"two words", "'two words'"},           {"\"none\"", "'\"none\"'"},
      {"O'Brien & $x", "'O'\\''Brien & $x'"}, {"a*", "'a*'"},
  };
  for (const auto& [text, quoted] : cases) BOOST_TEST(quoted_for_shell(text) == quoted, text);
}

BOOST_AUTO_TEST_SUITE_END()
