// The Searcher against Xapian's own matcher, which opens an index folder as it
// opens any database: Boolean queries of exact words find the same entries, and
// one word in one field is ranked as Xapian::BM25Weight ranks it.
#include <pprsearch/json.h>
#include <pprsearch/searcher.h>
#include <xapian.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <filesystem>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "index/layout.h"
#include "search/rank/ranking.h"
#include "tests/support/packed_entries.h"
#include "tests/support/random_corpus.h"
#include "tests/support/seed.h"
#include "tests/support/small_index.h"
#include "text/analyzer.h"

namespace pprsearch::test {
BOOST_AUTO_TEST_SUITE(xapian_enquire)

namespace {

constexpr unsigned kFirstSeed = 20201200;

/// A Boolean query twice: in our language, and as Xapian's.
struct TwoQueries {
  std::string ours;
  Xapian::Query xapian;
  bool has_phrase = false;
};

/// An index folder opened by both. It has no positions that Xapian could read, so
/// phrases are put to a database that has them, made here of the same entries.
struct BothSides {
  explicit BothSides(const std::string& folder)
      : searcher(folder), database(folder), with_positions("", Xapian::DB_BACKEND_INMEMORY) {
    Analyzer analyzer;
    for (Xapian::docid number = 1; number <= database.get_lastdocid(); ++number) {
      Xapian::Document document;
      for (const Token& token : analyzer.analyze(entry(number).summary)) {
        document.add_posting(word_term(Field::summary, token.text), token.position + 1);
      }
      with_positions.add_document(document);
    }
  }

  std::string ids_by_us(const std::string& query) const {
    SearchOptions options;
    options.limit = 1000000;
    options.snippets = 0;
    std::vector<std::string> ids;
    for (const Hit& hit : searcher.search(query, options).hits) ids.push_back(hit.id);
    return sorted(std::move(ids));
  }

  std::string ids_by_xapian(const TwoQueries& query) {
    Xapian::Enquire enquire(query.has_phrase ? with_positions : database);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(query.xapian);
    std::vector<std::string> ids;
    const Xapian::MSet found = enquire.get_mset(0, database.get_doccount());
    for (auto hit = found.begin(); hit != found.end(); ++hit) ids.push_back(id_of(*hit));
    return sorted(std::move(ids));
  }

  Entry entry(Xapian::docid number) const {
    std::vector<std::string> repairs;
    return entry_from_json(database.get_document(number).get_data(), repairs);
  }
  std::string id_of(Xapian::docid number) const { return entry(number).id; }

  static std::string sorted(std::vector<std::string> ids) {
    std::sort(ids.begin(), ids.end());
    std::string text;
    for (const std::string& id : ids) text += id + ' ';
    return text;
  }

  Searcher searcher;
  Xapian::Database database;
  Xapian::WritableDatabase with_positions;
};

Xapian::Query summary_word(const std::string& word) {
  return Xapian::Query(word_term(Field::summary, word));
}

TwoQueries random_leaf(Chance& chance, const std::vector<std::string>& words) {
  if (!chance.one_in(4)) {
    const std::string& word = chance.of(words);
    return {"summary:=" + word, summary_word(word), false};
  }
  const std::vector<std::string> phrase = {chance.of(words), chance.of(words)};
  const std::vector<std::string> terms = {word_term(Field::summary, phrase[0]),
                                          word_term(Field::summary, phrase[1])};
  return {"summary:\"" + phrase[0] + ' ' + phrase[1] + '"',
          Xapian::Query(Xapian::Query::OP_PHRASE, terms.begin(), terms.end(), 2), true};
}

TwoQueries random_tree(Chance& chance, const std::vector<std::string>& words, int depth) {
  if (depth == 0 || chance.one_in(4)) return random_leaf(chance, words);
  const TwoQueries left = random_tree(chance, words, depth - 1);
  const TwoQueries right = random_tree(chance, words, depth - 1);
  const bool has_phrase = left.has_phrase || right.has_phrase;
  switch (chance.upto(2)) {
    case 0:
      return {'(' + left.ours + " AND " + right.ours + ')',
              Xapian::Query(Xapian::Query::OP_AND, left.xapian, right.xapian), has_phrase};
    case 1:
      return {'(' + left.ours + " OR " + right.ours + ')',
              Xapian::Query(Xapian::Query::OP_OR, left.xapian, right.xapian), has_phrase};
    default:
      return {'(' + left.ours + " AND NOT " + right.ours + ')',
              Xapian::Query(Xapian::Query::OP_AND_NOT, left.xapian, right.xapian), has_phrase};
  }
}

std::vector<Entry> summaries(Chance& chance, std::size_t count) {
  std::vector<Entry> entries;
  for (const Entry& entry : random_entries(chance, count)) {
    if (!entry.summary.empty()) entries.push_back(summary_entry(entry.id, entry.summary));
  }
  return entries;
}

/// Words of the index that ask for themselves: letters only, no operator.
std::vector<std::string> searchable_words(const Xapian::Database& database, std::size_t least) {
  const std::string prefix = word_term(Field::summary, "");
  std::vector<std::string> words;
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string word = (*term).substr(prefix.size());
    const bool letters =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (letters && term.get_termfreq() >= least) words.push_back(word);
  }
  return words;
}

/// The weight of every entry that Xapian finds for a word, by id.
std::map<std::string, double> weights_by_xapian(const BothSides& both, const std::string& word) {
  Xapian::Enquire enquire(both.database);
  enquire.set_weighting_scheme(Xapian::BM25Weight(kRanking.k1, 0, 1, kRanking.b, 0));
  enquire.set_query(summary_word(word));
  std::map<std::string, double> weights;
  const Xapian::MSet found = enquire.get_mset(0, both.database.get_doccount());
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    weights[both.id_of(*hit)] = hit.get_weight();
  }
  return weights;
}

