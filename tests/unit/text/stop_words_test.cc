// Words of grammar, in the folded form of the analyzer.
#include "base/stop_words.h"

#include <boost/test/unit_test.hpp>

#include "text/analyzer.h"

namespace pprsearch::test {

BOOST_AUTO_TEST_SUITE(stop_words)

BOOST_AUTO_TEST_CASE(words_of_grammar_say_nothing) {
  for (const char* word : {"a", "the", "of", "and", "not", "what", "yourselves"}) {
    BOOST_TEST(is_stop_word(word), "'" << word << "' is one");
  }
}

BOOST_AUTO_TEST_CASE(they_are_known_as_the_analyzer_folds_them) {
  for (const char* word : {"don't", "The", "CAN’T"}) {
    BOOST_TEST(is_stop_word(Analyzer().fold(word)), "'" << word << "' is one");
  }
}

BOOST_AUTO_TEST_CASE(words_of_the_field_are_none) {
  for (const char* word : {"", "self", "working", "work", "change", "alliance", "us", "therapy",
                           "th", "thee", "need", "mind", "THE"}) {
    BOOST_TEST(!is_stop_word(word), "'" << word << "' is none");
  }
}

BOOST_AUTO_TEST_CASE(with_a_slash_they_say_nothing_unless_they_are_opposites) {
  for (const char* text : {"and/or", "And/Or", "he/she", "his/her,", "is/are/was"}) {
    BOOST_TEST(are_stop_words_with_slash(text), "'" << text << "' says nothing");
  }
  for (const char* text :
       {"on/off", "in/out", "up/down", "and", "and/therapy", "/", "", "and-or"}) {
    BOOST_TEST(!are_stop_words_with_slash(text), "'" << text << "' may say something");
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
