// Numbers by a hash: as std::unordered_multimap has them.
#include "indexer/intake/number_table.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <unordered_map>
#include <vector>

namespace pprsearch::test {

BOOST_AUTO_TEST_SUITE(number_table)

BOOST_AUTO_TEST_CASE(every_number_is_found_by_its_hash_and_by_no_other) {
  std::mt19937_64 random(20201100);
  NumberTable table;
  std::unordered_multimap<std::uint64_t, std::uint32_t> expected;
  std::vector<std::uint64_t> hashes = {0, 1, 2, 3, std::uint64_t{1} << 63, ~std::uint64_t{0}};
  for (int i = 0; i < 3000; ++i) hashes.push_back(random());
  for (std::uint32_t number = 0; number < 10'000; ++number) {
    const std::uint64_t hash = hashes[random() % hashes.size()];
    table.add(hash, number);
    expected.emplace(hash, number);
  }
  for (const std::uint64_t hash : hashes) {
    std::vector<std::uint32_t> found;
    table.each(hash, [&](std::uint32_t number) { found.push_back(number); });
    std::vector<std::uint32_t> wanted;
    const auto [begin, end] = expected.equal_range(hash);
    for (auto at = begin; at != end; ++at) wanted.push_back(at->second);
    std::ranges::sort(found);
    std::ranges::sort(wanted);
    BOOST_TEST(found == wanted, boost::test_tools::per_element());
  }
}

BOOST_AUTO_TEST_CASE(of_many_numbers_memory_has_what_finds_them) {
  constexpr std::uint32_t kNumbers = 300'000;
  NumberTable table;
  for (std::uint32_t number = 0; number < kNumbers; ++number) table.add(number * 977, number);
  for (std::uint32_t number = 0; number < kNumbers; number += 1'001) {
    table.each(number * 977, [&](std::uint32_t found) { BOOST_TEST(found == number); });
  }
  BOOST_TEST(table.bytes() < 14 * kNumbers);
}

BOOST_AUTO_TEST_CASE(an_empty_table_has_nothing_and_takes_no_memory) {
  const NumberTable table;
  table.each(7, [](std::uint32_t number) { BOOST_ERROR("found " << number); });
  BOOST_TEST(table.bytes() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
