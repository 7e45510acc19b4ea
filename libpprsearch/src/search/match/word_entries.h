#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "index/kept.h"
#include "search/match/entry_set.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// The postings of all that a word stands for, merged: which entries have any of it. It depends
/// on the word alone, and is kept for the next query that has the word.
class WordEntries : public Kept {
 public:
  /// `fields_of_terms` says of each term of the word, then of each row, which fields have it.
  WordEntries(EntrySet set, std::vector<FieldMask> fields_of_terms);

  std::size_t size() const { return set_.count(); }
  const EntrySet& set() const { return set_; }
  /// Place of the entry among those of the set; size() if it is not one of them.
  std::size_t place_of(EntryNumber entry) const {
    if (!set_.bits().empty()) return place_among_bits(entry);
    const auto listed = set_.listed();
    const auto found = std::lower_bound(listed.begin(), listed.end(), entry);
    return found == listed.end() || *found != entry
               ? listed.size()
               : static_cast<std::size_t>(found - listed.begin());
  }
  /// The fields that have a term of the word, by its place.
  FieldMask fields_of(std::size_t term) const { return fields_of_terms_[term]; }

  std::size_t bytes() const override;

 private:
  /// Words of bits for each of `ranks_`.
  static constexpr std::size_t kWordsARank = 4;
  static constexpr std::size_t kBits = 64;

  std::size_t place_among_bits(EntryNumber entry) const {
    const auto bits = set_.bits();
    const std::size_t word = entry / kBits;
    const std::uint64_t bit = std::uint64_t{1} << (entry % kBits);
    if ((bits[word] & bit) == 0) return size();
    int before = std::popcount(bits[word] & (bit - 1));
    for (std::size_t i = word / kWordsARank * kWordsARank; i < word; ++i) {
      before += std::popcount(bits[i]);
    }
    return ranks_[word / kWordsARank] + static_cast<std::size_t>(before);
  }

  EntrySet set_;
  std::vector<std::uint32_t> ranks_;  ///< how many entries come before, if there are bits
  std::vector<FieldMask> fields_of_terms_;
};

/// By which what is worked out of a word is kept; empty if it is not to be kept: a phrase or NEAR
/// that was typed is a query of its own, and answers to queries are not kept.
std::string key_of(const ExpandedQueryWord& word);

}  // namespace pprsearch
