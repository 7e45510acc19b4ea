#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/layout.h"
#include "index/store/array_file.h"

namespace pprsearch {

/// One word of the index as the dictionary knows it.
struct DictionaryWord {
  FieldMask fields = 0;       ///< text fields that have it
  std::uint32_t entries = 0;  ///< how many have it in any of those fields
};

/// Collects the words of a generation, in the order of bytes, and writes them.
class DictionaryBuilder {
 public:
  DictionaryBuilder() = default;
  /// Of words with what is known of each.
  DictionaryBuilder(StringsBuilder words, std::vector<FieldMask> fields,
                    std::vector<std::uint32_t> entries);

  void add(std::string_view word, DictionaryWord properties);
  /// A word that was added, and how it is spelled out without its umlauts; in the order of
  /// bytes of that. Throws Damage if there is no such word.
  void add_spelled_out(const SpelledOutWord& word);
  /// Which words are forms of one, and which are derived from one another, is worked
  /// out here (text/inflections.h, text/derivations.h); reading them needs no rules.
  void write(const std::string& path) const;

 private:
  StringsBuilder words_;
  std::vector<FieldMask> fields_;
  std::vector<std::uint32_t> entries_;
  StringsBuilder spelled_out_;
  std::vector<std::uint32_t> spelled_out_words_;
};

/// Every word of a generation, mapped. Any number of threads may read.
class Dictionary {
 public:
  using Number = std::uint32_t;

  explicit Dictionary(const std::string& path);

  std::size_t size() const { return words_.size(); }
  std::string_view word(Number number) const { return words_[number]; }
  DictionaryWord properties(Number number) const { return {fields_[number], entries_[number]}; }
  bool contains(std::string_view word) const { return entries(word) > 0; }
  /// How many entries have a word; 0 if it is in none of `fields`.
  std::uint32_t entries(std::string_view word, FieldMask fields = kAllTextFields) const;
  /// The text fields that have a word; none if it is not in the dictionary.
  FieldMask fields(std::string_view word) const;
  /// Numbers [first, second) of the words that begin with `prefix`.
  std::pair<Number, Number> with_prefix(std::string_view prefix) const;

  /// What the rules of inflection go by: how many entries have a word; 0 of a name, which
  /// only authors have.
  std::uint32_t vocabulary_entries(std::string_view word) const;

  /// What a word is a form of, the likeliest first; the word itself if it is a form
  /// of no other. Of a word that the dictionary lacks, by the rules. A lemma need not
  /// be in the dictionary.
  std::vector<std::string> lemmas(std::string_view word) const;
  /// The words that are forms of a lemma, with the lemma if it is a word; in order.
  std::vector<Number> forms(std::string_view lemma) const;
  /// The words that are forms of what the word is a form of, or of the word; in order.
  /// One that the dictionary lacks is taken as if an entry had it.
  std::vector<Number> inflections(std::string_view word) const;
  /// The words derived from what the word is a form of, and those that this is derived
  /// from, in all their forms; in order.
  std::vector<Number> derivations(std::string_view word) const;

  /// The words that entries have with an umlaut and that are spelled out so: of "mueller"
  /// muller, which is Müller there.
  std::vector<Number> with_umlaut(std::string_view spelled_out) const;

 private:
  std::optional<Number> find(std::string_view word) const;
  /// None of a name, which only authors have.
  std::optional<Number> find_in_vocabulary(std::string_view word) const;
  bool is_lemma(std::string_view word) const;
  void add_forms(std::string_view lemma, std::vector<Number>& numbers) const;
  void add_forms_of_missing(std::string_view word, std::vector<Number>& numbers) const;

  ArrayFile file_;
  StringList words_;
  std::span<const FieldMask> fields_;
  std::span<const std::uint32_t> entries_;
  StringList lemmas_;                            ///< with more forms than one, or one other
  std::span<const std::uint32_t> lemma_begins_;  ///< in lemma_words_, by lemma
  std::span<const Number> lemma_words_;          ///< the forms
  std::span<const Number> form_words_;           ///< sorted: each word with other lemmas ...
  std::span<const std::uint32_t> form_lemmas_;   ///< ... and the lemma
  std::span<const Number> derived_from_;         ///< sorted: each word with derivations ...
  std::span<const Number> derived_to_;           ///< ... and the other
  StringList spelled_out_;                       ///< sorted: a word without its umlauts ...
  std::span<const Number> spelled_out_words_;    ///< ... and its folded form
};

}  // namespace pprsearch
