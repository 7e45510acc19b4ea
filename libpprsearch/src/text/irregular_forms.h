#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// Closed classes of English words that inflect in a way of their own.
enum class WordTable : std::uint8_t {
  verb_prefixes,
  ves_nouns,
  the_verbs,
  doubled_verbs,
  single_s_verbs,
  doubling_monosyllables,
  verbs_in_c,
  ie_verbs,
  che_nouns,
  counted_ic,
  counted_ic_endings,
  adjectives,
  silent_e,
  own_words,
  grammar,
  elements,
  short_verbs,
};

bool is_in(WordTable table, std::string_view word);
bool has_ending_in(WordTable table, std::string_view word);
std::vector<std::string_view> words_of(WordTable table);

/// Of "wrote": write. Of "bases": base, basis.
std::vector<std::string_view> irregular_lemmas(std::string_view form);
std::vector<std::string_view> irregular_forms(std::string_view lemma);

bool is_irregular_verb(std::string_view lemma);

/// Of "policewomen": policewoman; of "withheld": withhold. They need not be words.
std::vector<std::string> compound_lemmas(std::string_view form);
std::vector<std::string> compound_forms(std::string_view lemma);

}  // namespace pprsearch
