#include "indexer/commands/entry_files.h"

#include <boost/test/unit_test.hpp>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(entry_files)

BOOST_AUTO_TEST_CASE(a_file_is_named_by_its_entry_as_far_as_a_file_can_be) {
  EntryFileNames names;
  const std::pair<std::string, std::string> cases[] = {
      {"2020-11-sleep", "2020-11-sleep.md"},
      {"2020-11-SLEEP", "2020-11-SLEEP~2.md"},
      {"2020-11-sleep~3", "2020-11-sleep_3.md"},
      {"a/b", "a_b.md"},
      {"a:b", "a_b~2.md"},
      {"a_b", "a_b~3.md"},
      {"..", "_...md"},
      {"../../etc/passwd", "_.._.._etc_passwd.md"},
      {".hidden", "_.hidden.md"},
      {"-rf", "_-rf.md"},
      {"README", "README~2.md"},
      {"readme", "readme~3.md"},
      {"\xD1\x81\xD0\xBE\xD0\xBD", "\xD1\x81\xD0\xBE\xD0\xBD.md"},
      {"what? *now*", "what___now_.md"},
      {std::string(200, 'x'), std::string(200, 'x') + ".md"},
  };
  for (const auto& [id, name] : cases) BOOST_TEST(names.name_of(id) == name, id);
}

BOOST_AUTO_TEST_SUITE_END()
