// The table of fields against what else is public: each facet counts one field, and no two fields
// share a name, a prefix or a bit. (Its order and its size are checked when it is compiled.)
#include "schema/fields.h"

#include <boost/test/unit_test.hpp>
#include <set>
#include <string>

#include "index/layout.h"

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

// An index holds prefixes, and bits in the order of the fields. If any of this changes, old indexes
// would be read wrongly: then kSchemaVersion must be one more, and this line with it.
BOOST_AUTO_TEST_CASE(another_form_of_the_index_is_another_version_of_the_schema) {
  std::string form = std::to_string(kSchemaVersion) + ":";
  for (const FieldRow& row : kFields) {
    form += ' ' + std::string(row.name);
    for (const std::string_view prefix : {row.word_prefix, row.value_prefix}) {
      if (!prefix.empty()) form += '/' + std::string(prefix);
    }
    if (row.counted == CountedAs::names) form += '*';
  }
  BOOST_TEST(form ==
             "10: title/S summary/XS implications/XI citation/XC author/A* journal/XJ* topic/XT/K* "
             "keyword/XW/XV* type/XK* year published doi/XD pmid/XP issn/XN url/XL "
             "retracted correction id/Q");
}

BOOST_AUTO_TEST_SUITE_END()
