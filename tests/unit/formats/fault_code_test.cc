#include "formats/fault_code.h"

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(fault_code)

BOOST_AUTO_TEST_CASE(each_code_has_a_name_of_its_own_and_is_documented) {
  std::ostringstream document;
  document << std::ifstream(PPRSEARCH_DOCS "/source-formats.md").rdbuf();
  std::set<std::string> names;
  for (std::uint8_t number = 0; number <= static_cast<std::uint8_t>(FaultCode::bad_line);
       ++number) {
    const std::string name(to_string(static_cast<FaultCode>(number)));
    BOOST_TEST(!name.empty(), int(number));
    BOOST_TEST(names.insert(name).second, name);
    BOOST_TEST(document.str().find("| `" + name + "` |") != std::string::npos, name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
