#include "topics/entry_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/stop_words.h"
#include "text/analyzer.h"
#include "text/inflections.h"

namespace pprsearch {
namespace {

/// What a word counts for in each text, by NamePlace.
constexpr std::array<double, kPlaces> kWeights = {3, 2, 1};

bool tells_something(const std::string& word) {
  const auto is_letter = [](char c) { return is_lower(c) || !is_ascii(c); };
  return std::ranges::any_of(word, is_letter) && !is_stop_word(word);
}

}  // namespace

void Vocabulary::add(std::string_view text) {
  for (Token& token : Analyzer().analyze(text)) ++words_[std::move(token.text)];
}

Lemmas Vocabulary::lemmas(std::string_view text) const {
  const auto known = [this](std::string_view word) -> std::uint32_t {
    const auto found = words_.find(std::string(word));
    return found == words_.end() ? 0 : found->second;
  };
  Lemmas lemmas;
  for (const Token& token : Analyzer().analyze(text)) {
    const std::vector<std::string> of_token = pprsearch::lemmas_of(token.text, known);
    lemmas.push_back(of_token.empty() ? token.text : of_token.front());
  }
  return lemmas;
}

std::array<std::string, kPlaces> texts_of(const Entry& entry) {
  const std::string article = entry.citation ? entry.citation->title : std::string();
  return {entry.title, article == entry.title ? std::string() : article,
          entry.summary + "\n\n" + entry.practice_implications};
}

EntryLemmas lemmas_of(const Entry& entry, const Vocabulary& vocabulary) {
  const std::array<std::string, kPlaces> texts = texts_of(entry);
  EntryLemmas lemmas;
  for (std::size_t place = 0; place < kPlaces; ++place) {
    lemmas[place] = vocabulary.lemmas(texts[place]);
  }
  return lemmas;
}

CountedWords counted_words(const EntryLemmas& texts) {
  CountedWords words;
  for (std::size_t place = 0; place < kPlaces; ++place) {
    for (const std::string& word : texts[place]) {
      if (tells_something(word)) words[word] += kWeights[place];
    }
  }
  return words;
}

}  // namespace pprsearch
