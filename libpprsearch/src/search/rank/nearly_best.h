#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "index/index_reader.h"
#include "search/match/entry_set.h"
#include "search/match/word_entries.h"

namespace pprsearch {

inline constexpr std::size_t kMostSummands = 4096;
inline constexpr double kLeastWeight = 1e-20;  ///< far from where floats lose their digits ...
inline constexpr double kMostWeight = 1e20;    ///< ... and from where they end

/// The largest of many numbers.
class LargestNumbers {
 public:
  /// `most` > 0.
  explicit LargestNumbers(std::size_t most) : most_(most) { numbers_.reserve(room()); }

  void add(float number) {
    if (number <= least_) return;
    numbers_.push_back(number);
    if (numbers_.size() == room()) cut();
  }
  /// The number `most` from the top; -1 if there are fewer.
  float least();

 private:
  std::size_t room() const;
  void cut();

  std::size_t most_;
  float least_ = -1;
  std::vector<float> numbers_;
};

/// What adds to the scores of entries: a word or a name.
struct Summand {
  const WordEntries* found;               ///< of a word; nullptr of a name
  std::span<const std::uint16_t> nearly;  ///< of a word: what its entries get, in steps
  float weight;                           ///< of such a step; what each entry gets of a name
  float most;                             ///< what any entry gets
  const EntrySet* among;  ///< those that get it; nullptr: each that is wanted and has it
};

/// What a sum of these may be off by, more than steps and rounding add up to.
float slack_of(std::span<const Summand> summands);

/// An entry with what adds to its score, summed up in floats.
struct NearlyScored {
  EntryNumber entry;
  float sum;
};

/// Entries of `wanted`, rising: those with the `most` largest sums, and all whose sums may be as
/// large but for slack_of() twice. Of a summand that decides nothing more, only those entries are
/// looked at that may still be among them. Throws TimeUp.
std::vector<NearlyScored> nearly_best(IndexReader::Session& session, const EntrySet& wanted,
                                      std::vector<Summand> summands, std::size_t most);

}  // namespace pprsearch
