// The terms of Xapian that words and values become.
#include "index/layout.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "schema/fields.h"
#include "text/analyzer.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(layout)

namespace {

constexpr std::size_t kXapianLimit = 245;

}  // namespace

BOOST_AUTO_TEST_CASE(no_field_has_the_prefix_of_words_that_are_spelled_out) {
  for (const FieldRow& row : kFields) {
    BOOST_TEST(row.word_prefix != kSpelledOutPrefix, row.name);
    BOOST_TEST(row.value_prefix != kSpelledOutPrefix, row.name);
  }
}

BOOST_AUTO_TEST_CASE(a_term_is_a_prefix_and_a_word) {
  struct Row {
    Field field;
    const char* name;
    const char* term;
  };
  constexpr Row kRows[] = {
      {Field::title, "title", "Salliance"},
      {Field::summary, "summary", "XSalliance"},
      {Field::implications, "implications", "XIalliance"},
      {Field::citation, "citation", "XCalliance"},
      {Field::author, "author", "Aalliance"},
      {Field::journal, "journal", "XJalliance"},
      {Field::topic, "topic", "XTalliance"},
      {Field::keyword, "keyword", "XWalliance"},
  };
  BOOST_TEST(std::size(kRows) == kTextFields);
  for (const Row& row : kRows) {
    BOOST_TEST(word_term(row.field, "alliance") == row.term);
    BOOST_TEST((field_named(row.name) == row.field), row.name << " is not the field of its name");
  }
  BOOST_TEST(!field_named("").has_value());
}

BOOST_AUTO_TEST_CASE(a_value_is_a_term_of_its_own) {
  BOOST_TEST(value_term(Field::id, "2020-07-a") == "Q2020-07-a");
  BOOST_TEST(value_term(Field::doi, "10.1002/cpp.2521") == "XD10.1002/cpp.2521");
  BOOST_TEST(value_term(Field::topic, "client factors") == "Kclient factors");
  BOOST_TEST(value_term(Field::keyword, "humans") == "XVhumans");
  BOOST_TEST(value_term(Field::type, "meta analysis") == "XKmeta analysis");
}

BOOST_AUTO_TEST_CASE(fields_never_share_a_term) {
  std::set<std::string> terms;
  for (const FieldRow& field : text_fields()) terms.insert(word_term(field.field, "word"));
  for (const Field field : {Field::id, Field::doi, Field::topic, Field::type, Field::keyword}) {
    terms.insert(value_term(field, "word"));
  }
  terms.insert(spelled_out_term({"word", "word"}));
  BOOST_TEST(terms.size() == kTextFields + 6);
}

BOOST_AUTO_TEST_CASE(a_word_and_how_it_is_spelled_out_are_one_term) {
  BOOST_TEST(spelled_out_term({"mueller", "muller"}) == "XUmueller muller");
  const SpelledOutWord read = spelled_out_word("XUmueller muller");
  BOOST_TEST(read.spelled_out == "mueller");
  BOOST_TEST(read.word == "muller");
  const std::string longest(Analyzer::kMaxTokenBytes, 'a');
  BOOST_TEST(spelled_out_term({longest, longest}).size() <= kXapianLimit);
}

BOOST_AUTO_TEST_CASE(values_too_long_for_a_term_stay_different) {
  const std::string beginning(300, 'a');
  const std::string one = value_term(Field::doi, beginning + '1');
  const std::string two = value_term(Field::doi, beginning + '2');
  BOOST_TEST(one != two);
  BOOST_TEST(one.size() <= kXapianLimit);
  BOOST_TEST(one.starts_with("XDaaaa"));
  BOOST_TEST(one == value_term(Field::doi, beginning + '1'));
  BOOST_TEST(value_term(Field::id, std::string(200, 'b')) == 'Q' + std::string(200, 'b'),
             "an id of 200 bytes, the longest there is, stays as it is");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
