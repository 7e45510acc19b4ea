// Wildcards: * for any letters or none, ? for one or none, # for exactly one character.
#include "search/plan/glob.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(glob)

namespace {

struct Match {
  const char* pattern;
  const char* text;
  bool fits;
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_a_pattern_fits) {
  constexpr Match kMatches[] = {
      {"", "", true},
      {"", "a", false},
      {"psycho*", "psychotherapy", true},
      {"psycho*", "psycho", true},
      {"psycho*", "psych", false},
      {"psycho", "psychotherapy", false},
      {"behavio?r", "behaviour", true},
      {"behavio?r", "behavior", true},
      {"behavio?r", "behaviouur", false},
      {"behavio#r", "behavior", false},
      {"behavio#r", "behaviour", true},
      {"wom#n", "women", true},
      {"m#ller", "müller", true},
      {"m##ller", "müller", false},
      {"behavio*r", "behavior", true},
      {"*therapy", "psychotherapy", true},
      {"*therapy", "therapy", true},
      {"*therapy", "therapys", false},
      {"*therap*", "hydrotherapies", true},
      {"behavio*r", "behavioural", false},
      {"m?ller", "müller", true},  // one character, two bytes
      {"m??ller", "müller", true},
      {"m??ller", "mueeller", false},
      {"心?", "心理", true},
      {"a*b*c", "abc", true},
      {"a*b*c", "aXbXbXc", true},
      {"a*b*c", "aXcXb", false},
      {"a*bc", "abbbc", true},
      {"a*?", "a", true},
      {"a*#", "a", false},
      {"a??", "abc", true},
      {"a??", "abcd", false},
      {"a*?", "ab", true},
      {"a**", "a", true},
      {"*", "", true},
      {"?", "", true},
      {"#", "", false},
  };
  for (const Match& match : kMatches) {
    BOOST_TEST(matches_glob(match.text, match.pattern) == match.fits,
               match.pattern << (match.fits ? " does not fit " : " fits ") << match.text);
  }
}

// A backtracking matcher would not come back from this.
BOOST_AUTO_TEST_CASE(many_stars_take_no_time) {
  std::string pattern;
  for (int i = 0; i < 60; ++i) pattern += "a*";
  BOOST_TEST(!matches_glob(std::string(5000, 'a'), pattern + 'b'));
}

BOOST_AUTO_TEST_CASE(letters_are_folded_and_wildcards_stay) {
  Analyzer analyzer;
  struct Row {
    const char* pattern;
    const char* folded;
  };
  for (const Row& row : {Row{"Psycho*", "psycho*"},
                         {"FLÜCK?GER", "fluck?ger"},
                         {"Behavio?r*", "behavio?r*"},
                         {"ab**c", "ab**c"},
                         {"plain", "plain"},
                         {"", ""}}) {
    BOOST_TEST(fold_glob(row.pattern, analyzer) == row.folded, "fold_glob(" << row.pattern << ')');
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
