// Which authors and topics of a hit the query asked for.
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/small_index.h"

using namespace pprsearch;
using namespace pprsearch::test;

BOOST_AUTO_TEST_SUITE(matched_names)

namespace {

/// "1 [Del] Re, A. C.": place and marked name of each.
std::string shown(const std::vector<MatchedName>& names) {
  std::string text;
  for (const MatchedName& name : names) {
    std::string marked = name.text;
    for (auto span = name.highlights.rbegin(); span != name.highlights.rend(); ++span) {
      marked.insert(span->end, "]");
      marked.insert(span->begin, "[");
    }
    text += (text.empty() ? "" : "; ") + std::to_string(name.place) + ' ' + marked;
  }
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(authors_and_topics_that_were_asked_for_are_marked) {
  Entry entry = summary_entry("a", "mood");
  entry.citation.emplace().authors = {
      {"Young", "J.", "", ""}, {"Del Re", "A. C.", "", ""}, {"", "", "Mood Group", ""}};
  entry.topics = {"alliance", "mood"};
  const Taxonomy taxonomy{{{"alliance", "Alliance and Relationship", {}}, {"mood", "Mood", {}}},
                          {}};
  const SmallIndex index({entry}, {.taxonomy = taxonomy});
  const Searcher searcher(index.path());
  const struct {
    const char* query;
    const char* authors;
    const char* topics;
  } kRows[] = {
      {"mood", "2 [Mood] Group", "1 [Mood]"},
      {"author:\"del re\"", "1 [Del] [Re], A. C.", ""},
      {"author:young AND mood", "0 [Young], J.; 2 [Mood] Group", "1 [Mood]"},
      {"topic:alliance", "", "0 [Alliance and Relationship]"},
      {"summary:mood", "", ""},
      {"mood AND NOT topic:harm", "2 [Mood] Group", "1 [Mood]"},
      {"mood NOT author:nobody", "2 [Mood] Group", "1 [Mood]"},
      {"*", "", ""},
  };
  for (const auto& row : kRows) {
    SearchOptions options;
    options.syntax = Syntax::lenient;
    const SearchResult result = searcher.search(row.query, options);
    BOOST_TEST_REQUIRE(result.hits.size() == 1U, row.query);
    BOOST_TEST(shown(result.hits[0].matched_authors) == row.authors, row.query);
    BOOST_TEST(shown(result.hits[0].matched_topics) == row.topics, row.query);
  }
}

BOOST_AUTO_TEST_SUITE_END()
