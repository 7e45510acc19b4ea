// A word of grammar more or less makes no difference to what plain words find.
#include <pprsearch/searcher.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "base/stop_words.h"
#include "tests/support/differential_case.h"
#include "text/analyzer.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(words_of_grammar)

namespace {

constexpr unsigned kFirstSeed = 1;
constexpr unsigned kCorpora = 20;
constexpr int kQueries = 40;

using Words = std::vector<std::string>;

const Words kGrammar = {"the", "of", "for", "in", "with", "what", "does", "is", "a", "to", "who"};

/// Words of one entry, and perhaps one that no entry has; none of grammar.
Words random_plain_words(RandomCorpus& corpus) {
  Words words;
  for (const Token& token : Analyzer().analyze(corpus.chance.of(corpus.entries).summary)) {
    if (!is_stop_word(token.text)) words.push_back(token.text);
  }
  if (words.empty() || corpus.chance.one_in(4)) words.push_back("xyzzy");
  Words some;
  for (std::size_t left = 1 + corpus.chance.upto(6); left > 0; --left) {
    some.push_back(corpus.chance.of(words));
  }
  return some;
}

/// What stands beside plain words in a query: of a word, something that asks for more or less.
std::string random_beside(RandomCorpus& corpus, const std::string& word) {
  return corpus.chance.of(Words{'+' + word, '=' + word, "title:" + word,
                                '"' + word + ' ' + word + '"', '"' + word + '"', "summary:" + word,
                                "year:2015..", "has:title"});
}

std::string joined(const Words& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

std::ptrdiff_t unknown_words(const SearchResult& result) {
  std::ptrdiff_t words = 0;
  for (const Diagnostic& told : result.diagnostics) {
    if (told.code == DiagnosticCode::unknown_words)
      words += 1 + std::ranges::count(told.message, ',');
  }
  return words;
}

/// The hits in their order.
Words ids_of(const SearchResult& result) {
  Words ids;
  for (const Hit& hit : result.hits) ids.push_back(hit.id);
  return ids;
}

Words sorted(Words words) {
  std::ranges::sort(words);
  return words;
}

}  // namespace

BOOST_AUTO_TEST_CASE(one_at_an_end_changes_neither_set_nor_order_and_one_between_not_the_set) {
  for_random_corpora(kFirstSeed, kCorpora, [](RandomCorpus& corpus) {
    for (int i = 0; i < kQueries; ++i) {
      const SearchOptions options = random_options(corpus.chance);
      Words words = random_plain_words(corpus);
      for (std::string& word : words) {
        if (corpus.chance.one_in(4)) word = random_beside(corpus, word);
      }
      const SearchResult without = corpus.searcher.search(joined(words), options);
      const Words found = ids_of(without);
      for (std::size_t place = 0; place <= words.size(); ++place) {
        Words more = words;
        more.insert(more.begin() + static_cast<std::ptrdiff_t>(place), corpus.chance.of(kGrammar));
        const bool at_end = place == 0 || place == words.size();
        BOOST_TEST_CONTEXT(described(corpus, joined(more), options)) {
          const SearchResult result = corpus.searcher.search(joined(more), options);
          // Two words that are only there as one, as "1 beta" in IL-1β, are parted by it.
          if (unknown_words(result) > unknown_words(without)) continue;
          const Words now = ids_of(result);
          BOOST_TEST(sorted(now) == sorted(found), boost::test_tools::per_element());
          if (at_end) BOOST_TEST(now == found, boost::test_tools::per_element());
        }
      }
    }
  });
}

BOOST_AUTO_TEST_CASE(one_that_no_entry_has_empties_no_answer) {
  for_random_corpora(kFirstSeed + 100, kCorpora, [](RandomCorpus& corpus) {
    for (int i = 0; i < kQueries; ++i) {
      SearchOptions options = random_options(corpus.chance);
      options.match = Match::automatic;
      const std::string before = corpus.chance.of(Words{"", "", "+", "=", "title:", "~"});
      std::string words = before == "~" ? '"' + joined(random_plain_words(corpus)) + '"'
                                        : before + joined(random_plain_words(corpus));
      BOOST_TEST_CONTEXT(described(corpus, words, options)) {
        const SearchResult without = corpus.searcher.search(words, options);
        const SearchResult with = corpus.searcher.search(words + " plugh", options);
        BOOST_TEST((with.total > 0) == (without.total > 0));
        BOOST_TEST(with.total >= without.total);
      }
    }
  });
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
