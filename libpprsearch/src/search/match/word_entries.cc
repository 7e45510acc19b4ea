#include "search/match/word_entries.h"

#include <algorithm>
#include <utility>

namespace pprsearch {
namespace {

void add_terms(const std::vector<WeightedTerm>& terms, std::string& key) {
  for (const WeightedTerm& term : terms) {
    key += static_cast<char>('a' + static_cast<int>(term.reason));
    key += term.text;
    key += ' ';
  }
}

}  // namespace

WordEntries::WordEntries(EntrySet set, std::vector<FieldMask> fields_of_terms)
    : set_(std::move(set)), fields_of_terms_(std::move(fields_of_terms)) {
  const auto bits = set_.bits();
  std::uint32_t before = 0;
  for (std::size_t i = 0; i < bits.size(); ++i) {
    if (i % kWordsARank == 0) ranks_.push_back(before);
    before += static_cast<std::uint32_t>(std::popcount(bits[i]));
  }
}

std::size_t WordEntries::bytes() const {
  return set_.bytes() + ranks_.capacity() * sizeof(std::uint32_t) +
         fields_of_terms_.capacity() * sizeof(FieldMask) + sizeof(WordEntries);
}

std::string key_of(const ExpandedQueryWord& word) {
  const auto is_typed = [](const TermRow& row) { return row.reason == TermReason::exact; };
  if (word.near || std::ranges::any_of(word.meaning.rows, is_typed)) return {};
  std::string key = std::to_string(word.fields) + ' ';
  add_terms(word.meaning.terms, key);
  for (const TermRow& row : word.meaning.rows) {
    key += static_cast<char>('A' + static_cast<int>(row.reason));
    key += std::to_string(row.window);
    for (const std::vector<WeightedTerm>& place : row.places) {
      key += '|';
      add_terms(place, key);
    }
  }
  return key;
}

}  // namespace pprsearch
