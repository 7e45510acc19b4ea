#pragma once

#include <cstddef>
#include <vector>

#include "index/index_reader.h"
#include "search/match/entry_set.h"

namespace pprsearch {

/// What sums of floats may be off by, as a share of the sum: more than rounding adds up to if so
/// many numbers, of such weights, are summed.
inline constexpr float kSlack = 1e-3f;
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

/// Sums for the entries of a set, at first 0; the session's memory, which they leave clean.
class EntrySums {
 public:
  /// Both must live longer. One of a session lives at a time.
  EntrySums(IndexReader::Session& session, const EntrySet& wanted)
      : wanted_(wanted), sums_(session.sums()) {}
  EntrySums(const EntrySums&) = delete;
  EntrySums& operator=(const EntrySums&) = delete;
  ~EntrySums() {
    wanted_.for_each([&](EntryNumber entry) { sums_[entry] = 0; });
  }

  /// Adds to an entry of the set.
  void add(EntryNumber entry, float number) { sums_[entry] += number; }

  /// The sum `most` from the top; -1 if there are fewer.
  float least_of_best(std::size_t most) const;
  /// The entries of the set with that sum or more, rising.
  std::vector<EntryNumber> from(float least) const;

 private:
  const EntrySet& wanted_;
  float* sums_;
};

}  // namespace pprsearch
