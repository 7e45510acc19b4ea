// Rows of words: how often they stand, and what is to be marked. A text is
// written as words; each place of a row is one word or several ("a|b").
#include "search/match/rows.h"

#include <boost/test/unit_test.hpp>
#include <sstream>
#include <string>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(phrase)

namespace {

using Positions = std::vector<std::uint32_t>;

std::vector<std::string> split(const std::string& text, char separator) {
  std::istringstream in(text);
  std::vector<std::string> parts;
  for (std::string part; std::getline(in, part, separator);) parts.push_back(part);
  return parts;
}

std::vector<Positions> positions_of(const std::string& row, const std::string& text) {
  const std::vector<std::string> words = split(text, ' ');
  std::vector<Positions> places;
  for (const std::string& place : split(row, ' ')) {
    Positions& positions = places.emplace_back();
    for (std::uint32_t i = 0; i < words.size(); ++i) {
      for (const std::string& word : split(place, '|')) {
        if (words[i] == word) positions.push_back(i);
      }
    }
  }
  return places;
}

std::string text_of(const Positions& positions) {
  std::string text;
  for (const std::uint32_t position : positions) {
    text += (text.empty() ? "" : " ") + std::to_string(position);
  }
  return text;
}

struct Row {
  const char* row;
  int window;
  const char* text;
  std::uint32_t count;
  const char* marked;
};

constexpr Row kSideBySide[] = {
    {"a b", 0, "a b", 1, "0 1"},
    {"a b", 0, "b a", 0, ""},
    {"a b", 0, "a x b", 0, ""},
    {"a b", 0, "a b a b", 2, "0 1 2 3"},
    {"a a", 0, "a", 0, ""},
    {"a a", 0, "a a", 1, "0 1"},
    {"a a", 0, "a a a", 2, "0 1 2"},
    {"a b a", 0, "a b a b a", 2, "0 1 2 3 4"},
    {"a|b c", 0, "a c b c c", 2, "0 1 2 3"},
    {"a", 0, "a x a", 2, "0 2"},
    {"a b c", 0, "a b x c a b c", 1, "4 5 6"},
};

constexpr Row kWithinAWindow[] = {
    {"a b", 1, "a b", 1, "0 1"},
    {"a b", 1, "b a", 1, "0 1"},  // any order
    {"a b", 1, "a x b", 0, ""},
    {"a b", 2, "a x b", 1, "0 2"},
    {"a b", 5, "a x x x x b", 1, "0 5"},
    {"a b", 4, "a x x x x b", 0, ""},
    {"a b", 9, "a", 0, ""},
    {"a a", 3, "a", 0, ""},  // equal places need as many positions of their own
    {"a a", 3, "a x a", 1, "0 2"},
    {"a a b", 3, "a b x x a", 0, ""},
    {"a a b", 4, "a b x x a", 1, "0 1 4"},
    {"a b", 2, "a b x x x a b", 2, "0 1 5 6"},
    {"a|c b", 1, "c b a", 2, "0 1 2"},
    {"a a|b", 3, "x a x", 0, ""},  // a position is of one place
    {"a a|b", 1, "a a", 1, "0 1"},
    {"a a|b", 1, "b a", 1, "0 1"},
    {"a|b a", 1, "a b", 1, "0 1"},
    {"a|b b|c a|c", 2, "a b c", 1, "0 1 2"},
    {"a|b b|c a|c", 2, "a x c", 0, ""},
    {"a|b a|b|c a|b", 2, "a b c", 1, "0 1 2"},
    {"a|b a|b|c a|b", 2, "a c c", 0, ""},
    {"a a a|b b", 5, "a b a x b", 1, "0 1 2 4"},
    {"a a a|b b", 5, "a b a x x", 0, ""},
};

template <std::size_t size>
void check(const Row (&rows)[size]) {
  for (const Row& row : rows) {
    BOOST_TEST_CONTEXT("row [" << row.row << "], window " << row.window << ", text [" << row.text
                               << ']') {
      const auto places = positions_of(row.row, row.text);
      BOOST_TEST(count_rows(places, row.window) == row.count);
      BOOST_TEST(text_of(positions_in_rows(places, row.window)) == row.marked);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(side_by_side_in_this_order) { check(kSideBySide); }

BOOST_AUTO_TEST_CASE(within_a_window_in_any_order) { check(kWithinAWindow); }

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
