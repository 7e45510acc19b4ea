// Arrays that outgrow memory, and what finds something in them: as std::vector and
// std::unordered_multimap have it.
#include "base/spilled_array.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdint>
#include <filesystem>
#include <random>
#include <system_error>
#include <unordered_map>
#include <vector>

#include "base/hashed_numbers.h"
#include "base/temporary_folder.h"

namespace pprsearch::test {

BOOST_AUTO_TEST_SUITE(spilled_array)

BOOST_AUTO_TEST_CASE(it_has_what_was_put_in_wherever_that_is) {
  const TemporaryFolder folder("spilled-");
  for (const std::size_t size : {0u, 1u, 1'000u, 16'383u, 16'384u, 16'385u, 100'000u}) {
    SpilledArray<std::uint64_t> array(folder.path());
    std::vector<std::uint64_t> expected;
    for (std::uint64_t i = 0; i < size; ++i) {
      array.push_back(i * i);
      expected.push_back(i * i);
    }
    for (std::size_t i = 0; i < size; i += 997) array.set(i, expected[i] = i + 7);
    BOOST_TEST(array.size() == size);
    std::vector<std::uint64_t> read(size);
    array.read(0, read);
    BOOST_TEST((read == expected), size);
    std::vector<std::uint64_t> each;
    array.each([&](std::uint64_t value) { each.push_back(value); });
    BOOST_TEST((each == expected), size);
    for (std::size_t i = 0; i < size; i += 501) BOOST_TEST(array[i] == expected[i]);
    if (size > 20'000) {
      std::vector<std::uint64_t> some(90'000);  // of the file, and of what is behind it
      array.read(9'999, some);
      BOOST_TEST((std::equal(some.begin(), some.end(), expected.begin() + 9'999)));
    }
    BOOST_TEST(array.bytes() <= 512u * 1024);
  }
  BOOST_TEST(std::filesystem::is_empty(folder.path()), "its file has no name");
}

BOOST_AUTO_TEST_CASE(texts_go_in_one_behind_the_other) {
  SpilledArray<char> text;
  std::string all;
  for (int i = 0; i < 40'000; ++i) {
    const std::string one = "id" + std::to_string(i);
    text.append(one);
    all += one;
  }
  text.append(std::string(1'000'000, 'x'));
  all += std::string(1'000'000, 'x');
  std::string read(all.size(), ' ');
  text.read(0, read);
  BOOST_TEST((read == all));
}

BOOST_AUTO_TEST_CASE(a_folder_that_is_not_there_is_named) {
  SpilledArray<char> text("/no/such/folder");
  BOOST_CHECK_EXCEPTION(
      text.append(std::string(1'000'000, 'x')), std::system_error, [](const auto& error) {
        return std::string(error.what()).find("/no/such/folder") != std::string::npos;
      });
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(hashed_numbers)

BOOST_AUTO_TEST_CASE(every_number_is_found_by_its_hash) {
  std::mt19937_64 random(20201100);
  HashedNumbers table;
  std::unordered_multimap<std::uint64_t, std::uint32_t> expected;
  std::vector<std::uint64_t> hashes = {0, 1, 2, 3, std::uint64_t{1} << 63, ~std::uint64_t{0}};
  for (int i = 0; i < 40'000; ++i) hashes.push_back(i % 2 == 0 ? random() : 1000u + i);
  for (std::uint32_t number = 0; number < 100'000; ++number) {
    const std::uint64_t hash = hashes[random() % hashes.size()];
    table.add(hash, number);
    expected.emplace(hash, number);
  }
  for (const std::uint64_t hash : hashes) {
    std::vector<std::uint32_t> found;
    table.each(hash, [&](std::uint32_t number) { found.push_back(number); });
    std::ranges::sort(found);
    const auto [begin, end] = expected.equal_range(hash);
    for (auto at = begin; at != end; ++at) {
      BOOST_TEST(std::ranges::binary_search(found, at->second));
    }
  }
}

BOOST_AUTO_TEST_CASE(others_are_hardly_ever_shown) {
  HashedNumbers table;
  for (std::uint32_t number = 0; number < 200'000; ++number) table.add(number, number);
  int others = 0;
  for (std::uint64_t hash = 200'000; hash < 400'000; ++hash) {
    table.each(hash, [&](std::uint32_t) { ++others; });
  }
  BOOST_TEST(others < 5);
  BOOST_TEST(table.bytes() < 13 * 200'000u);
}

BOOST_AUTO_TEST_CASE(an_empty_table_has_nothing_and_takes_no_memory) {
  const HashedNumbers table;
  table.each(7, [](std::uint32_t number) { BOOST_ERROR("found " << number); });
  BOOST_TEST(table.bytes() == 0u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
