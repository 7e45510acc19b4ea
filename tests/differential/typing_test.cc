// What is found while a query is being typed: the word that is meant is among the words that begin
// so.
#include <pprsearch/searcher.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/stop_words.h"
#include "base/utf8.h"
#include "tests/support/differential_case.h"
#include "text/analyzer.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(typing)

namespace {

constexpr unsigned kFirstSeed = 1;
constexpr unsigned kCorpora = 20;
constexpr int kQueries = 30;

using Ids = std::set<std::string>;

Ids found(const RandomCorpus& corpus, const std::string& query, const SearchOptions& options) {
  Ids ids;
  for (const Hit& hit : corpus.searcher.search(query, options).hits) ids.insert(hit.id);
  return ids;
}

bool has_all(const Ids& ids, const Ids& wanted) { return std::ranges::includes(ids, wanted); }

SearchOptions while_typed(SearchOptions options) {
  options.last_word_open = true;
  return options;
}

/// A word of some entry, as the index has it; letters and digits alone.
std::string random_word(RandomCorpus& corpus) {
  const std::vector<Token> tokens =
      Analyzer().analyze(corpus.chance.of(corpus.entries).summary + " alliance");
  const std::string& word = corpus.chance.of(tokens).text;
  return is_stop_word(word) ? "alliance" : word;
}

/// What may stand before the last word, so that each of its words is needed.
std::string random_start(RandomCorpus& corpus) {
  switch (corpus.chance.upto(5)) {
    case 0:
      return "";
    case 1:
      return "year:2010.. ";
    case 2:
      return random_word(corpus) + " OR ";
    case 3:
      return "+" + random_word(corpus) + " (";
    case 4:
      return random_word(corpus) + " AND ";
    default:
      return random_word(corpus) + ' ';
  }
}

std::ptrdiff_t letters_of(const std::string& word) {
  return std::ranges::count_if(word, [](char c) { return !is_continuation(c) && c != '.'; });
}

template <typename Check>
void for_each_case(Check check) {
  for (unsigned round = 0; round < rounds(kCorpora); ++round) {
    RandomCorpus corpus(test_seed(kFirstSeed) + round, 60);
    for (int i = 0; i < kQueries; ++i) {
      SearchOptions options = random_options(corpus.chance);
      options.match = Match::all;
      check(corpus, random_start(corpus), random_word(corpus), options);
    }
  }
}

}  // namespace

BOOST_AUTO_TEST_CASE(each_beginning_finds_what_the_word_finds) {
  for_each_case([](RandomCorpus& corpus, const std::string& start, const std::string& word,
                   const SearchOptions& options) {
    const Ids meant = found(corpus, start + '=' + word, options);
    for (std::size_t typed = 1; typed <= word.size(); ++typed) {
      if (typed < word.size() && !is_ascii(word[typed])) continue;  // perhaps within a letter
      // One letter asks for nothing yet, and so adds nothing to what it stands beside.
      const bool one_letter = letters_of(word.substr(0, typed)) == 1;
      if (one_letter && start.ends_with("OR ")) continue;
      const std::string text = start + word.substr(0, typed);
      BOOST_TEST(has_all(found(corpus, text, while_typed(options)), meant),
                 "of [" << word << "]: " << described(corpus, text, options));
    }
  });
}

BOOST_AUTO_TEST_CASE(a_whole_word_finds_what_it_does_when_it_is_finished) {
  for_each_case([](RandomCorpus& corpus, const std::string&, const std::string& word,
                   const SearchOptions& options) {
    if (letters_of(word) < 2) return;
    Ids both = found(corpus, word + ' ', while_typed(options));
    both.merge(found(corpus, word + '*', options));
    const Ids open = found(corpus, word, while_typed(options));
    BOOST_TEST(has_all(open, both), described(corpus, word, options));
    BOOST_TEST(has_all(both, open), described(corpus, word, options));
  });
}

BOOST_AUTO_TEST_CASE(with_a_blank_behind_the_last_word_typing_makes_no_difference) {
  for_each_case([](RandomCorpus& corpus, const std::string&, const std::string&,
                   const SearchOptions& options) {
    const std::string text = random_query(corpus.chance) + ' ';
    BOOST_TEST(found(corpus, text, options) == found(corpus, text, while_typed(options)),
               described(corpus, text, options));
  });
}

BOOST_AUTO_TEST_CASE(no_spelling_is_offered_for_a_word_that_is_being_typed) {
  for_each_case([](RandomCorpus& corpus, const std::string& start, const std::string& word,
                   const SearchOptions& options) {
    const std::string text = start + word + "zz";
    for (const Suggestion& other : corpus.searcher.search(text, while_typed(options)).suggestions) {
      if (other.kind != SuggestionKind::spelling) continue;
      BOOST_TEST(other.word != word + "zz", described(corpus, text, options));
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
