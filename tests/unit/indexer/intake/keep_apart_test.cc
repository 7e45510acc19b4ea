#include "indexer/intake/keep_apart.h"

#include <boost/test/unit_test.hpp>
#include <string>

#include "formats/list_faults.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(keep_apart)

namespace {

/// "a-b c-d", or the message that refuses the list.
std::string pairs_of(const std::string& text) {
  std::string pairs;
  try {
    for (const auto& [one, other] : read_keep_apart(text, "pairs")) {
      pairs += (pairs.empty() ? "" : " ") + one + '-' + other;
    }
  } catch (const ListFaults& list) {
    pairs.clear();
    for (const ListFault& fault : list.faults()) {
      pairs += list.file() + ':' + std::to_string(fault.line) + ": " + fault.what + '\n';
    }
  }
  return pairs;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_line_is_a_pair_of_ids) {
  const std::string kWanted = " is not two different ids with a tab between them\n";
  const struct {
    const char* text;
    std::string pairs;
  } kRows[] = {
      {"", ""},
      {"a\tb\nc d\r\n", "a-b c-d"},
      {"\xEF\xBB\xBF# pairs\n\n  \na\tb", "a-b"},
      {"\xEF\xBB\xBF"
       "a\tb",
       "a-b"},
      {"«a»\tb»\n", "«a»-b»"},
      {"a\n", "pairs:1: 'a'" + kWanted},
      {"#\na\ta\n", "pairs:2: 'a\ta'" + kWanted},
      {"a b c\nd e\nf\n", "pairs:1: 'a b c'" + kWanted + "pairs:3: 'f'" + kWanted},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.text) { BOOST_TEST(pairs_of(row.text) == row.pairs); }
  }
}

BOOST_AUTO_TEST_SUITE_END()
