#pragma once

#include <pprsearch/searcher.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/index_reader.h"
#include "query/tree.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// Decides what one word, phrase or wildcard stands for, against the dictionary
/// and thesaurus of one generation. For one thread.
class WordExpander {
 public:
  /// A word stands for at most `most` terms by wildcard or slip of the pen: the
  /// most frequent ones.
  WordExpander(IndexReader::Session& session, const Expand& expand, std::size_t most);

  /// What `make` gives, or gave for an earlier query: it depends on `of`, on the options and on
  /// `most` alone.
  std::shared_ptr<const Meaning> known(const std::string& of,
                                       const std::function<Meaning()>& make) const;

  /// Without the words of narrower concepts: they depend on the words beside it.
  Meaning word(const tree::Word& word) const;
  Meaning phrase(const tree::Phrase& phrase) const;
  /// Of one that is open, what the word stands for as it is comes first.
  Meaning wildcard(const tree::Wildcard& wildcard) const;

  /// What else stands for all of these tokens together, side by side: spellings,
  /// compounds, synonyms. For "video conferencing": videoconferencing.
  Meaning alternatives(const std::vector<std::string>& tokens) const;
  /// Of these, what the thesaurus knows.
  Meaning synonyms(const std::vector<std::string>& tokens) const;
  /// Whether tokens side by side, all but one of which are words of grammar, are known as one word:
  /// as a compound that the index has closed (well being, wellbeing), or by the thesaurus.
  bool is_one_with_grammar(const std::vector<std::string>& tokens) const;

  /// The closed compound as which a hyphened word is read whose parts stand in a row in sentences
  /// about something else: "inpatient" of "in-patient", for "improved in patients" is none. Empty
  /// if it is read as it stands.
  std::string closed_of(const tree::Word& word) const;

  /// The words of the concepts that are narrower than one that these tokens name.
  Meaning narrower(const std::vector<std::string>& tokens) const;
  std::shared_ptr<const Meaning> known_narrower(const std::vector<std::string>& tokens) const;
  std::vector<std::string> tokens_of(std::string_view text) const;

 private:
  std::vector<WeightedTerm> family(const std::string& token, TermReason exact,
                                   TermReason inflected) const;
  std::vector<WeightedTerm> forms(const std::string& token, TermReason exact,
                                  TermReason inflected) const;
  const std::vector<WeightedTerm>& known_forms(const std::string& word, TermReason reason) const;
  void add_derivations(const std::string& token, std::vector<WeightedTerm>& terms) const;
  TermRow row_of_typed(std::string_view text) const;
  std::vector<std::string> spellings_of(const std::string& word) const;
  /// What a word may have other spellings of.
  struct OwnWord {
    std::vector<std::string> lemmas;  ///< in each spelling, and the word itself
    std::vector<std::string> forms;
  };
  OwnWord own_word(const std::string& token, const std::vector<WeightedTerm>& terms) const;
  std::vector<WeightedTerm> spelling_family(const std::string& spelling, TermReason reason,
                                            const OwnWord& own) const;
  void add_spellings(const std::string& token, TermReason reason,
                     std::vector<WeightedTerm>& terms) const;
  void add_without_article(std::string_view text, Meaning& meaning) const;
  void add_closed(const std::vector<std::string>& tokens, Meaning& meaning) const;
  void add_hyphened(std::string_view text, const std::vector<std::string>& tokens,
                    Meaning& meaning) const;
  std::size_t entries_of_family(const std::string& token) const;
  void add_decimal(const std::vector<std::string>& tokens, Meaning& meaning) const;
  void add_open(const std::string& token, Meaning& meaning) const;
  void add_parts(const std::string& word, Meaning& meaning) const;
  void add_row_of_parts(const std::string& left, const std::string& right, Meaning& meaning) const;
  void add_greek(const std::vector<std::string>& tokens, Meaning& meaning) const;
  void add_units(const std::vector<std::string>& tokens, int window, Meaning& meaning) const;
  static void add_row(TermRow row, Meaning& meaning);
  void add_written(const std::vector<std::string>& words, TermReason reason,
                   Meaning& meaning) const;
  void add_synonyms(const std::vector<std::string>& tokens, Meaning& meaning) const;
  void add_names(const ThesaurusTable::Synonyms& group, const std::vector<std::string>& tokens,
                 TermReason reason, Meaning& meaning) const;
  Meaning phrase_of_wildcards(const tree::Phrase& phrase) const;
  void add_patterns(std::string_view text, TermRow& row) const;
  Meaning meaning_of_patterns(TermRow row) const;
  Meaning of_open_word(const tree::Wildcard& wildcard) const;
  std::vector<WeightedTerm> matching(const std::string& pattern) const;
  void add_fuzzy(const std::string& token, int max_edits, Meaning& meaning) const;
  void keep_most_frequent(std::vector<WeightedTerm>& terms, bool& cut) const;

  /// Words in a row have their forms if they are at most so many.
  static constexpr std::size_t kMostWithForms = 64;

  IndexReader::Session& session_;
  const Expand& expand_;
  std::size_t most_;
  std::string key_;  ///< what meanings are kept by beside what they are of
  mutable std::map<std::pair<TermReason, std::string>, std::vector<WeightedTerm>> known_forms_;
};

}  // namespace pprsearch
