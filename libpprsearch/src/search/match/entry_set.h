#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/store/columns.h"

namespace pprsearch {

/// The first place from `from` on, in rising numbers, that has no less than `entry`. The farther it
/// is, the wider the steps.
std::size_t place_from(std::span<const EntryNumber> rising, std::size_t from, EntryNumber entry);

/// A set of entries of one generation. A few are listed, many have a bit each, so that what is done
/// with a set costs as much as it has entries, and never more than a pass over the bits.
class EntrySet {
 public:
  /// Empty, over a generation of `size` entries.
  explicit EntrySet(std::size_t size) : size_(size) {}

  static EntrySet all(std::size_t size) {
    EntrySet set(size);
    set.complement();
    return set;
  }
  /// Those below `size` for which `test(entry)` holds.
  template <typename Test>
  static EntrySet where(std::size_t size, Test test) {
    EntrySet set(size);
    set.take_bits();
    for (EntryNumber entry = 0; entry < size; ++entry) {
      if (!test(entry)) continue;
      set.words_[entry / kBits] |= bit(entry);
      ++set.count_;
    }
    set.list_if_few();
    return set;
  }

  void insert(EntryNumber entry) { insert_all({&entry, 1}); }
  /// `entries` rise.
  void insert_all(std::span<const EntryNumber> entries);
  bool contains(EntryNumber entry) const {
    if (is_listed()) return std::binary_search(listed_.begin(), listed_.end(), entry);
    return (words_[entry / kBits] & bit(entry)) != 0;
  }

  std::size_t count() const { return count_; }
  bool empty() const { return count_ == 0; }
  /// How many are in both.
  std::size_t count_common(const EntrySet& other) const;

  EntrySet& operator&=(const EntrySet& other);
  EntrySet& operator|=(const EntrySet& other);
  EntrySet& operator-=(const EntrySet& other);
  void complement();

  /// Calls `visit(entry)` for each, rising.
  template <typename Visit>
  void for_each(Visit visit) const {
    for (const EntryNumber entry : listed_) visit(entry);
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(
            static_cast<EntryNumber>(i * kBits + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }

  /// The same for some entries from all over the set, about one in so many.
  template <typename Visit>
  void for_some(std::size_t one_in, Visit visit) const {
    for (std::size_t i = 0; i < listed_.size(); i += one_in) visit(listed_[i]);
    for (std::size_t i = 0; i < words_.size(); i += one_in) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(
            static_cast<EntryNumber>(i * kBits + static_cast<std::size_t>(std::countr_zero(word))));
      }
    }
  }

  /// The entries that have `least` points or more, if they get `points` for each of `sets` that
  /// they are in; `least` > 0. All are sets over `size` entries.
  static EntrySet with_points(const std::vector<const EntrySet*>& sets,
                              const std::vector<std::uint32_t>& points, std::uint32_t least,
                              std::size_t size);

  /// A bit for each entry of the generation; empty if the entries are listed.
  std::span<const std::uint64_t> bits() const { return words_; }
  /// The entries, rising, unless there are bits.
  std::span<const EntryNumber> listed() const { return listed_; }

  /// The memory that it takes beside itself.
  std::size_t bytes() const {
    return words_.capacity() * sizeof(std::uint64_t) + listed_.capacity() * sizeof(EntryNumber);
  }

 private:
  static constexpr std::size_t kBits = 64;
  /// A list has at most one entry for so many of the generation: it takes half of what bits take
  /// ...
  static constexpr std::size_t kShareListed = 64;
  /// ... or so few.
  static constexpr std::size_t kFewest = 8;
  static std::uint64_t bit(EntryNumber entry) { return std::uint64_t{1} << (entry % kBits); }

  bool is_listed() const { return words_.empty(); }
  std::size_t most_listed() const { return std::max(size_ / kShareListed, kFewest); }
  void take_bits();
  void list_if_few();
  template <typename Holds>
  void keep_if(Holds holds);

  std::size_t size_;
  std::size_t count_ = 0;
  std::vector<EntryNumber> listed_;   ///< rising; empty if there are bits
  std::vector<std::uint64_t> words_;  ///< of bits; empty if the entries are listed
};

/// The entries, which rise, as a set over a generation of `size` entries.
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

EntrySet operator&(const EntrySet& a, const EntrySet& b);

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
