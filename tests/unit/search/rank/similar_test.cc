// Entries like another: what is shared, what is left out, and that filters,
// facets and pages hold as in a search.
#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "tests/support/print_names.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(similar)

namespace {

Entry entry_of(std::string id, std::string summary, std::vector<std::string> topics,
               const std::string& author) {
  Entry entry = summary_entry(std::move(id), std::move(summary));
  entry.topics = std::move(topics);
  if (author.empty()) return entry;
  entry.citation.emplace();
  entry.citation->authors = {{author, "A.", "", ""}};
  return entry;
}

std::vector<Entry> sample_entries() {
  return {entry_of("source", "agoraphobia and videotherapy", {"alliance"}, "Norwood"),
          entry_of("words", "videotherapy of agoraphobia", {}, ""),
          entry_of("topic", "gardening", {"alliance"}, ""),
          entry_of("author", "sailing", {"outcome"}, "Norwood"),
          entry_of("all", "agoraphobia by videotherapy", {"alliance"}, "Norwood"),
          entry_of("nothing", "and", {"outcome"}, "Simpson")};
}

WriterOptions with_taxonomy() {
  WriterOptions options;
  options.taxonomy.topics = {{"alliance", "Therapeutic Alliance", {}}, {"outcome", "Outcome", {}}};
  return options;
}

std::string shared_of(const Hit& hit) {
  std::string text;
  for (const SharedReason& reason : hit.shared) {
    text += (text.empty() ? "" : "; ") + name_of(reason.kind) + ' ' + reason.text;
  }
  return text;
}

const Hit& hit_of(const SearchResult& result, const std::string& id) {
  for (const Hit& hit : result.hits) {
    if (hit.id == id) return hit;
  }
  throw Error("no hit " + id);
}

std::string ids(const SearchResult& result) {
  std::string text;
  for (const Hit& hit : result.hits) text += (text.empty() ? "" : " ") + hit.id;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_is_shared_is_named) {
  const SmallIndex index(sample_entries(), with_taxonomy());
  const SearchResult result = Searcher(index.path()).similar("source");
  struct Row {
    const char* id;
    const char* shared;
  };
  for (const Row& row : {Row{"words", "word agoraphobia; word videotherapy"},
                         {"topic", "topic Therapeutic Alliance"},
                         {"author", "author Norwood, A."},
                         {"all",
                          "topic Therapeutic Alliance; author Norwood, A.; word "
                          "agoraphobia; word videotherapy"}}) {
    BOOST_TEST(shared_of(hit_of(result, row.id)) == row.shared, row.id);
  }
  BOOST_TEST(result.total == 4u, "neither the source nor what shares nothing");
  BOOST_TEST(hit_of(result, "words").rank < hit_of(result, "topic").rank, "words say most");
  BOOST_TEST(result.similar_to == "source");
  BOOST_TEST(result.text == "");
}

BOOST_AUTO_TEST_CASE(filters_facets_pages_and_orders_hold) {
  const SmallIndex index(sample_entries(), with_taxonomy());
  const Searcher searcher(index.path());
  SearchOptions options;
  options.facets = {{FacetField::topic, 0}};
  const SearchResult all = searcher.similar("source", options);
  for (const FacetCount& value : all.facets.at(0).values) {
    SearchOptions chosen = options;
    chosen.filters = {{FacetField::topic, {value.value}}};
    BOOST_TEST(searcher.similar("source", chosen).total == value.count, value.label);
  }
  options.limit = 1;
  options.offset = 1;
  const SearchResult page = searcher.similar("source", options);
  BOOST_TEST(ids(page) == all.hits[1].id);
  BOOST_TEST(page.hits[0].rank == 2u);
  options = {};
  options.sort = Sort::title;
  BOOST_TEST(ids(searcher.similar("source", options)) == "all author topic words");
}

BOOST_AUTO_TEST_CASE(a_score_is_the_sum_of_what_is_shared) {
  const SmallIndex index(sample_entries(), with_taxonomy());
  SearchOptions options;
  options.explain = true;
  for (const Hit& hit : Searcher(index.path()).similar("source", options).hits) {
    double sum = 0;
    for (const ScorePart& part : hit.explanation) sum += part.score;
    BOOST_TEST(sum == hit.score, hit.id);
  }
}

BOOST_AUTO_TEST_CASE(an_entry_of_nothing_but_its_id_is_like_none) {
  const SmallIndex index({summary_entry("bare", "the"), summary_entry("other", "the")});
  BOOST_TEST(Searcher(index.path()).similar("bare").total == 0u);
}

BOOST_AUTO_TEST_CASE(an_id_that_is_not_there_is_an_error_that_names_it) {
  const SmallIndex index(sample_entries());
  try {
    Searcher(index.path()).similar("nowhere");
    BOOST_FAIL("no error");
  } catch (const Error& error) {
    BOOST_TEST(error.what() == std::string("there is no entry with the id 'nowhere'"));
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
