#pragma once

#include <cstddef>
#include <span>
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
  /// Of a set over `size` entries; `fields_of_terms` says of each term of the word, then of each
  /// row, which fields have it.
  WordEntries(const EntrySet& set, std::size_t size, std::vector<FieldMask> fields_of_terms);

  std::size_t size() const { return entries_.size(); }
  /// Rising.
  std::span<const EntryNumber> entries() const { return entries_; }
  /// As a set over the same generation.
  EntrySet set() const;
  /// The fields that have a term of the word, by its place.
  FieldMask fields_of(std::size_t term) const { return fields_of_terms_[term]; }

  std::size_t bytes() const override;

 private:
  std::size_t generation_size_;
  std::vector<EntryNumber> entries_;
  std::vector<FieldMask> fields_of_terms_;
};

/// By which what is worked out of a word is kept; empty if it is not to be kept: a phrase or NEAR
/// that was typed is a query of its own, and answers to queries are not kept.
std::string key_of(const ExpandedQueryWord& word);

/// The first place from `from` on, in rising numbers, that has no less than `entry`. The farther it
/// is, the wider the steps.
std::size_t place_from(std::span<const EntryNumber> rising, std::size_t from, EntryNumber entry);

}  // namespace pprsearch
