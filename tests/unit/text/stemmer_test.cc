// Words with one stem are one family: a query for one finds the others.
#include "text/stemmer.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace pprsearch {
namespace {

struct Pair {
  std::string first;
  std::string second;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(stemmer)

BOOST_AUTO_TEST_CASE(inflections_are_one_family) {
  const Stemmer stemmer;
  const std::vector<Pair> pairs = {
      {"therapy", "therapies"},
      {"alliance", "alliances"},
      {"videoconferencing", "videoconferenced"},
      {"rupture", "ruptures"},
      {"depressed", "depressing"},
      {"patient", "patients"},
      {"study", "studies"},
      {"attached", "attaching"},
  };
  for (const Pair& pair : pairs) {
    BOOST_TEST_CONTEXT(pair.first << " and " << pair.second) {
      BOOST_TEST(stemmer.stem(pair.first) == stemmer.stem(pair.second));
    }
  }
}

// Spelling variants are the thesaurus's to know.
BOOST_AUTO_TEST_CASE(other_words_are_other_families) {
  const Stemmer stemmer;
  const std::vector<Pair> pairs = {
      {"behaviour", "behavior"},
      {"therapy", "therapist"},
      {"alliance", "alias"},
      {"us", "use"},
  };
  for (const Pair& pair : pairs) {
    BOOST_TEST_CONTEXT(pair.first << " and " << pair.second) {
      BOOST_TEST(stemmer.stem(pair.first) != stemmer.stem(pair.second));
    }
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_english_word_is_its_own_stem) {
  const Stemmer stemmer;
  const std::vector<std::string> tokens = {
      "",   "a",       "is", "as",  "1990s", "10mg", "0.30", "cd4s", "at&ts", "psychothérapies",
      "心", "терапии", "%",  "c++",
  };
  for (const std::string& token : tokens) {
    BOOST_TEST(stemmer.stem(token) == token);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
