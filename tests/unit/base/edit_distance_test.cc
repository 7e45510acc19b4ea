// How many slips part two words.
#include "base/edit_distance.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

#include "tests/support/edit_matrix.h"
#include "tests/support/random_corpus.h"
#include "tests/support/seed.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(edit_distances)

namespace {

constexpr unsigned kSeed = 20200711;
constexpr std::size_t kAny = 100;

/// Few letters, so that words are often near one another.
std::string random_word(Chance& chance, std::size_t most) {
  std::string word;
  for (std::size_t left = chance.upto(most); left > 0; --left) {
    word += static_cast<char>('a' + chance.upto(2));
  }
  return word;
}

}  // namespace

BOOST_AUTO_TEST_CASE(slips_are_counted_in_characters) {
  struct Row {
    const char* a;
    const char* b;
    std::size_t slips;
  };
  constexpr Row kRows[] = {
      {"", "", 0},
      {"", "abc", 3},
      {"alliance", "alliance", 0},
      {"alliance", "aliance", 1},    // left out
      {"alliance", "allliance", 1},  // put in
      {"alliance", "allience", 1},   // replaced
      {"alliance", "allaince", 1},   // two neighbours swapped
      {"alliance", "lalianec", 2},   // twice
      {"ca", "abc", 3},              // no piece is touched twice
      {"kitten", "sitting", 3},
      {"fluckiger", "flueckiger", 1},
      {"müller", "muller", 1},  // one character, though two bytes
      {"müller", "mlüler", 1},
      {"心理", "心", 1},
      {"心理", "理心", 1},
  };
  for (const Row& row : kRows) {
    BOOST_TEST(edit_distance(row.a, row.b, kAny) == row.slips,
               row.a << " and " << row.b << " are " << edit_distance(row.a, row.b, kAny)
                     << " slips apart");
    BOOST_TEST(edit_distance(row.b, row.a, kAny) == row.slips, row.b << " and " << row.a);
  }
}

BOOST_AUTO_TEST_CASE(any_distance_over_the_most_is_one_more) {
  struct Row {
    std::size_t most;
    std::size_t given;
  };
  for (const Row& row : {Row{0, 1}, {1, 2}, {2, 3}, {3, 3}, {4, 3}}) {
    BOOST_TEST(edit_distance("kitten", "sitting", row.most) == row.given,
               "at most " << row.most << " gives " << edit_distance("kitten", "sitting", row.most));
  }
}

BOOST_AUTO_TEST_CASE(random_words_are_as_far_apart_as_in_the_whole_table) {
  const unsigned seed = test_seed(kSeed);
  Chance chance(seed);
  for (int i = 0; i < 20000; ++i) {
    const std::string a = random_word(chance, 8);
    const std::string b = random_word(chance, 8);
    const std::size_t most = chance.upto(8);
    const std::size_t expected = std::min(edit_matrix(a, b), most + 1);
    const std::size_t got = edit_distance(a, b, most);
    BOOST_TEST(got == expected, "PPRSEARCH_TEST_SEED=" << seed << ": [" << a << "] and [" << b
                                                       << "], at most " << most << ": " << got
                                                       << ", the table says " << expected);
    BOOST_TEST(
        edit_distance(b, a, most) == got,
        "PPRSEARCH_TEST_SEED=" << seed << ": [" << a << "] to [" << b << "] is not as far as back");
  }
}

// Optimal string alignment is no metric: swapping and then putting in between
// the two takes two slips, but not of one piece. Without swaps it is one.
BOOST_AUTO_TEST_CASE(no_detour_is_shorter_but_through_a_swap) {
  const unsigned seed = test_seed(kSeed);
  Chance chance(seed);
  for (int i = 0; i < 20000; ++i) {
    const std::string a = std::string(chance.upto(3), 'a') + std::string(chance.upto(3), 'b');
    const std::string b = std::string(chance.upto(3), 'a') + std::string(chance.upto(3), 'b');
    const std::string c = std::string(chance.upto(3), 'a') + std::string(chance.upto(3), 'b');
    const std::size_t detour = edit_distance(a, b, kAny) + edit_distance(b, c, kAny);
    BOOST_TEST(edit_distance(a, c, kAny) <= detour,
               "PPRSEARCH_TEST_SEED=" << seed << ": [" << a << "] to [" << c
                                      << "] is longer than by [" << b << ']');
  }
  BOOST_TEST(edit_distance("ca", "ac", kAny) + edit_distance("ac", "abc", kAny) == 2u);
  BOOST_TEST(edit_distance("ca", "abc", kAny) == 3u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
