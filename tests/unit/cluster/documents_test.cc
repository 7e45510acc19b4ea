// What of a generation is needed to make its documents.
#include "cluster/documents.h"

#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <cstring>
#include <string>

#include "base/files.h"
#include "index/damage.h"
#include "tests/support/small_columns.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(documents)

BOOST_AUTO_TEST_CASE(a_rank_of_no_entry_is_damage_and_so_is_one_of_two_entries) {
  const SmallColumns columns({dated_row("a", 20200101), dated_row("b", 20210101)});
  BOOST_TEST(DocumentMaker::by_newest(*columns).front() == 1U);
  std::string file = read_file(columns.path(), 1 << 20);
  const std::string name = "rank.newest";
  std::uint64_t begin = 0;
  std::memcpy(&begin, file.data() + file.find(name) + name.size() + sizeof begin, sizeof begin);
  for (const std::uint32_t rank : {2U, 0U, 0xFFFFFFFFU}) {
    std::memcpy(file.data() + begin, &rank, sizeof rank);
    const ScratchFolder scratch;
    const Columns damaged(scratch.write("columns", file));
    BOOST_CHECK_EXCEPTION(DocumentMaker::by_newest(damaged), Damage, [](const Damage& damage) {
      return std::string(damage.what()) == "column 'rank.newest' is damaged";
    });
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
