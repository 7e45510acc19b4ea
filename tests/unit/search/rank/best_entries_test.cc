// Which entries may be among the best, by sums that are nearly right.
#include "search/rank/best_entries.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "search/rank/entry_scores.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(best_entries)

namespace {

std::vector<Entry> entries(std::size_t count) {
  std::vector<Entry> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back(summary_entry("id-" + std::to_string(100 + i), "rupture"));
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_number_so_many_from_the_top) {
  std::mt19937 random(20201101);
  for (const std::size_t most : {1u, 2u, 10u, 300u}) {
    for (const std::size_t size : {0u, 1u, 9u, 10u, 500u, 5000u}) {
      std::vector<float> numbers;
      LargestNumbers largest(most);
      for (std::size_t i = 0; i < size; ++i) {
        numbers.push_back(static_cast<float>(random() % 1000));
        largest.add(numbers.back());
      }
      std::sort(numbers.begin(), numbers.end(), std::greater());
      const float expected = size < most ? -1.0f : numbers[most - 1];
      BOOST_TEST(largest.least() == expected, most << " of " << size);
    }
  }
}

BOOST_AUTO_TEST_CASE(sums_are_clean_again_and_equal_ones_stay_together) {
  const SmallIndex index(entries(20));
  IndexReader::Session session = IndexReader::open(index.path())->session();
  EntrySet wanted(20);
  for (EntryNumber entry = 0; entry < 20; entry += 2) wanted.insert(entry);
  for (const std::size_t most : {1u, 2u, 3u, 10u, 30u}) {
    EntrySums sums(session, wanted);
    for (EntryNumber entry = 0; entry < 20; entry += 2) sums.add(entry, entry < 4 ? 2.0f : 1.0f);
    const std::size_t expected = most <= 2 ? 2 : 10;  // of two equal ones neither is the best
    BOOST_TEST(sums.from(sums.least_of_best(most)).size() == expected, "of the best " << most);
  }
  const float* numbers = session.sums();
  BOOST_TEST(std::all_of(numbers, numbers + 20, [](float number) { return number == 0; }));
}

BOOST_AUTO_TEST_CASE(entries_are_ranked_by_key_then_score_then_newest) {
  std::vector<Entry> dated = entries(4);
  dated[3].published = "2020-07";
  const SmallIndex index(dated);
  const auto reader = IndexReader::open(index.path());
  EntryScores scores({0, 1, 2, 3});
  scores.at(1) = 2;
  const auto order = [&](const std::vector<ScoredEntry>& ranked) {
    std::string text;
    for (const ScoredEntry& one : ranked) text += std::to_string(one.entry);
    return text;
  };
  BOOST_TEST(order(best_of(scores, reader->columns(), 9)) == "1302");
  BOOST_TEST(order(best_of(scores, reader->columns(), 2)) == "13");
  BOOST_TEST(order(first_ranked(scores, reader->columns(), 9, [](EntryNumber entry) {
               return std::uint32_t{entry > 1 ? 0u : 1u};
             })) == "3210");
  BOOST_TEST(scores.has(3));
  BOOST_TEST(!scores.has(4));
  BOOST_TEST(scores[4] == 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
