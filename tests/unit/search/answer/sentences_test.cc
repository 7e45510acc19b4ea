// Where a sentence ends, as well as it can be told without a dictionary: each
// row is a text with | where it is parted.
#include "search/answer/sentences.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(sentence)

namespace {

/// The text with | before the first word of each sentence but the first.
std::string parted(const std::string& text) {
  const std::vector<Token> tokens = Analyzer().analyze(text);
  std::string result;
  std::size_t at = 0;
  for (const auto& [first, last] : sentences(text, tokens)) {
    BOOST_TEST(first < last, "an empty sentence in [" << text << ']');
    if (first > 0) {
      result += text.substr(at, tokens[first].begin - at) + '|';
      at = tokens[first].begin;
    }
  }
  return result + text.substr(at);
}

}  // namespace

BOOST_AUTO_TEST_CASE(where_sentences_end) {
  for (const char* sentence : {
           "",
           "One sentence.",
           "It works. |It helps.",
           "Does it work? |It does! |Often.",
           "It works (often). |It helps.",
           "It works.\n\n|it helps",
           "Title without a stop\n|and text",
           "In 12 trials. |12 did.",
           "He said \"it works.\" |She agreed.",
           "It was p = .05 in all.",
           "It was 0.30 in all.",
           "The U.S. and others",
           "by Flückiger et al. Their result",
           "by J. P. Barber",
           "Dr. Smith vs. Jones",
           "e.g. Alliance",
           "It works. often",  // no capital letter
           "www.Example.Org is no end",
           "Es hilft. |Übung auch.",
       }) {
    const std::string expected = sentence;
    std::string text = expected;
    std::erase(text, '|');
    BOOST_TEST(parted(text) == expected);
  }
}

BOOST_AUTO_TEST_CASE(sentences_cover_every_word_once) {
  const std::string text = "One. Two words? \"Three words here.\" (Four.) e.g. this\n\nand that.";
  const std::vector<Token> tokens = Analyzer().analyze(text);
  std::size_t next = 0;
  for (const auto& [first, last] : sentences(text, tokens)) {
    BOOST_TEST(first == next);
    next = last;
  }
  BOOST_TEST(next == tokens.size());
}

BOOST_AUTO_TEST_CASE(punctuation_that_closes_belongs_to_what_it_closes) {
  struct Row {
    const char* text;
    const char* closed;
  };
  for (const Row& row : {Row{"end. Next", "end."},
                         {"end.) (Next", "end.)"},
                         {"end?!\nNext", "end?!"},
                         {"end Next", "end"}}) {
    const std::string text = row.text;
    const std::size_t end = closing_punctuation_end(text, 3, text.find("Next"));
    BOOST_TEST(text.substr(0, end) == row.closed);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
