#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>
#include <pprsearch/vocabulary.h>

#include <array>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "query/tree.h"
#include "tests/support/naive_entry.h"
#include "tests/support/naive_meaning.h"

namespace pprsearch::test {

/// A word, phrase or wildcard that asks for text, and not for a whole value; or a NEAR of such.
bool is_text_leaf(const QueryNode& node);

/// Whether operands side by side may mean something together.
bool is_list(const QueryNode& node);

/// The query language once more, by reading every entry for every word: no
/// index, no postings, no plan. Slow and plain, so that it can be checked by
/// eye. It shares with the library the parser's tree, the analyzer, the rules
/// of inflection, derivation and spelling, the list of stop words and the constants of
/// ranking, and nothing else.
class NaiveSearch {
 public:
  NaiveSearch(const std::vector<Entry>& entries, const Taxonomy& taxonomy,
              const Thesaurus& thesaurus);

  struct Answer {
    Match match = Match::all;
    bool scored = false;                   ///< the query has words that count
    std::map<std::string, double> scores;  ///< by id, of every entry that matches
    /// By field: the words that may be marked there.
    std::array<std::set<std::string>, kTextFields> asked;
  };
  /// Filters play no part in it.
  Answer answer(const Query& query, const SearchOptions& options);

  const std::vector<NaiveEntry>& entries() const { return entries_; }

 private:
  using Nodes = std::vector<const QueryNode*>;

  /// How plain words are combined; `enough` and `quotes`: what stands in quotes holds.
  enum class Way { all, enough, quotes, any };
  Answer answer(const QueryNode& root, Way way, const SearchOptions& options);
  /// The first of the ways of Match::automatic that finds an entry.
  void leave_out_unknown_numbers(QueryNode& root);
  Answer automatic_answer(const QueryNode& root, const SearchOptions& options);
  void find_meanings(const QueryNode& node, const Expand& expand, bool excluded = false);
  /// Operands side by side.
  struct Row {
    Nodes words;
    Nodes counted;           ///< without words of grammar that are left out
    bool is_framed = false;  ///< the first and the last are counted
  };
  std::vector<Row> rows_of(const QueryNode& node);
  QueryNode read_together(QueryNode node, const Expand& expand);
  void add_to_each(const Nodes& words, const Meaning& meaning);
  void find_meanings_together(const QueryNode& node, const Expand& expand);
  void find_own_narrower(const QueryNode& node, const Expand& expand);
  /// The operands' meanings are known.
  Meaning near_meaning(const QueryNode& node);
  void find_narrower(const QueryNode& node, const Expand& expand);
  /// The children that count: words of grammar beside others do not.
  Nodes kept(const QueryNode& node);
  void note_asked(const QueryNode& node, Answer& answer);

  /// The plain words and phrases of a list that count, each once.
  Nodes different_words(const QueryNode& list);
  bool is_held_quote(const QueryNode& list, const QueryNode& child);
  std::size_t entries_of(const QueryNode& word);
  bool stands_anywhere(const Reading& reading, const std::vector<Field>& fields) const;
  /// A different word of a list.
  struct Worth {
    Nodes forms;             ///< as it is in the query
    std::size_t points = 0;  ///< 0 if no entry has it
  };
  bool are_forms(const QueryNode& one, const QueryNode& other);
  std::vector<Worth> worths(const QueryNode& list);
  bool is_enough(const QueryNode& list, const std::vector<Worth>& worths,
                 const std::function<bool(const Worth&)>& here);
  bool has_required(const QueryNode& list);
  bool needs_all(const QueryNode& list);

  bool matches(const QueryNode& node, const NaiveEntry& entry);
  bool matches_words(const QueryNode& node, const NaiveEntry& entry);
  bool matches_text(const QueryNode& node, const std::vector<Field>& fields,
                    const NaiveEntry& entry) const;
  bool matches_leaf(const QueryNode& node, const tree::Text& text, const NaiveEntry& entry);
  bool matches_keyword(const tree::Text& value, const Entry& entry);
  double score(const QueryNode& node, const NaiveEntry& entry, double weight);
  double word_score(const QueryNode& node, const NaiveEntry& entry) const;
  using Shares = std::vector<std::pair<const QueryNode*, double>>;
  Shares shares_of_words(const QueryNode& root);
  double times_weight(const QueryNode& word, const Nodes& kept);
  bool is_repetition(const QueryNode& word, const QueryNode& of);
  double pairs_score(const QueryNode& list, const NaiveEntry& entry);
  double pair_score(const QueryNode& first, const QueryNode& second, std::size_t gap,
                    const NaiveEntry& entry) const;

  std::vector<NaiveEntry> entries_;
  Taxonomy taxonomy_;
  Analyzer analyzer_;
  NaiveVocabulary vocabulary_;
  /// By word: in how many entries it is, and in which fields of any of them.
  std::map<std::string, std::pair<std::size_t, std::set<Field>>> spread_;
  Way way_ = Way::all;
  std::map<const QueryNode*, Meaning> meanings_;      ///< of each leaf of text
  std::map<const QueryNode*, Meaning> own_meanings_;  ///< without what it means with others
};

}  // namespace pprsearch::test
