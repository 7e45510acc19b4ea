#include "search/rank/best_entries.h"

#include <algorithm>
#include <functional>

namespace pprsearch {
namespace {

/// So few numbers are not worth to be cut more often.
constexpr std::size_t kLeastRoom = 128;

}  // namespace

std::size_t LargestNumbers::room() const { return std::max(2 * most_, kLeastRoom); }

void LargestNumbers::cut() {
  if (numbers_.size() < most_) return;
  const auto last = numbers_.begin() + static_cast<std::ptrdiff_t>(most_) - 1;
  std::nth_element(numbers_.begin(), last, numbers_.end(), std::greater());
  least_ = *last;
  numbers_.resize(most_);
}

float LargestNumbers::least() {
  cut();
  return least_;
}

float EntrySums::least_of_best(std::size_t most) const {
  LargestNumbers largest(most);
  wanted_.for_each([&](EntryNumber entry) { largest.add(sums_[entry]); });
  return largest.least();
}

std::vector<EntryNumber> EntrySums::from(float least) const {
  std::vector<EntryNumber> best;
  wanted_.for_each([&](EntryNumber entry) {
    if (sums_[entry] >= least) best.push_back(entry);
  });
  return best;
}

}  // namespace pprsearch
