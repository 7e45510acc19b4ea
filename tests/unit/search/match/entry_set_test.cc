// Sets of entries, at sizes around the 64 bits of a word.
#include "search/match/entry_set.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <initializer_list>
#include <random>
#include <string>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(entry_sets)

namespace {

EntrySet set_of(std::size_t size, std::initializer_list<EntryNumber> entries) {
  EntrySet set(size);
  for (const EntryNumber entry : entries) set.insert(entry);
  return set;
}

std::string text(const EntrySet& set) {
  std::string entries;
  set.for_each(
      [&](EntryNumber entry) { entries += (entries.empty() ? "" : " ") + std::to_string(entry); });
  return entries;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_place_is_found_from_any_place_before) {
  const std::vector<EntryNumber> rising = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37};
  for (std::size_t from = 0; from <= rising.size(); ++from) {
    for (EntryNumber entry = 0; entry < 40; ++entry) {
      std::size_t expected = from;
      while (expected < rising.size() && rising[expected] < entry) ++expected;
      BOOST_TEST_REQUIRE(place_from(rising, from, entry) == expected);
    }
  }
}

BOOST_AUTO_TEST_CASE(all_and_none_at_any_size) {
  for (const std::size_t size : {0u, 1u, 63u, 64u, 65u, 128u, 1000u}) {
    BOOST_TEST_CONTEXT("size " << size) {
      EntrySet set(size);
      BOOST_TEST(set.empty());
      BOOST_TEST(set.count() == 0u);
      set.complement();
      BOOST_TEST(set.count() == size);
      BOOST_TEST(set.empty() == (size == 0));
      BOOST_TEST(text(set) == text(EntrySet::all(size)));
      set.complement();
      BOOST_TEST(set.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(entries_are_visited_rising) {
  const EntrySet set = set_of(130, {129, 64, 0, 63, 64});
  BOOST_TEST(text(set) == "0 63 64 129");
  BOOST_TEST(set.count() == 4u);
  BOOST_TEST(set.contains(63));
  BOOST_TEST(!set.contains(62));
  BOOST_TEST(!set.contains(128));
}

BOOST_AUTO_TEST_CASE(the_operations_of_sets) {
  const EntrySet a = set_of(130, {1, 64, 100});
  const EntrySet b = set_of(130, {1, 65, 100, 129});
  BOOST_TEST(text(a & b) == "1 100");
  EntrySet either = a;
  either |= b;
  BOOST_TEST(text(either) == "1 64 65 100 129");
  EntrySet only = b;
  only -= a;
  BOOST_TEST(text(only) == "65 129");
  EntrySet rest = either;
  rest.complement();
  BOOST_TEST(rest.count() == 125u);
  BOOST_TEST((rest & either).empty());
}

/// What std::vector<bool> makes of the same operations, for sets that are listed and sets of bits.
class Both {
 public:
  Both(std::size_t size, std::size_t share, std::mt19937& random) : set_(size), bits_(size) {
    for (EntryNumber entry = 0; entry < size; ++entry) {
      if (random() % share != 0) continue;
      set_.insert(entry);
      bits_[entry] = true;
    }
  }

  const EntrySet& set() const { return set_; }
  const std::vector<bool>& bits() const { return bits_; }

  template <typename Holds>
  std::vector<bool> with(const Both& other, Holds holds) const {
    std::vector<bool> all(bits_.size());
    for (std::size_t i = 0; i < all.size(); ++i) all[i] = holds(bits_[i], other.bits_[i]);
    return all;
  }

 private:
  EntrySet set_;
  std::vector<bool> bits_;
};

bool same(const EntrySet& set, const std::vector<bool>& bits) {
  std::vector<bool> own(bits.size());
  set.for_each([&](EntryNumber entry) { own[entry] = true; });
  bool contains = true;
  for (EntryNumber entry = 0; entry < bits.size(); ++entry) {
    contains = contains && set.contains(entry) == bits[entry];
  }
  const bool listed = set.bits().empty();
  const auto count = static_cast<std::size_t>(std::count(bits.begin(), bits.end(), true));
  return own == bits && contains && set.count() == count && set.empty() == (count == 0) &&
         listed == (set.listed().size() == count);
}

BOOST_AUTO_TEST_CASE(sets_of_few_and_of_many_behave_alike) {
  std::mt19937 random(20201101);
  constexpr std::size_t kSize = 4000;
  for (const std::size_t share : {1u, 2u, 60u, 70u, 500u, 5000u}) {
    for (const std::size_t other_share : {1u, 3u, 65u, 400u, 5000u}) {
      BOOST_TEST_CONTEXT("1/" << share << " and 1/" << other_share) {
        const Both a(kSize, share, random);
        const Both b(kSize, other_share, random);
        BOOST_TEST(same(a.set(), a.bits()));
        const auto both = a.with(b, [](bool x, bool y) { return x && y; });
        BOOST_TEST(same(a.set() & b.set(), both));
        BOOST_TEST(a.set().count_common(b.set()) == (a.set() & b.set()).count());
        EntrySet set = a.set();
        BOOST_TEST(same(set &= b.set(), both));
        set = a.set();
        BOOST_TEST(same(set |= b.set(), a.with(b, [](bool x, bool y) { return x || y; })));
        set = a.set();
        BOOST_TEST(same(set -= b.set(), a.with(b, [](bool x, bool y) { return x && !y; })));
        set = a.set();
        set.complement();
        BOOST_TEST(same(set, a.with(b, [](bool x, bool) { return !x; })));
        set = a.set();
        set.insert_all(entries_in(b.set()));
        BOOST_TEST(same(set, a.with(b, [](bool x, bool y) { return x || y; })));
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(points_of_sets_are_added_up) {
  std::mt19937 random(20201101);
  constexpr std::size_t kSize = 1000;
  for (std::uint32_t least = 1; least <= 4; ++least) {
    std::vector<Both> all;
    for (const std::size_t share : {2u, 3u, 100u, 4u, 300u, 5u})
      all.emplace_back(kSize, share, random);
    const std::vector<std::uint32_t> points = {1, 2, 4, 0, 2, 1};
    std::vector<const EntrySet*> sets;
    for (const Both& one : all) sets.push_back(&one.set());
    std::vector<bool> expected(kSize);
    for (std::size_t entry = 0; entry < kSize; ++entry) {
      std::uint32_t sum = 0;
      for (std::size_t i = 0; i < all.size(); ++i) sum += all[i].bits()[entry] ? points[i] : 0;
      expected[entry] = sum >= least;
    }
    BOOST_TEST(same(EntrySet::with_points(sets, points, least, kSize), expected), least);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
