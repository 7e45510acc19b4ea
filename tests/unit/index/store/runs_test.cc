// Sorting more than memory holds.
#include "index/store/runs.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "tests/support/random_corpus.h"
#include "tests/support/scratch_folder.h"
#include "tests/support/seed.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(runs)

namespace {

constexpr unsigned kFirstSeed = 20201100;

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// Writes down what it is given, a key once.
class Listing : public RunSink {
 public:
  void begin(std::string_view key, std::uint64_t bytes) override {
    BOOST_TEST(left_ == 0u, "fewer bytes than were announced");
    pairs.emplace_back(key, "");
    left_ = bytes;
  }
  void append(std::string_view bytes) override {
    BOOST_TEST_REQUIRE(bytes.size() <= left_);
    pairs.back().second += bytes;
    left_ -= bytes.size();
  }

  Pairs pairs;

 private:
  std::uint64_t left_ = 0;
};

/// What sorting has to give: each key once, its bytes in the order in which they came.
Pairs sorted(Pairs pairs) {
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  Pairs joined;
  for (const auto& [key, bytes] : pairs) {
    if (joined.empty() || joined.back().first != key) joined.emplace_back(key, "");
    joined.back().second += bytes;
  }
  return joined;
}

/// Keys of any bytes, some of them empty, many of them alike.
Pairs random_pairs(Chance& chance, std::size_t count) {
  static const std::vector<std::string> kPieces = {
      "a", "b", "ab", "\xc3\xa9", std::string(1, '\0'), "\xff"};
  const auto text = [&](std::size_t most) {
    std::string bytes;
    for (std::size_t left = chance.upto(most); left > 0; --left) bytes += chance.of(kPieces);
    return bytes;
  };
  Pairs pairs;
  while (pairs.size() < count) pairs.emplace_back(text(4), text(20));
  return pairs;
}

std::string folder_listing(const std::string& folder) {
  std::string names;
  for (const auto& item : std::filesystem::directory_iterator(folder)) {
    names += item.path().filename().string() + ' ';
  }
  return names;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_sorter_gives_what_a_stable_sort_gives_however_small_its_runs) {
  const unsigned first = test_seed(kFirstSeed);
  for (unsigned seed = first; seed < first + rounds(20); ++seed) {
    Chance chance(seed);
    const Pairs pairs = random_pairs(chance, chance.upto(5000));
    for (const std::size_t run_bytes :
         {std::size_t{1}, std::size_t{100}, std::size_t{2000}, std::size_t{1} << 20}) {
      BOOST_TEST_CONTEXT("seed " << seed << ", runs of " << run_bytes << " bytes") {
        const ScratchFolder scratch;
        ExternalSorter sorter(scratch / "run", run_bytes);
        for (const auto& [key, bytes] : pairs) sorter.add(key, bytes);
        Listing listing;
        sorter.finish(listing);
        BOOST_TEST((listing.pairs == sorted(pairs)));
        BOOST_TEST(folder_listing(scratch / "") == "");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(files_are_joined_in_their_order_and_each_a_few_times) {
  std::size_t most_copies = 0;
  std::map<std::string, std::size_t> copies;
  MergeLevels levels(3, [&](const std::vector<std::string>& files) {
    std::string joined;
    for (const std::string& file : files) {
      for (const char c : file) most_copies = std::max(most_copies, ++copies[std::string(1, c)]);
      joined += file;
    }
    return joined;
  });
  std::string all;
  for (char file = 'a'; file <= 'z'; ++file) {
    all += file;
    levels.add(std::string(1, file));
    std::string left;
    for (const std::string& part : levels.files()) left += part;
    BOOST_TEST(left == all);
  }
  BOOST_TEST(levels.files().size() == 6u);  // 26 = 2 x 9 + 2 x 3 + 2
  BOOST_TEST(most_copies == 2u);
}

BOOST_AUTO_TEST_CASE(a_run_that_cannot_be_written_is_an_error) {
  const ScratchFolder scratch;
  ExternalSorter sorter(scratch / "no such folder/run", 1);
  BOOST_CHECK_THROW(sorter.add("key", "bytes"), std::system_error);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
