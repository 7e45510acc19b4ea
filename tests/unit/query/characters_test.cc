#include "query/characters.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch {

BOOST_AUTO_TEST_SUITE(query_characters)

BOOST_AUTO_TEST_CASE(typographic_forms_become_plain) {
  struct Row {
    const char* original;
    const char* plain;
  };
  constexpr Row kRows[] = {
      {"\u201C\u201D\u201E\u00AB\u00BB\uFF02", "\"\"\"\"\"\""},
      {"\u2019\u2018\u201B", "'''"},
      {"don\u201At", "don\u201At"},                    // parts words in a text, too
      {"\uFEFFpsycho\uFEFFtherapy", "psychotherapy"},  // vanishes in a text, too
      {"\u2010\u2011\u2013\u2212\uFF0D", "-----"},
      {"a\u2014b \u2014c d\u2014 \u2014", "a b -c d- -"},
      {"a\u2022b a\u2192b a\u2026b a\u00B7b ab\u00B7cd", "a b a b a b a\u00B7b ab cd"},
      {"5\u2192% 5\u2026\u00B75", "5\u2192% 5\u2026\u00B75"},
      {"0\u00B75 \u2022c 5\u00B7aa \"\u2022d", "0\u00B75 \u2022c 5\u00B7aa \"\u2022d"},
      {"\uFF08\uFF21\uFF4E\uFF44\uFF19\uFF09\uFF1A\uFF0A\uFF1F\uFF5E\uFF1D\uFF0B", "(And9):*?~=+"},
      {"a\u00A0b\u2003c\u3000d\te\n", "a b c d e "},
      {"na\u00EFve \u5FC3\u7406 \U0001F600", "na\u00EFve \u5FC3\u7406 \U0001F600"},
      {"a\xFF"
       "b\xC3"
       "c\xED\xA0\x80\xC0\xAF",
       "a b c     "},
      {"\xF0\x9F\x98", "   "},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT("original: " << row.original) {
      BOOST_TEST(to_plain(row.original).text == row.plain);
    }
  }
}

BOOST_AUTO_TEST_CASE(each_byte_knows_where_it_came_from) {
  const PlainText plain = to_plain("a\u2013\u00E9");
  BOOST_TEST(plain.text == "a-\u00E9");
  const std::vector<std::size_t> expected = {0, 1, 4, 4, 6};
  BOOST_TEST(plain.origins == expected, boost::test_tools::per_element());
  const std::vector<std::size_t> behind_the_mark = {3, 4};
  BOOST_TEST(to_plain("\uFEFFa").origins == behind_the_mark, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(punctuation_makes_no_word) {
  BOOST_TEST(count_word_characters("- & < ... \u2026 \u2264 \u00B7 \u3001 _") == 0u);
  BOOST_TEST(count_word_characters("\u2122 \u2605 \u2764\uFE0F \U0001F600 \U0001F1E8\U0001F1E6") ==
             0u);
  BOOST_TEST(count_word_characters("a1 \u00E9 \u5FC3 \u2116 \u24D0 \U0001F130") == 7u);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
