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

WordEntries::WordEntries(const EntrySet& set, std::size_t size,
                         std::vector<FieldMask> fields_of_terms)
    : generation_size_(size),
      entries_(entries_in(set)),
      fields_of_terms_(std::move(fields_of_terms)) {}

EntrySet WordEntries::set() const { return set_of(entries_, generation_size_); }

std::size_t WordEntries::bytes() const {
  return entries_.size() * sizeof(EntryNumber) + fields_of_terms_.size() * sizeof(FieldMask) +
         sizeof(WordEntries);
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

std::size_t place_from(std::span<const EntryNumber> rising, std::size_t from, EntryNumber entry) {
  std::size_t low = from;
  std::size_t high = from;
  for (std::size_t step = 1; high < rising.size() && rising[high] < entry; step *= 2) {
    low = high + 1;
    high += step;
  }
  const auto begin = rising.begin();
  const auto end = begin + static_cast<std::ptrdiff_t>(std::min(high, rising.size()));
  return static_cast<std::size_t>(
      std::lower_bound(begin + static_cast<std::ptrdiff_t>(low), end, entry) - begin);
}

}  // namespace pprsearch
