#pragma once

#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "text/analyzer.h"
#include "text/stemmer.h"

namespace pprsearch {

/// A thesaurus made ready to be asked: which names does one name share its
/// meaning with? Any number of threads may ask.
class ThesaurusTable {
 public:
  using Tokens = std::vector<std::string>;

  /// Names that mean the same.
  struct Synonyms {
    std::vector<Tokens> names;
    bool spelling = false;  ///< spellings of one word, not words for one idea
    std::string topic;      ///< of a concept: the topic about it; may be empty
  };

  ThesaurusTable(const Thesaurus& thesaurus, Analyzer& analyzer, const Stemmer& stemmer);

  /// The groups that `tokens` are a name of: of concepts in any inflection, of
  /// spellings in that form alone.
  std::vector<const Synonyms*> groups_of(const Tokens& tokens, const Stemmer& stemmer) const;

  /// Tokens in the longest name.
  std::size_t longest_name() const { return longest_; }

 private:
  void add(const std::vector<std::string>& names, Synonyms group, Analyzer& analyzer,
           const Stemmer& stemmer);

  std::vector<Synonyms> groups_;
  std::multimap<std::string, std::size_t, std::less<>> by_name_;
  std::size_t longest_ = 0;
};

/// True where two names are the same words in whatever inflection.
bool same_stems(const ThesaurusTable::Tokens& a, const ThesaurusTable::Tokens& b,
                const Stemmer& stemmer);

}  // namespace pprsearch
