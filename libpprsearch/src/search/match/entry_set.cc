#include "search/match/entry_set.h"

// The compiler's own count of bits is a call into its library, because not every processor of the
// kind has the instruction. So which one has it is asked once, when the program runs.

namespace pprsearch {
namespace {

template <typename WordAt>
inline std::size_t counted(std::size_t size, WordAt word_at) {
  std::size_t total = 0;
  for (std::size_t i = 0; i < size; ++i)
    total += static_cast<std::size_t>(std::popcount(word_at(i)));
  return total;
}

#if defined(__x86_64__)
#define PPRSEARCH_HAS_POPCNT 1

[[gnu::target("popcnt")]] std::size_t counted_by_processor(const std::uint64_t* words,
                                                           std::size_t size) {
  std::size_t total = 0;
  for (std::size_t i = 0; i < size; ++i) {
    total += static_cast<std::size_t>(__builtin_popcountll(words[i]));
  }
  return total;
}

[[gnu::target("popcnt")]] std::size_t counted_by_processor(const std::uint64_t* a,
                                                           const std::uint64_t* b,
                                                           std::size_t size) {
  std::size_t total = 0;
  for (std::size_t i = 0; i < size; ++i) {
    total += static_cast<std::size_t>(__builtin_popcountll(a[i] & b[i]));
  }
  return total;
}

bool has_popcnt() {
  static const bool has = __builtin_cpu_supports("popcnt") != 0;
  return has;
}
#endif

}  // namespace

std::size_t count_bits(std::span<const std::uint64_t> words) {
#ifdef PPRSEARCH_HAS_POPCNT
  if (has_popcnt()) return counted_by_processor(words.data(), words.size());
#endif
  return counted(words.size(), [&](std::size_t i) { return words[i]; });
}

std::size_t count_common_bits(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
#ifdef PPRSEARCH_HAS_POPCNT
  if (has_popcnt()) return counted_by_processor(a.data(), b.data(), a.size());
#endif
  return counted(a.size(), [&](std::size_t i) { return a[i] & b[i]; });
}

}  // namespace pprsearch
