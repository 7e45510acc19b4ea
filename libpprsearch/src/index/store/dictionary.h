#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "index/layout.h"
#include "index/store/array_file.h"

namespace pprsearch {

class Stemmer;

/// One word of the index as the dictionary knows it.
struct DictionaryWord {
  FieldMask fields = 0;       ///< text fields that have it
  std::uint32_t entries = 0;  ///< how many have it in any of those fields
};

/// Collects the words of a generation, in the order of bytes, and writes them.
class DictionaryBuilder {
 public:
  void add(std::string_view word, DictionaryWord properties);
  /// Stem families are made here; reading needs no stemmer for them.
  void write(const std::string& path, const Stemmer& stemmer) const;

 private:
  StringsBuilder words_;
  std::vector<FieldMask> fields_;
  std::vector<std::uint32_t> entries_;
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
  /// How many entries have a word; 0 where it is in none of `fields`.
  std::uint32_t entries(std::string_view word, FieldMask fields = kAllTextFields) const;
  /// The text fields that have a word; none where it is not in the dictionary.
  FieldMask fields(std::string_view word) const;
  /// Numbers [first, second) of the words that begin with `prefix`.
  std::pair<Number, Number> with_prefix(std::string_view prefix) const;
  /// Numbers of the words whose stem is `stem`.
  std::span<const Number> family(std::string_view stem) const;

 private:
  ArrayFile file_;
  StringList words_;
  StringList stems_;
  std::span<const FieldMask> fields_;
  std::span<const std::uint32_t> entries_;
  std::span<const std::uint64_t> family_begins_;
  std::span<const Number> family_words_;
};

}  // namespace pprsearch
