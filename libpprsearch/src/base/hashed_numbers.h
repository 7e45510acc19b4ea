#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace pprsearch {

/// Numbers by a hash, of which forty bits are looked at: who asks gets the numbers that were added
/// with the hash and, once in a while, another, and has to compare what they stand for. Ten to
/// thirteen bytes each; a node of std::unordered_multimap takes forty.
class HashedNumbers {
 public:
  /// `number` < 2^32 - 1.
  void add(std::uint64_t hash, std::uint32_t number) {
    if (parts_.empty()) parts_.resize(kParts);
    hash = mixed(hash);
    Part& part = parts_[hash % kParts];
    if (kMostOf * (part.size + 1) > kMostTaken * part.slots.size()) grow(part);
    put(part.slots, tag_of(hash) << kNumberBits | (std::uint64_t{number} + 1));
    ++part.size;
  }

  /// Shows `visit` the numbers with that hash, and maybe others, in no order.
  template <typename Visit>
  void each(std::uint64_t hash, const Visit& visit) const {
    if (parts_.empty()) return;
    hash = mixed(hash);
    const std::vector<std::uint64_t>& slots = parts_[hash % kParts].slots;
    if (slots.empty()) return;
    const std::uint64_t tag = tag_of(hash);
    for (std::size_t at = place_of(tag, slots); slots[at] != kFree; at = next(at, slots)) {
      if (slots[at] >> kNumberBits == tag) visit(static_cast<std::uint32_t>(slots[at] - 1));
    }
  }

  /// Memory in use.
  std::size_t bytes() const {
    return parts_.size() * sizeof(Part) + slots_ * sizeof(std::uint64_t);
  }

 private:
  /// A table is in parts, so that one that grows is never there twice.
  struct Part {
    std::vector<std::uint64_t> slots;  ///< the tag, and the number and one
    std::size_t size = 0;
  };

  static constexpr std::size_t kParts = 256;
  static constexpr unsigned kNumberBits = 32;
  static constexpr std::uint64_t kFree = 0;
  static constexpr std::size_t kMostTaken = 5;  ///< slots of ...
  static constexpr std::size_t kMostOf = 6;     ///< ... so many

  /// All bits count for all bits (the end of MurmurHash3): hashes may be alike in some.
  static std::uint64_t mixed(std::uint64_t hash) {
    hash = (hash ^ hash >> 33) * 0xFF51AFD7ED558CCD;
    hash = (hash ^ hash >> 33) * 0xC4CEB9FE1A85EC53;
    return hash ^ hash >> 33;
  }
  static std::uint64_t tag_of(std::uint64_t mixed) { return mixed >> kNumberBits; }
  static std::size_t place_of(std::uint64_t tag, const std::vector<std::uint64_t>& slots) {
    return static_cast<std::size_t>(tag * slots.size() >> kNumberBits);
  }
  static std::size_t next(std::size_t at, const std::vector<std::uint64_t>& slots) {
    return at + 1 == slots.size() ? 0 : at + 1;
  }

  static void put(std::vector<std::uint64_t>& slots, std::uint64_t slot) {
    std::size_t at = place_of(slot >> kNumberBits, slots);
    while (slots[at] != kFree) at = next(at, slots);
    slots[at] = slot;
  }
  void grow(Part& part) {
    constexpr std::size_t kFewest = 4;
    std::vector<std::uint64_t> slots(part.slots.size() + part.slots.size() / 4 + kFewest, kFree);
    for (const std::uint64_t slot : part.slots) {
      if (slot != kFree) put(slots, slot);
    }
    slots_ += slots.size() - part.slots.size();
    part.slots = std::move(slots);
  }

  std::vector<Part> parts_;
  std::size_t slots_ = 0;  ///< of all parts
};

}  // namespace pprsearch
