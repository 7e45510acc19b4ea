#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/store/columns.h"

namespace pprsearch {

/// How many bits are set in words, and in both of two sequences of as many words.
std::size_t count_bits(std::span<const std::uint64_t> words);
std::size_t count_common_bits(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b);

/// A set of entries of one generation, a bit each.
class EntrySet {
 public:
  /// Empty, over a generation of `size` entries.
  explicit EntrySet(std::size_t size) : size_(size), words_((size + kBits - 1) / kBits) {}

  static EntrySet all(std::size_t size) {
    EntrySet set(size);
    set.complement();
    return set;
  }

  void insert(EntryNumber entry) { words_[entry / kBits] |= bit(entry); }
  void insert_all(std::span<const EntryNumber> entries) {
    for (const EntryNumber entry : entries) insert(entry);
  }
  bool contains(EntryNumber entry) const { return (words_[entry / kBits] & bit(entry)) != 0; }

  std::size_t count() const { return count_bits(words_); }
  /// How many are in both.
  std::size_t count_common(const EntrySet& other) const {
    return count_common_bits(words_, other.words_);
  }
  bool empty() const {
    for (const std::uint64_t word : words_) {
      if (word != 0) return false;
    }
    return true;
  }

  EntrySet& operator&=(const EntrySet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
    return *this;
  }
  EntrySet& operator|=(const EntrySet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
    return *this;
  }
  EntrySet& operator-=(const EntrySet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
    return *this;
  }
  void complement() {
    for (std::uint64_t& word : words_) word = ~word;
    if (size_ % kBits != 0) words_.back() &= (std::uint64_t{1} << (size_ % kBits)) - 1;
  }

  /// Calls `visit(entry)` for each, rising.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(
            static_cast<EntryNumber>(i * kBits + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }

 private:
  static constexpr std::size_t kBits = 64;
  static std::uint64_t bit(EntryNumber entry) { return std::uint64_t{1} << (entry % kBits); }

  std::size_t size_;
  std::vector<std::uint64_t> words_;
};

/// The entries as a set over a generation of `size` entries.
inline EntrySet set_of(std::span<const EntryNumber> entries, std::size_t size) {
  EntrySet set(size);
  set.insert_all(entries);
  return set;
}

/// Its entries, rising.
inline std::vector<EntryNumber> entries_in(const EntrySet& set) {
  std::vector<EntryNumber> entries;
  entries.reserve(set.count());
  set.for_each([&](EntryNumber entry) { entries.push_back(entry); });
  return entries;
}

inline EntrySet operator&(EntrySet left, const EntrySet& right) { return left &= right; }

/// Adds the entries below `size` for which `test(entry)` holds.
template <typename Test>
void insert_where(EntrySet& set, std::size_t size, Test test) {
  for (EntryNumber entry = 0; entry < size; ++entry) {
    if (test(entry)) set.insert(entry);
  }
}

/// The first `most` entries of a set in the order that `before` gives, in that order. It keeps
/// no more than `most` entries at a time, whatever the size of the set.
template <typename Before>
std::vector<EntryNumber> first_of(const EntrySet& set, std::size_t most, Before before) {
  std::vector<EntryNumber> heap;  // the last of those kept in front
  if (most == 0) return heap;
  set.for_each([&](EntryNumber entry) {
    if (heap.size() < most) {
      heap.push_back(entry);
      std::push_heap(heap.begin(), heap.end(), before);
    } else if (before(entry, heap.front())) {
      std::pop_heap(heap.begin(), heap.end(), before);
      heap.back() = entry;
      std::push_heap(heap.begin(), heap.end(), before);
    }
  });
  std::sort_heap(heap.begin(), heap.end(), before);
  return heap;
}

}  // namespace pprsearch
