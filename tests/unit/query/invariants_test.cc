#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <vector>

#include "tests/support/seed.h"
#include "tests/unit/query/query_invariants.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(query_invariants)

namespace {

// Pieces of the language and of ordinary text, put together at random.
const std::vector<std::string> kPieces = {" ",
                                          " ",
                                          " ",
                                          "a",
                                          "be",
                                          "alliance",
                                          "AND",
                                          "OR",
                                          "NOT",
                                          " AND ",
                                          " OR ",
                                          " NOT ",
                                          "(",
                                          ")",
                                          "\"",
                                          "~\"",
                                          "=",
                                          "+",
                                          "-",
                                          "*",
                                          "?",
                                          "~",
                                          "~2",
                                          "~5",
                                          "^2",
                                          "^0.5",
                                          "^1",
                                          "^x",
                                          ":",
                                          "..",
                                          ".",
                                          ",",
                                          "title:",
                                          "author",
                                          "doi:",
                                          "id:",
                                          "year:",
                                          "topic:",
                                          "foo:",
                                          "has:",
                                          "missing:",
                                          "doi",
                                          "2015",
                                          "2020-07",
                                          "published:",
                                          ">=",
                                          "<",
                                          "http://",
                                          "'",
                                          "[",
                                          "0.30",
                                          "10.1/x(2)",
                                          "\u201C",
                                          "\u2019",
                                          "\u2013",
                                          "\u00A0",
                                          "\uFF08",
                                          "\uFF0A",
                                          "\u5FC3\u7406",
                                          "\u2264",
                                          "\xC3",
                                          "\xFF",
                                          "/",
                                          "&",
                                          "_",
                                          "psycho*",
                                          "behavio?r",
                                          "wom#n",
                                          "[tiab]",
                                          "[Mesh]",
                                          ".ti,ab.",
                                          ":ti,ab",
                                          " adj3 ",
                                          " near/3 ",
                                          " or ",
                                          " and ",
                                          " not ",
                                          "#1 ",
                                          "or/1-7",
                                          "1",
                                          "$",
                                          "TI ",
                                          "TI=",
                                          "tiab(",
                                          "exp ",
                                          "PMID ",
                                          "10024335",
                                          "word",
                                          "\u2014",
                                          "ti:",
                                          "text:",
                                          "pmid:"};

std::string random_pieces(std::mt19937& random) {
  std::uniform_int_distribution<std::size_t> length(0, 14);
  std::uniform_int_distribution<std::size_t> piece(0, kPieces.size() - 1);
  std::string text;
  for (std::size_t left = length(random); left > 0; --left) text += kPieces[piece(random)];
  return text;
}

std::string random_bytes(std::mt19937& random) {
  std::uniform_int_distribution<std::size_t> length(0, 40);
  std::uniform_int_distribution<int> byte(0, 255);
  std::string text(length(random), '\0');
  for (char& c : text) c = static_cast<char>(byte(random));
  return text;
}

template <typename Source>
void check_texts(Source random_text, std::size_t count) {
  constexpr unsigned kSeed = 20200711;
  std::mt19937 random(kSeed);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string text = random_text(random);
    const std::string broken = broken_invariant(text);
    BOOST_TEST(broken == "", "seed " << kSeed << ", text " << i << " [" << text << "]: " << broken);
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(hold_for_operators_put_together_at_random) {
  check_texts(random_pieces, cases(40000));
}

BOOST_AUTO_TEST_CASE(hold_for_any_bytes) { check_texts(random_bytes, cases(20000)); }

BOOST_AUTO_TEST_CASE(hold_for_texts_that_once_broke_them) {
  for (const char* text : {"-foo:0.30",
                           "-foo:.05",
                           "\"a\"-b",
                           "'a:b~",
                           "AND^1",
                           "foo^2^1",
                           "(doi:10.1/x)^2",
                           "-foo:AND",
                           "~a:bc*",
                           "(Therapy:)^2",
                           "-\"\" b",
                           "title:~year:20*",
                           "NOT foo:(a OR b)",
                           "~5[year:text:~\"[tiab]a",
                           "NOT wom#n.ti,ab.'*/",
                           "a\u037E#b",
                           "be~5.ti,ab.+*/+?",
                           "text:[tiab]topic:ORhas:?_^2[tiab]",
                           "\"PMID ",
                           "or/1-7wom#n AND a",
                           "psycho*~2id:a_:ti,ab'??^1",
                           "?[Mesh]psycho*",
                           "=alliance1[#1 [Mesh][tiab]",
                           "5,~5[Mesh]a or b*"}) {
    BOOST_TEST_CONTEXT(text) { BOOST_TEST(broken_invariant(text) == ""); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
