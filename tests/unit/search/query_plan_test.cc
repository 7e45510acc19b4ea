#include "search/query_plan.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch {
namespace {

struct Row {
  Match asked;
  std::size_t plain_words;
  bool is_sentence;
  bool has_quotes;
  const char* ways;
};

std::string names(const std::vector<Match>& ways) {
  std::string text;
  for (const Match way : ways) text += (text.empty() ? "" : ", ") + std::string(to_string(way));
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(query_plan)

BOOST_AUTO_TEST_CASE(plain_words_are_combined_in_one_way_after_another) {
  for (const Row& row : {Row{Match::all, 6, true, true, "all"},
                         {Match::any, 6, true, true, "any"},
                         {Match::any, 1, false, false, "any"},
                         {Match::automatic, 0, false, false, "all"},
                         {Match::automatic, 1, false, true, "all"},
                         {Match::automatic, 2, false, false, "all, any"},
                         {Match::automatic, 2, false, true, "all, auto, any"},
                         {Match::automatic, 5, true, false, "any"},
                         {Match::automatic, 5, true, true, "auto, any"}}) {
    Plan plan;
    plan.plain_words = row.plain_words;
    plan.is_sentence = row.is_sentence;
    plan.has_quotes = row.has_quotes;
    BOOST_TEST_CONTEXT(row.plain_words << " plain words, asked " << to_string(row.asked)) {
      BOOST_TEST(names(ways_to_combine(row.asked, plan)) == row.ways);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