/// Where our order of hits for a word goes against Xapian's weights; empty
/// where it does not. Entries of equal weight may stand in any order.
std::string misranked(const BothSides& both, const std::string& word) {
  constexpr double kTie = 1e-9;
  const std::map<std::string, double> weights = weights_by_xapian(both, word);
  SearchOptions options;
  options.limit = 1000000;
  options.snippets = 0;
  const SearchResult result = both.searcher.search("summary:=" + word, options);
  if (result.total != weights.size()) {
    return std::to_string(result.total) + " hits, Xapian has " + std::to_string(weights.size());
  }
  double before = std::numeric_limits<double>::infinity();
  for (const Hit& hit : result.hits) {
    const auto weight = weights.find(hit.id);
    if (weight == weights.end()) return hit.id + " is none of Xapian's";
    if (weight->second > before + kTie) return hit.id + " ranks too low";
    before = weight->second;
  }
  return {};
}

void check_boolean_trees(BothSides& both, Chance& chance, const std::vector<std::string>& words,
                         int queries) {
  for (int i = 0; i < queries; ++i) {
    const TwoQueries query = random_tree(chance, words, 3);
    BOOST_TEST_CONTEXT(query.ours) {
      BOOST_TEST(both.ids_by_us(query.ours) == both.ids_by_xapian(query));
    }
  }
}

/// The text of an entry as one summary, for Xapian weighs by the length of all fields.
Entry as_one_summary(const Entry& entry) {
  return summary_entry(entry.id, entry.title + "\n\n" + entry.summary);
}

}  // namespace

BOOST_AUTO_TEST_CASE(boolean_queries_of_random_corpora_find_the_same_entries) {
  for (unsigned seed = test_seed(kFirstSeed), end = seed + rounds(20); seed < end; ++seed) {
    Chance chance(seed);
    const SmallIndex index(summaries(chance, 150));
    BothSides both(index.path());
    BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed) {
      check_boolean_trees(both, chance, searchable_words(both.database, 1), 50);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_word_in_a_field_is_ranked_as_xapian_ranks_it) {
  for (unsigned seed = test_seed(kFirstSeed), end = seed + rounds(10); seed < end; ++seed) {
    Chance chance(seed);
    const SmallIndex index(summaries(chance, 150));
    const BothSides both(index.path());
    for (const std::string& word : searchable_words(both.database, 1)) {
      BOOST_TEST_CONTEXT("PPRSEARCH_TEST_SEED=" << seed << ", word [" << word << ']') {
        BOOST_TEST(misranked(both, word) == "");
      }
    }
  }
}

BOOST_AUTO_TEST_CASE(abstracts_are_found_and_ranked_alike) {
  const std::string path = PPRSEARCH_SHARED_DATA "/scale/medical-18k.jsonl.xz";
  if (!std::filesystem::exists(path)) {
    BOOST_TEST_MESSAGE("skipped: there is no " << path);
    return;
  }
  std::vector<Entry> entries = packed_entries(path, 2000);
  std::ranges::transform(entries, entries.begin(), as_one_summary);
  if (entries.empty()) {
    BOOST_TEST_MESSAGE("skipped: xz, which unpacks " << path << ", is not there");
    return;
  }
  const SmallIndex index(entries);
  BothSides both(index.path());
  BOOST_TEST(both.database.get_doccount() == entries.size());
  Chance chance(kFirstSeed);
  const std::vector<std::string> words = searchable_words(both.database, 150);
  BOOST_REQUIRE(words.size() > 100u);
  check_boolean_trees(both, chance, words, 100);
  for (int i = 0; i < 40; ++i) {
    const std::string& word = chance.of(words);
    BOOST_TEST_CONTEXT("word [" << word << ']') { BOOST_TEST(misranked(both, word) == ""); }
  }
}

BOOST_AUTO_TEST_SUITE_END()

}  // namespace pprsearch::test
