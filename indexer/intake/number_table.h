#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace pprsearch {

/// Numbers by a hash, of which several may be alike: 14 to 28 bytes each, where a node of
/// std::unordered_multimap takes forty.
class NumberTable {
 public:
  void add(std::uint64_t hash, std::uint32_t number) {
    if (8 * (size_ + 1) > 7 * hashes_.size()) grow();
    put(taken(hash), number);
    ++size_;
  }

  /// Shows `visit` the numbers with that hash, in no order.
  template <typename Visit>
  void each(std::uint64_t hash, const Visit& visit) const {
    if (hashes_.empty()) return;
    hash = taken(hash);
    for (std::size_t at = place_of(hash); hashes_[at] != kFree; at = next(at)) {
      if (hashes_[at] == hash) visit(numbers_[at]);
    }
  }

  /// Memory in use.
  std::size_t bytes() const {
    return hashes_.capacity() * sizeof(hashes_[0]) + numbers_.capacity() * sizeof(numbers_[0]);
  }

 private:
  static constexpr std::uint64_t kFree = 0;

  static std::uint64_t taken(std::uint64_t hash) { return hash == kFree ? 1 : hash; }
  std::size_t next(std::size_t at) const { return (at + 1) & (hashes_.size() - 1); }
  /// The upper half of a product (Fibonacci hashing): hashes may be alike in their lower bits.
  std::size_t place_of(std::uint64_t hash) const {
    constexpr std::uint64_t kGolden = 0x9E3779B97F4A7C15;
    return ((hash * kGolden) >> 32) & (hashes_.size() - 1);
  }

  void put(std::uint64_t hash, std::uint32_t number) {
    std::size_t at = place_of(hash);
    while (hashes_[at] != kFree) at = next(at);
    hashes_[at] = hash;
    numbers_[at] = number;
  }

  void grow() {
    constexpr std::size_t kFewest = 16;
    const std::size_t places = hashes_.empty() ? kFewest : 2 * hashes_.size();
    const auto hashes = std::exchange(hashes_, std::vector<std::uint64_t>(places, kFree));
    const auto numbers = std::exchange(numbers_, std::vector<std::uint32_t>(places));
    for (std::size_t i = 0; i < hashes.size(); ++i) {
      if (hashes[i] != kFree) put(hashes[i], numbers[i]);
    }
  }

  std::vector<std::uint64_t> hashes_;  ///< as many places as a power of two
  std::vector<std::uint32_t> numbers_;
  std::size_t size_ = 0;
};

}  // namespace pprsearch
