// Hits that are read one by one are those of the whole answer.
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>

#include <boost/test/unit_test.hpp>
#include <chrono>
#include <sstream>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "tests/support/random_corpus.h"
#include "tests/support/seed.h"
#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(answer_reader)

namespace {

std::string written(AnswerReader answer, const std::string& query_id) {
  std::ostringstream out;
  write_json(answer, out, query_id);
  return out.str();
}

SearchOptions random_page(Chance& chance, const std::vector<Entry>& entries) {
  SearchOptions options;
  options.syntax = Syntax::lenient;
  options.filters = random_filters(chance, entries);
  options.facets = {{FacetField::topic}, {FacetField::author, 3}};
  options.limit = chance.upto(12);
  options.offset = chance.upto(3);
  options.explain = chance.one_in(2);
  options.entries = !chance.one_in(4);
  return options;
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_json_is_that_of_the_whole_answer) {
  for (unsigned round = 0; round < rounds(10); ++round) {
    Chance chance(test_seed(20261129) + round);
    const std::vector<Entry> entries = random_entries(chance, 30);
    const SmallIndex index(entries);
    const Searcher searcher(index.path());
    for (int i = 0; i < 20; ++i) {
      const std::string query = random_query(chance);
      const SearchOptions options = random_page(chance, entries);
      BOOST_TEST(written(searcher.answer(query, options), "q") ==
                 to_json(searcher.search(query, options), "q"));
      const std::string& id = chance.of(entries).id;
      BOOST_TEST(written(searcher.answer_similar(id, options), "") ==
                 to_json(searcher.similar(id, options)));
    }
  }
}

BOOST_AUTO_TEST_CASE(the_time_for_the_hits_does_not_depend_on_when_they_are_read) {
  const SmallIndex index({summary_entry("a", "alliance"), summary_entry("b", "alliance")});
  const std::chrono::milliseconds limit(500);
  SearchOptions options;
  options.time_limit = limit;
  options.facets = {{FacetField::topic}};
  AnswerReader answer = Searcher(index.path()).answer("alliance", options);
  BOOST_REQUIRE(!answer.result().cut_short);
  std::this_thread::sleep_for(limit);
  BOOST_TEST(answer.next().value().rank == 1u);
  BOOST_TEST(answer.next().value().rank == 2u);
  BOOST_TEST(!answer.next().has_value());
  BOOST_TEST(!answer.result().cut_short);
}

BOOST_AUTO_TEST_CASE(it_outlives_the_searcher_and_can_be_moved) {
  const SmallIndex index({summary_entry("a", "alliance"), summary_entry("b", "alliance")});
  AnswerReader answer = [&] {
    const Searcher searcher(index.path());
    return searcher.answer("alliance");
  }();
  BOOST_TEST(answer.result().total == 2u);
  BOOST_TEST(answer.result().hits.empty());
  BOOST_TEST(answer.next().value().rank == 1u);
  AnswerReader moved = std::move(answer);
  BOOST_TEST(moved.next().value().rank == 2u);
  BOOST_TEST(!moved.next().has_value());
  BOOST_TEST(!moved.result().cut_short);
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
