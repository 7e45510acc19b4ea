// The table of fields against what else is public: each facet counts one field, and no two fields
// share a name, a prefix or a bit. (Its order and its size are checked when it is compiled.)
#include "schema/fields.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

using namespace pprsearch;

BOOST_AUTO_TEST_SUITE(fields)

BOOST_AUTO_TEST_CASE(a_facet_counts_the_field_of_its_name) {
  for (const FacetField facet : all_values<FacetField>()) {
    const auto field = field_named(to_string(facet));
    BOOST_REQUIRE_MESSAGE(field.has_value(), to_string(facet) << " is no field");
    BOOST_TEST((row_of(*field).facet == facet), to_string(facet) << " is not counted");
    BOOST_TEST((field_of(facet) == *field));
  }
}

BOOST_AUTO_TEST_CASE(nothing_stands_for_two_fields) {
  std::set<std::string_view> names;
  std::set<std::string_view> prefixes;
  std::size_t prefixed = 0;
  for (const FieldRow& row : kFields) {
    names.insert(row.name);
    for (const std::string_view prefix : {row.word_prefix, row.value_prefix}) {
      if (prefix.empty()) continue;
      prefixes.insert(prefix);
      ++prefixed;
    }
  }
  BOOST_TEST(names.size() == kFields.size());
  BOOST_TEST(prefixes.size() == prefixed);
}

BOOST_AUTO_TEST_SUITE_END()
