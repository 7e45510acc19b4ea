#pragma once

#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "text/analyzer.h"
#include "text/inflections.h"

namespace pprsearch {

/// A thesaurus made ready to be asked: which names does one name share its
/// meaning with? Any number of threads may ask.
class ThesaurusTable {
 public:
  using Tokens = std::vector<std::string>;

  /// Names that mean the same.
  struct Synonyms {
    std::vector<Tokens> names;
    bool spelling = false;                   ///< spellings of one word, not words for one idea
    std::string topic;                       ///< of a concept: the topic about it; may be empty
    std::string label = {};                  ///< of a concept: its first name as it is written
    std::vector<std::size_t> narrower = {};  ///< of a concept: all that are below it, by number
    std::vector<std::size_t> related = {};   ///< of a concept: those near by, by number
  };

  /// Words are compared by their lemmas, for which the words of the names count as
  /// words of the vocabulary. `entries` has to live as long as the table.
  ThesaurusTable(const Thesaurus& thesaurus, Analyzer& analyzer, EntriesOfWord entries);

  /// The groups that `tokens` are a name of: of concepts in any inflection, of
  /// spellings in that form alone.
  std::vector<const Synonyms*> groups_of(const Tokens& tokens) const;

  /// True if `tokens` are a name of a concept.
  bool names_concept(const Tokens& tokens) const;

  /// The group of that number, as `narrower` and `related` have it.
  const Synonyms& group(std::size_t number) const { return groups_[number]; }

  /// True where two names are the same words in whatever inflection.
  bool same_words(const Tokens& a, const Tokens& b) const;

  /// Tokens in the longest name.
  std::size_t longest_name() const { return longest_; }

 private:
  void add(const std::vector<std::string>& names, Synonyms group, Analyzer& analyzer);
  void add_keys();
  void add_relations(const std::vector<Concept>& concepts);
  std::string lemma(const std::string& token) const;
  std::string concept_key(const Tokens& tokens) const;

  EntriesOfWord entries_;
  std::set<std::string, std::less<>> words_;  ///< of all names
  std::vector<Synonyms> groups_;
  std::multimap<std::string, std::size_t, std::less<>> by_name_;
  std::size_t longest_ = 0;
};

}  // namespace pprsearch
