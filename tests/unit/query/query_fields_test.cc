#include "query/query_fields.h"

#include <boost/test/unit_test.hpp>
#include <string>

namespace pprsearch {

BOOST_AUTO_TEST_SUITE(query_fields_table)

BOOST_AUTO_TEST_CASE(each_field_has_one_kind) {
  const auto kind_of = [](const QueryField& field) -> std::string {
    switch (field.kind) {
      case QueryField::Kind::text:
        return "text";
      case QueryField::Kind::keyword:
        return "keyword";
      case QueryField::Kind::identifier:
        return "identifier";
      case QueryField::Kind::range:
        return "range";
      case QueryField::Kind::presence:
        return "presence";
    }
    return "?";
  };
  std::string table;
  for (const QueryField& field : query_fields()) {
    table += std::string(field.name) + ' ' + kind_of(field) + '\n';
  }
  BOOST_TEST(
      table ==
      "title text\nsummary text\nimplications text\ncitation text\nauthor text\n"
      "journal text\ntopic keyword\nkeyword keyword\ntype keyword\nyear range\npublished range\n"
      "doi identifier\npmid identifier\nissn identifier\nurl identifier\nid identifier\ntext "
      "text\nsubject text\nwords text\nall text\nheading keyword\nkind keyword\narxiv "
      "identifier\nhas "
      "presence\nmissing presence\nis presence\n");
}

BOOST_AUTO_TEST_CASE(names_are_found_in_any_case) {
  BOOST_REQUIRE(find_query_field("Title") != nullptr);
  BOOST_TEST(find_query_field("Title")->name == "title");
  BOOST_TEST(find_query_field("DOI")->name == "doi");
  BOOST_TEST(find_query_field("titel") == nullptr);
  BOOST_TEST(find_query_field("") == nullptr);
  BOOST_TEST(find_presence("PMID") == "pmid");
  BOOST_TEST(find_presence("dio") == "");
}

BOOST_AUTO_TEST_CASE(the_nearest_name_is_suggested_and_none_where_none_is_near) {
  struct Row {
    const char* typed;
    const char* meant;
  };
  constexpr Row kRows[] = {
      {"titel", "title"},
      {"Titl", "title"},
      {"authors", "author"},
      {"topics", "topic"},
      {"summery", "summary"},
      {"years", "year"},
      {"publihsed", "published"},
      {"research_types", "type"},
      {"keywords", "keyword"},
      {"practice_implications", "implications"},
      {"dio", "doi"},
      {"foo", ""},
      {"xx", ""},
      {"re", ""},
      {"videoconferencing", ""},
  };
  for (const Row& row : kRows) {
    BOOST_TEST_CONTEXT("typed: " << row.typed) {
      BOOST_TEST(nearest_query_field(row.typed) == row.meant);
    }
  }
  BOOST_TEST(nearest_presence("citaton") == "citation");
  BOOST_TEST(nearest_presence("links") == "");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch
