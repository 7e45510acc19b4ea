#pragma once

#include <cstdint>
#include <vector>

#include "index/layout.h"
#include "index/store/array_file.h"

namespace pprsearch {

/// The words of a generation, in the order of bytes.
struct VocabularyWords {
  const StringsBuilder& words;
  const std::vector<FieldMask>& fields;
  const std::vector<std::uint32_t>& entries;
};

/// Lemmas with their forms, and which lemmas are derived from one another. A word that
/// has neither other forms nor derivations is not here.
struct WordFamilies {
  StringsBuilder lemmas;                    ///< sorted
  std::vector<std::uint32_t> begins;        ///< of each lemma's forms in `forms`, and the end
  std::vector<std::uint32_t> forms;         ///< numbers of words, in order
  std::vector<std::uint32_t> form_words;    ///< sorted: a word that is a form of another ...
  std::vector<std::uint32_t> form_lemmas;   ///< ... and of which lemma, the likeliest first
  std::vector<std::uint32_t> derived_from;  ///< sorted: a lemma ...
  std::vector<std::uint32_t> derived_to;    ///< ... and one derived from it, or it from that
};

/// True if a word stands in the names of authors alone: it is a name, and has no forms.
constexpr bool is_name(FieldMask fields) { return fields == mask_of(Field::author); }

WordFamilies families_of(const VocabularyWords& vocabulary);

}  // namespace pprsearch
