#include "search/query_plan.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch {
BOOST_AUTO_TEST_SUITE(query_plan)

namespace {

struct Row {
  Match asked;
  std::size_t plain_words;
  bool has_quotes;
  bool has_required;
  const char* ways;
};

std::string name(Combination way) {
  switch (way) {
    case Combination::all:
      return "all";
    case Combination::enough:
      return "enough";
    case Combination::quotes:
      return "quotes";
    case Combination::any:
      return "any";
  }
  return {};
}

std::string names(const std::vector<Combination>& ways) {
  std::string text;
  for (const Combination way : ways) text += (text.empty() ? "" : ", ") + name(way);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(plain_words_are_combined_in_one_way_after_another) {
  for (const Row& row : {Row{Match::all, 6, true, true, "all"},
                         {Match::any, 6, true, false, "any"},
                         {Match::any, 1, false, false, "any"},
                         {Match::automatic, 0, false, false, "enough"},
                         {Match::automatic, 0, false, true, "enough"},
                         {Match::automatic, 1, false, false, "enough"},
                         {Match::automatic, 1, false, true, "enough, any"},
                         {Match::automatic, 2, false, false, "enough, any"},
                         {Match::automatic, 2, true, true, "enough, quotes, any"}}) {
    Plan plan;
    plan.plain_words = row.plain_words;
    plan.has_quotes = row.has_quotes;
    plan.has_required = row.has_required;
    BOOST_TEST_CONTEXT(row.plain_words << " plain words, asked " << to_string(row.asked)) {
      BOOST_TEST(names(ways_to_combine(row.asked, plan)) == row.ways);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
