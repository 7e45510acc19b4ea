#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/topic_suggester.h>

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace pprsearch {

/// A text as the lemmas of its words, one after the other.
using Lemmas = std::vector<std::string>;

/// Which words there are, and so of which lemma a word is a form.
class Vocabulary {
 public:
  /// Adds the words of a text.
  void add(std::string_view text);

  Lemmas lemmas(std::string_view text) const;

 private:
  std::unordered_map<std::string, std::uint32_t> words_;
};

/// The texts of an entry that tell its topics, by NamePlace.
inline constexpr std::size_t kPlaces = 3;
std::array<std::string, kPlaces> texts_of(const Entry& entry);
using EntryLemmas = std::array<Lemmas, kPlaces>;
EntryLemmas lemmas_of(const Entry& entry, const Vocabulary& vocabulary);

/// How often an entry has each lemma, a title's counting more than once. Words of grammar, and
/// those without a letter, are left out.
using CountedWords = std::map<std::string, double>;
CountedWords counted_words(const EntryLemmas& texts);

}  // namespace pprsearch
