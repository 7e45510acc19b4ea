// Which entries may be among the best, by sums that are nearly right.
#include "search/rank/nearly_best.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <deque>
#include <functional>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "search/rank/entry_scores.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(nearly_the_best)

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

/// Words of random entries that bring random numbers; of each, `among` may be a set of its own.
class RandomSummands {
 public:
  RandomSummands(std::size_t size, std::size_t words) : size_(size) {
    for (std::size_t i = 0; i < words; ++i) {
      // From a word of every second entry to rare ones.
      const std::size_t share = 2 + 10 * i;
      found_.push_back(std::make_unique<WordEntries>(some(share), std::vector<FieldMask>()));
      std::vector<std::uint16_t>& nearly = nearly_.emplace_back();
      for (std::size_t j = 0; j < found_.back()->size(); ++j) {
        nearly.push_back(static_cast<std::uint16_t>((1 + random_() % 500) * share));
      }
    }
  }

  EntrySet some(std::size_t share) {
    return EntrySet::where(size_, [&](EntryNumber) { return random_() % share == 0; });
  }

  /// All words, and a name that every entry of `among` has.
  std::vector<Summand> summands(const EntrySet& among) const {
    std::vector<Summand> all = {{nullptr, {}, 300, 300, &among}};
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const float most = nearly_[i].empty() ? 0 : *std::ranges::max_element(nearly_[i]);
      all.push_back({found_[i].get(), nearly_[i], 2, 2 * most, i % 3 == 2 ? &among : nullptr});
    }
    return all;
  }

 private:
  std::size_t size_;
  std::mt19937 random_{20201101};
  std::vector<std::unique_ptr<WordEntries>> found_;
  std::deque<std::vector<std::uint16_t>> nearly_;
};

/// The sum of an entry, one summand after the other.
float sum_of(const std::vector<Summand>& summands, EntryNumber entry) {
  float sum = 0;
  for (const Summand& one : summands) {
    if (one.among != nullptr && !one.among->contains(entry)) continue;
    if (one.found == nullptr) {
      sum += one.weight;
    } else if (const std::size_t place = one.found->place_of(entry); place < one.found->size()) {
      sum += one.weight * one.nearly[place];
    }
  }
  return sum;
}

BOOST_AUTO_TEST_CASE(no_entry_that_may_be_among_the_best_is_left_out) {
  constexpr std::size_t kSize = 3000;
  const SmallIndex index(entries(kSize));
  IndexReader::Session session = IndexReader::open(index.path())->session();
  for (const std::size_t words : {1u, 2u, 9u}) {
    RandomSummands random(kSize, words);
    for (const std::size_t share : {1u, 2u, 50u, 1000u}) {
      const EntrySet wanted = random.some(share);
      const EntrySet among = wanted & random.some(3);
      const std::vector<Summand> summands = random.summands(among);
      for (const std::size_t most : {1u, 10u, 1000u}) {
        std::vector<float> sums;
        wanted.for_each([&](EntryNumber entry) { sums.push_back(sum_of(summands, entry)); });
        std::sort(sums.begin(), sums.end(), std::greater());
        const float slack = slack_of(summands);
        const float least = sums.size() < most ? 0 : sums[most - 1] - slack;
        std::size_t expected = 0;
        wanted.for_each([&](EntryNumber e) { expected += sum_of(summands, e) >= least ? 1 : 0; });
        std::size_t found = 0;
        for (const NearlyScored& one : nearly_best(session, wanted, summands, most)) {
          const float sum = sum_of(summands, one.entry);
          BOOST_TEST_REQUIRE(std::abs(one.sum - sum) <= slack);
          found += sum >= least ? 1 : 0;
        }
        BOOST_TEST(found == expected, words << " words, 1/" << share << " wanted, best " << most);
      }
      const float* sums = session.sums();
      BOOST_TEST(std::all_of(sums, sums + kSize, [](float number) { return number == 0; }));
    }
  }
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
