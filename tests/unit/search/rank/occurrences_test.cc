// Names of authors do not outrank the words of the text, and are found and ranked as long as texts
// hardly have them.
#include "search/rank/occurrences.h"

#include <pprsearch/searcher.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "tests/support/small_index.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(occurrences)

namespace {

/// How many entries have a word where. Each is an entry of its own, alike in all else.
struct Word {
  const char* word;
  int by_author;  ///< called so, who are also in the citation
  int in_text;    ///< in the summary
  int in_both;    ///< the summary mentions its own author
};

constexpr Word kWords[] = {
    {"Brown", 20, 4, 0},   {"Young", 6, 12, 0},    {"Price", 5, 6, 0},     {"White", 8, 15, 0},
    {"Hall", 20, 1, 0},    {"Wampold", 12, 0, 3},  {"Flückiger", 5, 0, 0}, {"Childers", 6, 0, 0},
    {"Children", 0, 3, 0}, {"Kuchemann", 3, 1, 0},
};

std::vector<Name> authors(const std::string& family) {
  return {{"Doe", "Jane", "", ""}, {family, "Al", "", ""}};
}

/// "brown-author-3", of which every other is about the alliance.
Entry entry_of(const std::string& word, const std::string& place, int number) {
  Entry entry = summary_entry(word + '-' + place + '-' + std::to_string(number),
                              "Clients rated their sessions over time" +
                                  std::string(number % 2 == 0 ? " and the alliance" : ""));
  entry.title = "A study of change";
  if (place != "author") entry.summary += " with " + word + " in it";
  if (place == "author") entry.summary += " with nothing in it";
  entry.citation.emplace();
  entry.citation->authors = authors(place == "text" ? "Roe" : word);
  entry.citation->raw = place == "text" ? "Doe, J., & Roe, A. (2019). A study of change."
                                        : "Doe, J., & " + word + ", A. (2019). A study of change.";
  return entry;
}

std::vector<Entry> made_entries() {
  std::vector<Entry> entries;
  const auto add = [&](const std::string& word, const char* place, int count) {
    for (int i = 0; i < count; ++i) entries.push_back(entry_of(word, place, i));
  };
  for (const Word& word : kWords) {
    add(word.word, "author", word.by_author);
    add(word.word, "text", word.in_text);
    add(word.word, "both", word.in_both);
  }
  return entries;
}

/// The made corpus, asked.
class Asked {
 public:
  SearchResult result(const std::string& query, Match match = Match::automatic) const {
    SearchOptions options;
    options.match = match;
    options.limit = 1000;
    options.explain = true;
    return searcher_.search(query, options);
  }

  /// The kinds of entries, in order, each with how many follow one another: "text 4, author 20".
  std::string order(const std::string& query, std::size_t most = 1000) const {
    std::string text;
    std::string kind;
    std::size_t count = 0;
    const auto close = [&] {
      if (count > 0) text += (text.empty() ? "" : ", ") + kind + ' ' + std::to_string(count);
    };
    std::vector<Hit> hits = result(query).hits;
    hits.resize(std::min(hits.size(), most));
    for (const Hit& hit : hits) {
      const std::size_t end = hit.id.rfind('-');
      const std::size_t begin = hit.id.rfind('-', end - 1) + 1;
      const std::string here = hit.id.substr(begin, end - begin);
      if (here != kind) {
        close();
        count = 0;
      }
      kind = here;
      ++count;
    }
    close();
    return text;
  }

 private:
  SmallIndex index_{made_entries()};
  Searcher searcher_{index_.path()};
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_word_of_texts_is_not_outranked_by_names_of_authors) {
  struct Row {
    const char* query;
    const char* order;
  };
  const Asked asked;
  for (const Row& row : {Row{"brown", "text 4, author 20"},
                         {"young", "text 12, author 6"},
                         {"price", "text 6, author 5"},
                         {"white", "text 15, author 8"},
                         {"hall", "text 1, author 20"},
                         {"=brown", "text 4, author 20"},
                         {"brow*", "text 4, author 20"},
                         {"brwon~", "text 4, author 20"},
                         {"child*", "text 3, author 6"},
                         {"+brown", "text 4, author 20"},
                         {"brown OR nothingness", "text 4, author 20"},
                         {"brown -rupture", "text 4, author 20"},
                         // A name that texts lack.
                         {"wampold", "both 3, author 12"},
                         {"wamp*", "both 3, author 12"},
                         {"flückiger", "author 5"},
                         {"childers", "author 6"},
                         // Asked as a name.
                         {"author:brown", "author 20"},
                         {"author:young", "author 6"}}) {
    const std::string order = asked.order(row.query);
    BOOST_TEST(order == row.order, row.query << ": " << order << ", not " << row.order);
  }
}

BOOST_AUTO_TEST_CASE(entries_of_an_author_come_first_among_words) {
  struct Row {
    const char* query;
    const char* first;
  };
  const Asked asked;
  for (const Row& row : {Row{"wampold alliance", "both 2, author 6"},
                         {"alliance wampold", "both 2, author 6"},
                         {"flückiger alliance sessions", "author 5"},
                         {"sessions kuchemann alliance", "text 1, author 3"},
                         {"brown alliance sessions", "text 4, author 4"}}) {
    const std::string order = asked.order(row.query, 8);
    BOOST_TEST(order.starts_with(row.first), row.query << ": " << order << ", not " << row.first);
  }
}

BOOST_AUTO_TEST_CASE(what_a_name_counts) {
  struct Row {
    const char* query;
    double weight;  ///< of the name in the entry by the author
    double citation;
  };
  const auto share = [](double by_author, double in_text) {
    const double expected = 0.5 + 0.01 * by_author;
    return expected * expected / (expected * expected + in_text * in_text);
  };
  const Asked asked;
  for (const Row& row : {Row{"brown", share(20, 4), 0.5 * share(20, 4)},
                         {"hall", share(20, 1), 0.5 * share(20, 1)},
                         {"price", share(5, 6), 0.5 * share(5, 6)},
                         {"wampold", 1, 0.5},
                         {"author:brown", 1, 0},
                         {"citation:brown", 0, 0.5}}) {
    const SearchResult result = asked.result(row.query);
    double author = 0;
    double citation = 0;
    for (const ScorePart& part : result.hits.back().explanation) {
      if (part.kind != ScoreKind::words) continue;
      for (const auto& [field, frequency] : part.fields) {
        if (field == "author") author = frequency;
        if (field == "citation") citation = frequency;
      }
    }
    BOOST_TEST(std::abs(author - row.weight) < 1e-12, row.query << ": author " << author);
    BOOST_TEST(std::abs(citation - row.citation) < 1e-12, row.query << ": citation " << citation);
  }
}

BOOST_AUTO_TEST_CASE(the_parts_are_the_score_to_the_last_bit) {
  const Asked asked;
  for (const char* query :
       {"brown", "brown alliance", "child*", "young^2.5 OR hall", "price white"}) {
    for (const Hit& hit : asked.result(query, Match::any).hits) {
      double sum = 0;
      for (const ScorePart& part : hit.explanation) sum += part.score;
      BOOST_TEST(sum == hit.score, query << ": " << hit.id);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
