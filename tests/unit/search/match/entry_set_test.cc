// Sets of entries, at sizes around the 64 bits of a word.
#include "search/match/entry_set.h"

#include <boost/test/unit_test.hpp>
#include <initializer_list>
#include <string>

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

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
