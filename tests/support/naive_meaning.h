#pragma once

#include <pprsearch/searcher.h>
#include <pprsearch/vocabulary.h>

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "query/tree.h"
#include "search/rank/ranking.h"
#include "text/analyzer.h"

namespace pprsearch::test {

/// One of the things a word of a query stands for: words side by side (or within
/// `window` positions of one another), each of them one of several.
struct Reading {
  std::vector<std::set<std::string>> places;
  TermReason reason = TermReason::exact;
  int window = 0;
  /// Of several words as they were typed: these, and their inflections, by place.
  std::vector<std::set<std::string>> typed = {};
  std::vector<std::set<std::string>> inflected = {};
  /// Of a NEAR, which has no places: whether it begins at a place of a text.
  std::function<bool(const std::vector<std::string>&, std::size_t)> begins = {};
};
using Meaning = std::vector<Reading>;

/// How often `tokens` have the reading; a window phrase counts where it begins.
std::size_t count(const Reading& reading, const std::vector<std::string>& tokens);

/// The meaning with what was typed once for each reason: the words themselves, with their
/// inflections, and with all they stand for.
Meaning by_reason(const Meaning& meaning);

/// How often `tokens` have a reading of the meaning, but for occurrences in which a reading of a
/// better reason stands, or a shorter one of the same. What is narrower counts beside shorter ones.
std::size_t count_best(const Meaning& meaning, const Reading& reading,
                       const std::vector<std::string>& tokens);

/// Adds what is not there yet: a single word stands for its first reason.
void add_new(Meaning& meaning, const Meaning& more);

/// A word of the corpus.
struct NaiveWord {
  std::uint32_t entries = 0;               ///< that have it
  bool is_name = true;                     ///< in no field but that of the authors
  std::set<std::string> spelled_out = {};  ///< without umlauts that an entry has
};

/// Says what words of a query mean by looking through every word of the corpus
/// and every concept of the thesaurus.
class NaiveVocabulary {
 public:
  /// `entries` is the number of all entries of the corpus.
  NaiveVocabulary(const std::map<std::string, NaiveWord>& words, std::size_t entries,
                  const Thesaurus& thesaurus);

  /// Of a word, phrase or wildcard.
  Meaning meaning(const QueryNode& leaf, const Expand& expand);

  /// What the concepts below one that these words of a query, only spaces between them, name
  /// are called.
  Meaning narrower(const std::vector<const QueryNode*>& words, const Expand& expand);

  /// Whether the words are a name of a concept.
  bool are_name(const std::vector<const QueryNode*>& words);

  /// What several words of a query, only spaces between them, mean together:
  /// `video conferencing` is also "videoconferencing".
  Meaning together(const std::vector<const QueryNode*>& words, const Expand& expand);

  /// The same by the thesaurus alone.
  Meaning named_together(const std::vector<const QueryNode*>& words, const Expand& expand);

  /// Whether words, all but one of which are of grammar, are known as one word.
  bool are_one(const std::vector<const QueryNode*>& words, const Expand& expand);

  /// The most words that can mean something together.
  std::size_t most_together() const { return most_together_; }

 private:
  using Texts = std::vector<std::string>;
  struct Group {
    std::vector<Texts> names;
    bool spellings;  ///< of one word, in that form alone; else words for one idea
    std::string id = {};
    Texts broader = {};
  };

  Meaning word_meaning(const tree::Word& word, const Expand& expand);
  Meaning phrase_meaning(const tree::Phrase& phrase, const Expand& expand);
  Meaning starred_meaning(const tree::Phrase& phrase);
  Meaning wildcard_meaning(const tree::Wildcard& wildcard) const;
  Meaning fuzzy_meaning(const std::string& token, int max_edits) const;
  Meaning alternatives(const Texts& texts, const Expand& expand) const;
  Meaning compounds(const Texts& texts, const Expand& expand) const;
  Meaning decimals(const Texts& texts) const;
  Meaning units(const Texts& texts, int window, const Expand& expand) const;
  Meaning greek_writings(const Texts& texts, const Expand& expand) const;
  Meaning derivations(const std::string& typed, const Expand& expand);
  Meaning synonyms(const Texts& texts, const Expand& expand) const;
  Meaning own_meaning(const Texts& texts, TermReason reason, const Expand& expand) const;

  std::uint32_t entries(std::string_view word) const;
  Texts lemmas(const std::string& word) const;
  Texts lemmas_with_it(const std::string& word, const std::string& it) const;
  bool is_form_of(const std::string& word, const std::string& lemma) const;
  bool is_lemma(const std::string& word) const;
  bool are_inflections(const std::string& token, const std::string& word) const;
  bool are_derivations(const std::string& token, const std::string& word) const;
  std::string lemma_of_name(const std::string& token) const;
  std::set<std::string> family(const std::string& token, const Expand& expand) const;
  std::set<std::string> spellings(const std::string& token, const Expand& expand) const;
  Texts other_spellings(const std::string& word) const;
  Meaning typed_meaning(const std::string& text, const Expand& expand);
  std::set<std::string> respelled_family(const std::string& spelling,
                                         const std::set<std::string>& own,
                                         const Expand& expand) const;
  Meaning singles(const std::string& token, TermReason own, TermReason others,
                  const Expand& expand) const;
  bool same_words(const Texts& a, const Texts& b) const;
  void add_group(const Texts& names, bool spellings);
  bool is_name_of(const Group& group, const Texts& texts) const;
  bool is_below(const Group& group, const std::string& id) const;
  Meaning narrower(const Texts& texts, const Expand& expand) const;
  Texts tokens_of(const std::vector<const QueryNode*>& words);
  Texts tokens(std::string_view text);

  std::map<std::string, NaiveWord> words_;
  std::size_t entries_;
  std::map<std::string, Texts> lemmas_;     ///< of each word
  std::set<std::string> lemmas_of_others_;  ///< words that another word is a form of
  std::set<std::string> words_of_names_;
  std::vector<Group> groups_;
  std::size_t most_together_ = 3;  ///< compounds have up to three parts
  Analyzer analyzer_;
};

}  // namespace pprsearch::test
