// Words that may be derived from one another: what the pairs of endings join, and what they
// leave apart.
#include "text/derivations.h"

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <utility>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(derivations)

namespace {

bool joins(const std::string& word, const std::string& other) {
  const auto found = possible_derivations(word);
  return std::ranges::find(found, other, &PossibleDerivation::word) != found.end();
}

struct Row {
  const char* a;
  const char* b;
};

}  // namespace

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
           Row{"organ", "organization"}, {"organ", "organize"},
           {"universe", "university"},   {"severe", "several"},
           {"person", "personality"},    {"author", "authority"},
           {"relation", "relative"},     {"object", "objective"},
           {"hard", "hardly"},           {"position", "positive"},
           {"custom", "customer"},       {"care", "careful"},
           {"experience", "experiment"}, {"should", "shoulder"},
           {"hospital", "hospitality"},  {"import", "important"},
           {"mental", "mentalization"},  {"applicant", "application"},
           {"even", "evening"},          {"evening", "evenly"},
           {"important", "importation"}, {"count", "counter"},
           {"plane", "planer"},          {"forme", "former"},
           {"magnesia", "magnetic"},     {"stick", "sticker"},
           {"sequence", "sequent"},      {"constituent", "constituency"},
           {"inject", "injective"},      {"private", "privative"},
           {"transfer", "transference"}, {"transferred", "transference"},
           {"react", "reactance"},       {"attendant", "attendance"},
           {"depressant", "depression"}, {"defer", "deference"},
       }) {
    BOOST_TEST(!joins(row.a, row.b), row.a << " has " << row.b);
    BOOST_TEST(!joins(row.b, row.a), row.b << " has " << row.a);
  }
}

BOOST_AUTO_TEST_CASE(what_a_word_has_has_the_word) {
  for (const char* word :
       {"depression", "depressed", "planner", "panicked", "severe", "study", "being", "used",
        "evening", "analysis", "randomization", "randomised", "therapist", "see", "a", "ed"}) {
    for (const PossibleDerivation& other : possible_derivations(word)) {
      const auto back = possible_derivations(other.word);
      const auto found = std::ranges::find(back, word, &PossibleDerivation::word);
      BOOST_REQUIRE_MESSAGE((found != back.end()), other.word << " has no " << word);
      BOOST_TEST(found->verb == other.verb, other.word << " and " << word);
    }
  }
}

// Names and the beginnings of words that a formula has cut have no participles.
BOOST_AUTO_TEST_CASE(what_is_derived_from_a_verb_needs_a_verb) {
  struct Case {
    const char* a;
    const char* b;
    std::vector<std::string> words;
    bool holds;
  };
  for (const Case& row : std::vector<Case>{
           {"teach", "teacher", {"teaching"}, true},
           {"teach", "teacher", {}, false},
           {"fish", "fisher", {"fishes"}, false},
           {"smoke", "smoker", {"smoked"}, true},
           {"plan", "planner", {}, true},  // no pair at all
           {"experi", "experiment", {"experiment"}, false},
           {"treat", "treatment", {"treated"}, true},
           {"depressed", "depressable", {"depressed"}, true},  // depress is in no entry
           {"centralis", "centraliser", {"centralise", "centralised"}, false},
           {"centralise", "centraliser", {"centralise", "centralised"}, true},
           {"constate", "constant", {}, false},
           {"prison", "prisoner", {}, true},
           {"severe", "severity", {}, true}}) {
    for (const auto& [from, to] : {std::pair{row.a, row.b}, std::pair{row.b, row.a}}) {
      const auto entries = [&](std::string_view word) {
        return std::uint32_t(std::ranges::count(row.words, word));
      };
      for (const PossibleDerivation& other : possible_derivations(from)) {
        if (other.word == to) BOOST_TEST(holds(other, entries) == row.holds, from << ' ' << to);
      }
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
