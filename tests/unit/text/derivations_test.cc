// Words that may be derived from one another: what the pairs of endings join, and what they
// leave apart.
#include "text/derivations.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch::test {
namespace {

bool joins(const std::string& word, const std::string& other) {
  const auto found = possible_derivations(word);
  return std::find(found.begin(), found.end(), other) != found.end();
}

struct Row {
  const char* a;
  const char* b;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(derivations)

BOOST_AUTO_TEST_CASE(words_of_one_root_and_nearly_one_meaning_are_joined) {
  for (const Row& row : {
           Row{"severe", "severity"},
           {"severe", "severely"},
           {"depress", "depression"},
           {"therapy", "therapist"},
           {"therapy", "therapeutic"},
           {"adhere", "adherence"},
           {"randomize", "randomization"},
           {"psychosis", "psychotic"},
           {"anemia", "anemic"},
           {"schizophrenia", "schizophrenic"},
           {"treat", "treatment"},
           {"prevent", "prevention"},
           {"prevent", "preventive"},
           {"happy", "happiness"},
           {"apply", "application"},
           {"psychology", "psychologist"},
           {"dynamic", "dynamics"},
           {"statistics", "statistical"},
           {"grow", "growth"},
           {"long", "length"},
           {"child", "childhood"},
           {"depressed", "depression"},  // of a verb that the vocabulary may lack
           {"irritated", "irritation"},
           {"behaviour", "behavioural"},
           {"behavior", "behavioral"},
           {"smoke", "smoker"},
           {"stimulant", "stimulation"},
           {"medicine", "medical"},
           {"bad", "badly"},
       }) {
    BOOST_TEST(joins(row.a, row.b), row.a << " has no " << row.b);
    BOOST_TEST(joins(row.b, row.a), row.b << " has no " << row.a);
  }
}

BOOST_AUTO_TEST_CASE(words_that_have_gone_their_own_ways_are_not) {
  for (const Row& row : {
           Row{"organ", "organization"}, {"organ", "organize"},       {"universe", "university"},
           {"severe", "several"},        {"person", "personality"},   {"author", "authority"},
           {"relation", "relative"},     {"object", "objective"},     {"hard", "hardly"},
           {"position", "positive"},     {"custom", "customer"},      {"care", "careful"},
           {"experience", "experiment"}, {"should", "shoulder"},      {"hospital", "hospitality"},
           {"import", "important"},      {"mental", "mentalization"}, {"applicant", "application"},
           {"even", "evening"},          {"evening", "evenly"},       {"important", "importation"},
           {"count", "counter"},         {"plane", "planer"},         {"forme", "former"},
           {"magnesia", "magnetic"},     {"stick", "sticker"},        {"sequence", "sequent"},
       }) {
    BOOST_TEST(!joins(row.a, row.b), row.a << " has " << row.b);
    BOOST_TEST(!joins(row.b, row.a), row.b << " has " << row.a);
  }
}

BOOST_AUTO_TEST_CASE(what_a_word_has_has_the_word) {
  for (const char* word :
       {"depression", "depressed", "planner", "panicked", "severe", "study", "being", "used",
        "evening", "analysis", "randomization", "randomised", "therapist", "see", "a", "ed"}) {
    for (const std::string& other : possible_derivations(word)) {
      BOOST_TEST(joins(other, word), other << " has no " << word);
    }
  }
}

BOOST_AUTO_TEST_CASE(no_word_is_derived_from_itself) {
  for (const char* word : {"severe", "ly", "", "ness", "the", "analysis", "statistics", "心"}) {
    BOOST_TEST(!joins(word, word), word);
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
