#include "search/suggest/slip_cost.h"

#include <boost/test/unit_test.hpp>

namespace pprsearch {
namespace {

BOOST_AUTO_TEST_SUITE(costs_of_slips)

struct Row {
  const char* typed;
  const char* meant;
  double cost;
};

BOOST_AUTO_TEST_CASE(each_slip_has_its_cost_and_the_least_sum_counts) {
  for (const Row& row : {
           Row{"rupture", "rupture", 0},
           {"adherance", "adherence", 0.6},  // a vowel for another
           {"efficasy", "efficacy", 0.7},    // letters that sound alike
           {"placevo", "placebo", 1.0},      // a neighbour on the keyboard
           {"outcxme", "outcome", 1.4},      // an arbitrary letter
           {"aliance", "alliance", 0.5},     // one of two equal letters left out
           {"alllliance", "alliance", 1.0},  // two put in
           {"psycosis", "psychosis", 0.6},   // an h left out
           {"relaps", "relapse", 0.8},       // a vowel left out
           {"attetion", "attention", 1.0},   // another letter left out
           {"outocme", "outcome", 0.6},      // two swapped
           {"fobia", "phobia", 0.5},         // the first letters are a slip of their own
           {"neadache", "headache", 1.4},    // the first letter: a neighbour, and .4
           {"utcome", "outcome", 1.2},
           {"depresion", "depression", 0.5},
           {"cricket", "chicken", 2.8},
       }) {
    BOOST_TEST_CONTEXT(row.typed << " for " << row.meant) {
      BOOST_TEST(slip_cost(row.typed, row.meant) == row.cost, boost::test_tools::tolerance(1e-9));
      BOOST_TEST(slip_cost(row.meant, row.typed) == row.cost, boost::test_tools::tolerance(1e-9));
    }
  }
}

BOOST_AUTO_TEST_CASE(nothing_and_bytes_beyond_ascii_are_words_too) {
  BOOST_TEST(slip_cost("", "") == 0);
  BOOST_TEST(slip_cost("", "a") > 0);
  BOOST_TEST(slip_cost("\xC3\xA9tude", "etude") > 0);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace
}  // namespace pprsearch
