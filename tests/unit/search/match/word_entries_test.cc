// What is kept of a word from one query to the next, and under which key.
#include "search/match/word_entries.h"

#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(word_entries)

namespace {

ExpandedQueryWord word_of(std::vector<WeightedTerm> terms, std::vector<TermRow> rows = {}) {
  ExpandedQueryWord word;
  word.meaning.terms = std::move(terms);
  word.meaning.rows = std::move(rows);
  return word;
}

WeightedTerm term(const char* text, TermReason reason = TermReason::exact) {
  return {text, reason};
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_set_has_the_entries) {
  EntrySet set(130);
  for (const EntryNumber entry : {1u, 64u, 129u}) set.insert(entry);
  const WordEntries found(set, {mask_of(Field::title)});
  BOOST_TEST(found.size() == 3u);
  BOOST_TEST(found.set().count_common(set) == 3u);
  BOOST_TEST(found.set().count() == 3u);
  BOOST_TEST(found.fields_of(0) == mask_of(Field::title));
  BOOST_TEST(found.bytes() >= 3 * sizeof(EntryNumber));
}

BOOST_AUTO_TEST_CASE(an_entry_of_a_word_has_its_place) {
  for (const EntryNumber step : {1u, 2u, 7u, 100u, 999u}) {
    EntrySet set(2000);
    for (EntryNumber entry = 3; entry < 2000; entry += step) set.insert(entry);
    const WordEntries found(set, {});
    std::size_t next = 0;
    for (EntryNumber entry = 0; entry < 2000; ++entry) {
      BOOST_TEST_REQUIRE(found.place_of(entry) == (set.contains(entry) ? next : found.size()));
      next += set.contains(entry) ? 1 : 0;
    }
  }
}

BOOST_AUTO_TEST_CASE(words_that_stand_for_the_same_have_one_key) {
  const std::vector<std::vector<WeightedTerm>> places = {{term("a")}, {term("b")}};
  const TermRow synonym{places, TermReason::thesaurus, 0};
  const ExpandedQueryWord word = word_of({term("a")}, {synonym});
  ExpandedQueryWord same = word;
  same.weight = 3;
  same.label = "another label";
  BOOST_TEST(key_of(word) == key_of(same));
  const TermRow wider{places, TermReason::thesaurus, 5};
  const TermRow shorter{{{term("a"), term("b")}}, TermReason::thesaurus, 0};
  std::vector<ExpandedQueryWord> others = {word_of({term("a")}),
                                           word_of({term("b")}, {synonym}),
                                           word_of({term("a", TermReason::inflection)}, {synonym}),
                                           word_of({term("a"), term("b")}),
                                           word_of({term("a")}, {wider}),
                                           word_of({term("a")}, {shorter}),
                                           word};
  others.back().fields = mask_of(Field::title);
  for (const ExpandedQueryWord& other : others) BOOST_TEST(key_of(other) != key_of(word));
  const TermRow typed{places, TermReason::exact, 0};
  BOOST_TEST(key_of(word_of({term("a")}, {typed})).empty(), "a typed phrase is not kept");
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
