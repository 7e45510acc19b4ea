#include "index/facet_key.h"

#include <boost/test/unit_test.hpp>

#include "text/analyzer.h"

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(facet_keys)

BOOST_AUTO_TEST_CASE(a_journal_has_one_key_however_databases_write_it) {
  const struct {
    const char* journal;
    const char* key;
  } kRows[] = {
      {"The Lancet", "lancet"},
      {"Lancet", "lancet"},
      {"Lancet (London, England)", "lancet"},
      {"Drug & Alcohol Dependence", "drug alcohol dependence"},
      {"Drug and Alcohol Dependence", "drug alcohol dependence"},
      {"Psychologie und Psychotherapie", "psychologie psychotherapie"},
      {"Psychologie & Psychotherapie", "psychologie psychotherapie"},
      {"The", "the"},
      {"(Lancet)", "lancet"},
      {"Sleep (and mood) today", "sleep mood today"},
      {"???", "???"},
      {"", ""},
  };
  for (const auto& row : kRows) {
    BOOST_TEST_CONTEXT(row.journal) {
      BOOST_TEST(facet_key(Field::journal, row.journal, fold) == row.key);
    }
  }
  BOOST_TEST(facet_key(Field::author, "The Lancet (London)", fold) == "the lancet london");
  for (const char* signs : {"???", "+", " ", ".", "\u00bf?"}) {
    BOOST_TEST(facet_key(Field::topic, signs, fold) == signs);
  }
}

BOOST_AUTO_TEST_SUITE_END()
