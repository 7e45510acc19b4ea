#include "search/match/entry_set.h"

#include <iterator>
#include <utility>

// The compiler's own count of bits is a call into its library, and it works on two words at a time,
// because not every processor of the kind has the instructions for more. So whether it has them is
// asked once, when the program runs.

namespace pprsearch {
namespace {

using Words = std::uint64_t*;
using ConstWords = const std::uint64_t*;

struct And {
  std::uint64_t operator()(std::uint64_t a, std::uint64_t b) const { return a & b; }
};
struct Or {
  std::uint64_t operator()(std::uint64_t a, std::uint64_t b) const { return a | b; }
};
struct AndNot {
  std::uint64_t operator()(std::uint64_t a, std::uint64_t b) const { return a & ~b; }
};

/// Sets each of `a` to what comes of it and of one of `b`; how many bits are set then.
template <typename Operation>
[[gnu::always_inline]] inline std::size_t combine(Words a, ConstWords b, std::size_t size) {
  std::size_t total = 0;
  for (std::size_t i = 0; i < size; ++i) {
    a[i] = Operation()(a[i], b[i]);
    total += static_cast<std::size_t>(__builtin_popcountll(a[i]));
  }
  return total;
}

[[gnu::always_inline]] inline std::size_t common(ConstWords a, ConstWords b, std::size_t size) {
  std::size_t total = 0;
  for (std::size_t i = 0; i < size; ++i) {
    total += static_cast<std::size_t>(__builtin_popcountll(a[i] & b[i]));
  }
  return total;
}

/// Numbers of up to two bits, one for each bit of the words, and which of them have been more.
struct Counters {
  Words ones;
  Words twos;
  Words more;
};

/// Adds one, two or four to the counters of the bits that are set.
[[gnu::always_inline]] inline void add_points(const Counters& counters, ConstWords bits,
                                              std::uint32_t points, std::size_t size) {
  for (std::size_t i = 0; i < size; ++i) {
    const std::uint64_t one = (points & 1) != 0 ? bits[i] : 0;
    const std::uint64_t carried = counters.ones[i] & one;
    counters.ones[i] ^= one;
    const std::uint64_t two = (points & 2) != 0 ? bits[i] : 0;
    // Of the three that are worth two, one stays if one or three are set.
    counters.more[i] |= (counters.twos[i] & (carried | two)) | (carried & two);
    counters.twos[i] ^= carried ^ two;
    if (points >= 4) counters.more[i] |= bits[i];
  }
}

#if defined(__x86_64__)
#define PPRSEARCH_HAS_WIDE_WORDS 1

template <typename Operation>
[[gnu::target("popcnt,avx2")]] std::size_t combine_wide(Words a, ConstWords b, std::size_t size) {
  return combine<Operation>(a, b, size);
}

[[gnu::target("popcnt,avx2")]] std::size_t common_wide(ConstWords a, ConstWords b,
                                                       std::size_t size) {
  return common(a, b, size);
}

[[gnu::target("popcnt,avx2")]] void add_points_wide(const Counters& counters, ConstWords bits,
                                                    std::uint32_t points, std::size_t size) {
  add_points(counters, bits, points, size);
}

bool has_wide_words() {
  static const bool has =
      __builtin_cpu_supports("popcnt") != 0 && __builtin_cpu_supports("avx2") != 0;
  return has;
}
#endif

template <typename Operation>
std::size_t combined(std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
#ifdef PPRSEARCH_HAS_WIDE_WORDS
  if (has_wide_words()) return combine_wide<Operation>(a.data(), b.data(), a.size());
#endif
  return combine<Operation>(a.data(), b.data(), a.size());
}

std::size_t common_of(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
#ifdef PPRSEARCH_HAS_WIDE_WORDS
  if (has_wide_words()) return common_wide(a.data(), b.data(), a.size());
#endif
  return common(a.data(), b.data(), a.size());
}

void add_points_to(const Counters& counters, const std::vector<std::uint64_t>& bits,
                   std::uint32_t points) {
#ifdef PPRSEARCH_HAS_WIDE_WORDS
  if (has_wide_words()) return add_points_wide(counters, bits.data(), points, bits.size());
#endif
  add_points(counters, bits.data(), points, bits.size());
}

}  // namespace

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

void EntrySet::take_bits() {
  words_.assign((size_ + kBits - 1) / kBits, 0);
  for (const EntryNumber entry : listed_) words_[entry / kBits] |= bit(entry);
  listed_ = {};
}

void EntrySet::list_if_few() {
  if (count_ > most_listed()) return;
  std::vector<EntryNumber> entries;
  entries.reserve(count_);
  for_each([&](EntryNumber entry) { entries.push_back(entry); });
  listed_ = std::move(entries);
  words_ = {};
}

void EntrySet::insert_all(std::span<const EntryNumber> entries) {
  if (is_listed() && count_ + entries.size() <= most_listed()) {
    if (listed_.empty() || (!entries.empty() && listed_.back() < entries.front())) {
      listed_.insert(listed_.end(), entries.begin(), entries.end());
    } else {
      std::vector<EntryNumber> all;
      all.reserve(count_ + entries.size());
      std::set_union(listed_.begin(), listed_.end(), entries.begin(), entries.end(),
                     std::back_inserter(all));
      listed_ = std::move(all);
    }
    count_ = listed_.size();
    return;
  }
  if (is_listed()) take_bits();
  for (const EntryNumber entry : entries) {
    std::uint64_t& word = words_[entry / kBits];
    count_ += (word & bit(entry)) == 0 ? 1 : 0;
    word |= bit(entry);
  }
}

/// Of a set that is listed.
template <typename Holds>
void EntrySet::keep_if(Holds holds) {
  std::erase_if(listed_, [&](EntryNumber entry) { return !holds(entry); });
  count_ = listed_.size();
}

std::size_t EntrySet::count_common(const EntrySet& other) const {
  if (!is_listed() && !other.is_listed()) return common_of(words_, other.words_);
  return (*this & other).count();
}

EntrySet& EntrySet::operator&=(const EntrySet& other) {
  if (!is_listed() && !other.is_listed()) {
    count_ = combined<And>(words_, other.words_);
    list_if_few();
  } else if (!is_listed() || (other.is_listed() && other.count_ < count_)) {
    EntrySet less = other;  // which is listed
    less &= *this;
    *this = std::move(less);
  } else if (!other.is_listed()) {
    keep_if([&](EntryNumber entry) { return other.contains(entry); });
  } else {
    std::size_t place = 0;
    keep_if([&](EntryNumber entry) {
      place = place_from(other.listed_, place, entry);
      return place < other.listed_.size() && other.listed_[place] == entry;
    });
  }
  return *this;
}

EntrySet& EntrySet::operator|=(const EntrySet& other) {
  if (other.is_listed()) {
    insert_all(other.listed_);
  } else {
    if (is_listed()) take_bits();
    count_ = combined<Or>(words_, other.words_);
  }
  return *this;
}

EntrySet& EntrySet::operator-=(const EntrySet& other) {
  if (is_listed()) {
    keep_if([&](EntryNumber entry) { return !other.contains(entry); });
    return *this;
  }
  if (other.is_listed()) {
    for (const EntryNumber entry : other.listed_) {
      std::uint64_t& word = words_[entry / kBits];
      count_ -= (word & bit(entry)) != 0 ? 1 : 0;
      word &= ~bit(entry);
    }
  } else {
    count_ = combined<AndNot>(words_, other.words_);
  }
  list_if_few();
  return *this;
}

void EntrySet::complement() {
  if (is_listed()) take_bits();
  for (std::uint64_t& word : words_) word = ~word;
  if (size_ % kBits != 0) words_.back() &= (std::uint64_t{1} << (size_ % kBits)) - 1;
  count_ = size_ - count_;
  list_if_few();
}

EntrySet operator&(const EntrySet& a, const EntrySet& b) {
  const bool is_first_less = a.count() <= b.count();
  EntrySet common = is_first_less ? a : b;
  common &= is_first_less ? b : a;
  return common;
}

EntrySet EntrySet::with_points(const std::vector<const EntrySet*>& sets,
                               const std::vector<std::uint32_t>& points, std::uint32_t least,
                               std::size_t size) {
  EntrySet ones(size);
  EntrySet twos(size);
  EntrySet more(size);
  for (EntrySet* set : {&ones, &twos, &more}) set->take_bits();
  const Counters all{ones.words_.data(), twos.words_.data(), more.words_.data()};
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (!sets[i]->is_listed()) {
      add_points_to(all, sets[i]->words_, points[i]);
      continue;
    }
    for (const EntryNumber entry : sets[i]->listed_) {
      const std::size_t word = entry / kBits;
      const std::uint64_t only = bit(entry);
      add_points({all.ones + word, all.twos + word, all.more + word}, &only, points[i], 1);
    }
  }
  if (least == 3) combined<And>(ones.words_, twos.words_);
  if (least <= 3) combined<Or>(more.words_, least == 2 ? twos.words_ : ones.words_);
  if (least == 1) combined<Or>(more.words_, twos.words_);
  more.count_ = combined<And>(more.words_, more.words_);
  more.list_if_few();
  return more;
}

}  // namespace pprsearch
