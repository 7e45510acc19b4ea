// The terms of Xapian that words and values become.
#include "index/layout.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

namespace pprsearch::test {
namespace {

constexpr std::size_t kXapianLimit = 245;

}  // namespace

BOOST_AUTO_TEST_SUITE(layout)

BOOST_AUTO_TEST_CASE(a_term_is_a_prefix_and_a_word) {
  struct Row {
    TextField field;
    const char* name;
    const char* term;
  };
  constexpr Row kRows[] = {
      {TextField::title, "title", "Salliance"},
      {TextField::summary, "summary", "XSalliance"},
      {TextField::implications, "implications", "XIalliance"},
      {TextField::citation, "citation", "XCalliance"},
      {TextField::author, "author", "Aalliance"},
      {TextField::journal, "journal", "XJalliance"},
      {TextField::topic, "topic", "XTalliance"},
  };
  BOOST_TEST(std::size(kRows) == kTextFields);
  for (const Row& row : kRows) {
    BOOST_TEST(word_term(row.field, "alliance") == row.term);
    BOOST_TEST((text_field(row.name) == row.field), row.name << " is not the field of its name");
  }
  BOOST_TEST(!text_field("doi").has_value());
  BOOST_TEST(!text_field("").has_value());
}

BOOST_AUTO_TEST_CASE(a_value_is_a_term_of_its_own) {
  BOOST_TEST(value_term(ValueField::id, "2020-07-a") == "Q2020-07-a");
  BOOST_TEST(value_term(ValueField::doi, "10.1002/cpp.2521") == "XD10.1002/cpp.2521");
  BOOST_TEST(value_term(ValueField::topic, "client factors") == "Kclient factors");
  BOOST_TEST(value_term(ValueField::type, "meta analysis") == "XKmeta analysis");
}

BOOST_AUTO_TEST_CASE(fields_never_share_a_term) {
  std::set<std::string> terms;
  for (const TextFieldLayout& field : kTextLayout) terms.insert(word_term(field.field, "word"));
  for (const ValueField field :
       {ValueField::id, ValueField::doi, ValueField::topic, ValueField::type}) {
    terms.insert(value_term(field, "word"));
  }
  BOOST_TEST(terms.size() == kTextFields + 4);
}

BOOST_AUTO_TEST_CASE(values_too_long_for_a_term_stay_different) {
  const std::string beginning(300, 'a');
  const std::string one = value_term(ValueField::doi, beginning + '1');
  const std::string two = value_term(ValueField::doi, beginning + '2');
  BOOST_TEST(one != two);
  BOOST_TEST(one.size() <= kXapianLimit);
  BOOST_TEST(one.starts_with("XDaaaa"));
  BOOST_TEST(one == value_term(ValueField::doi, beginning + '1'));
  BOOST_TEST(value_term(ValueField::id, std::string(200, 'b')) == 'Q' + std::string(200, 'b'),
             "an id of 200 bytes, the longest there is, stays as it is");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
