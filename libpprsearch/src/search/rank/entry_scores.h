#pragma once

#include <algorithm>
#include <cstddef>
#include <utility>
#include <vector>

#include "index/store/columns.h"
#include "search/engine.h"

namespace pprsearch {

/// Scores of some entries, at first 0.
class EntryScores {
 public:
  EntryScores() = default;
  /// `entries` rise.
  explicit EntryScores(std::vector<EntryNumber> entries)
      : entries_(std::move(entries)), scores_(entries_.size()) {}
  explicit EntryScores(std::vector<ScoredEntry> scored) {
    std::ranges::sort(scored, {}, &ScoredEntry::entry);
    for (const ScoredEntry& one : scored) {
      entries_.push_back(one.entry);
      scores_.push_back(one.score);
    }
  }

  const std::vector<EntryNumber>& entries() const { return entries_; }
  /// By the place among entries().
  double& at(std::size_t place) { return scores_[place]; }
  double at(std::size_t place) const { return scores_[place]; }

  bool has(EntryNumber entry) const { return std::ranges::binary_search(entries_, entry); }
  /// 0 of an entry that is not among them.
  double operator[](EntryNumber entry) const {
    const auto place = std::ranges::lower_bound(entries_, entry);
    return place == entries_.end() || *place != entry
               ? 0
               : scores_[static_cast<std::size_t>(place - entries_.begin())];
  }

 private:
  std::vector<EntryNumber> entries_;
  std::vector<double> scores_;
};

/// What hits are ordered by: a key, then the score, then newest, then the id. It is total.
struct OrderedEntry {
  std::uint32_t key;
  double score;
  std::uint32_t newest;
  EntryNumber entry;

  bool operator<(const OrderedEntry& other) const {
    if (key != other.key) return key < other.key;
    return score != other.score ? score > other.score : newest < other.newest;
  }
};

/// The first `most` of the entries in the order of `key_of(entry)`, then of relevance.
template <typename KeyOf>
std::vector<ScoredEntry> first_ranked(const EntryScores& scores, const Columns& columns,
                                      std::size_t most, KeyOf key_of) {
  std::vector<OrderedEntry> ranked;
  ranked.reserve(scores.entries().size());
  for (std::size_t i = 0; i < scores.entries().size(); ++i) {
    const EntryNumber entry = scores.entries()[i];
    ranked.push_back({key_of(entry), scores.at(i), columns.newest_rank(entry), entry});
  }
  const auto end = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(most, ranked.size()));
  std::partial_sort(ranked.begin(), end, ranked.end());
  std::vector<ScoredEntry> first;
  for (auto one = ranked.begin(); one != end; ++one) first.push_back({one->entry, one->score});
  return first;
}

/// Without their scores, in the same order.
inline std::vector<EntryNumber> entries_of(const std::vector<ScoredEntry>& scored) {
  std::vector<EntryNumber> entries;
  for (const ScoredEntry& one : scored) entries.push_back(one.entry);
  return entries;
}

/// The first `most` of the entries in the order of relevance.
inline std::vector<ScoredEntry> best_of(const EntryScores& scores, const Columns& columns,
                                        std::size_t most) {
  return first_ranked(scores, columns, most, [](EntryNumber) { return std::uint32_t{0}; });
}

}  // namespace pprsearch
