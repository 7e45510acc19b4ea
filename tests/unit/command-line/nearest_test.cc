#include "command-line/nearest.h"

#include <boost/test/unit_test.hpp>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(nearest_)

BOOST_AUTO_TEST_CASE(a_mistyped_name_has_the_nearest_if_any_is_near) {
  const std::vector<std::string> names = {"facets", "format", "build",   "limit", "topic",
                                          "type",   "expand", "explain", "count", "no-publish"};
  const std::pair<const char*, const char*> cases[] = {
      {"fasets", "facets"},         // another letter
      {"biuld", "build"},           // two swapped
      {"formt", "format"},          // one left out
      {"limitt", "limit"},          // one too many
      {"topics", "topic"},          // a plural
      {"nopublish", "no-publish"},  // a hyphen left out
      {"lim", "limit"},             // a beginning
      {"no", "no-publish"},         //
      {"exp", ""},                  // of two
      {"expln", ""},                // near none: two slips of five letters
      {"expian", "expand"},         // the nearer of two
      {"bogus", ""},                //
      {"l", ""},                    // too short to say
      {"", ""},                     //
      {"facetsfacetsfacets", ""},   //
  };
  for (const auto& [name, near] : cases) BOOST_TEST(nearest(name, names) == near, name);
}

BOOST_AUTO_TEST_SUITE_END()
