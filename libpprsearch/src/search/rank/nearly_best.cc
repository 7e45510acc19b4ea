#include "search/rank/nearly_best.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <limits>

// Which entries may be among the best, by sums of floats.
//
// Summands are added from the one that can bring most to the one that can bring least. Once those
// that are left can no longer lift an entry from below to among the best, they are looked up for
// the entries that may be among the best, and for no others: that is how MaxScore (Turtle and
// Flood, "Query evaluation: strategies and optimizations", 1995) leaves the long lists of common
// words out.
//
// An array over the whole index takes what is added to all; a list of entries, what is looked up.

namespace pprsearch {
namespace {

/// So few numbers are not worth to be cut more often.
constexpr std::size_t kLeastRoom = 128;
/// Looking one entry up takes as long as adding for so many in their order.
constexpr std::size_t kLookUp = 4;
/// Of how many entries one is asked at most for what the best have, and how many times as many as
/// are wanted are asked at least.
constexpr std::size_t kMostAsked = 8;
/// Entries in the time of a step of a deadline.
constexpr std::size_t kEntriesAStep = 64;

/// The sums of a search.
class Sums {
 public:
  Sums(IndexReader::Session& session, const EntrySet& wanted, std::size_t most, float slack)
      : session_(session), wanted_(wanted), most_(most), slack_(slack), sums_(session.sums()) {}
  Sums(const Sums&) = delete;
  Sums& operator=(const Sums&) = delete;
  ~Sums() {
    if (all_used_) {
      std::fill_n(sums_, session_.reader().columns().size(), 0.0f);
    } else if (used_) {
      wanted_.for_each([&](EntryNumber entry) { sums_[entry] = 0; });
    }
  }

  bool is_listed() const { return listed_; }

  /// What it takes to add a summand.
  std::size_t cost(const Summand& summand) const {
    const std::size_t looked_up = kLookUp * (listed_ ? list_.size() : wanted_.count());
    return summand.found == nullptr || listed_ ? looked_up
                                               : std::min(looked_up, summand.found->size());
  }

  void add(const Summand& summand) {
    session_.deadline().spend(1 + cost(summand) / kEntriesAStep);
    highest_ += summand.most;
    if (listed_) return add_to_list(summand);
    used_ = true;
    if (summand.found == nullptr) {
      const EntrySet& entries = summand.among == nullptr ? wanted_ : *summand.among;
      entries.for_each([&](EntryNumber entry) { sums_[entry] += summand.weight; });
    } else if (cost(summand) < summand.found->size()) {
      wanted_.for_each([&](EntryNumber entry) { sums_[entry] += part(summand, entry); });
    } else if (summand.among == nullptr) {
      add_all(summand, [](EntryNumber) { return true; });
    } else {
      add_all(summand, [&](EntryNumber entry) { return summand.among->contains(entry); });
    }
  }

  /// Leaves out what cannot be among the best if nothing gets more than `rest` from now on; false
  /// if too many are left to go on with them alone.
  bool cut(float rest) {
    const std::size_t size = wanted_.count();
    session_.deadline().spend(1 + 2 * size / kEntriesAStep);
    constexpr std::size_t kWorthwhile = 4;
    // The best of some entries are no better than the best of all: so most of those that cannot be
    // among the best are left out by what some of them have, before the others are counted.
    const std::size_t one_in =
        std::clamp<std::size_t>(size / (kMostAsked * most_ + 1), 1, kMostAsked);
    const float more = 2 * slack_ + rest;
    const float least = low_least_of_best([&](auto count) {
                          wanted_.for_some(one_in, [&](EntryNumber entry) { count(sums_[entry]); });
                        }) -
                        more;
    std::vector<NearlyScored> left;
    left.reserve(rest > 0 ? size / kWorthwhile : std::min(size, 2 * most_));
    wanted_.for_each([&](EntryNumber entry) {
      if (sums_[entry] >= least) left.push_back({entry, sums_[entry]});
    });
    if (one_in > 1) {
      const float of_all = low_least_of_best([&](auto count) {
                             for (const NearlyScored& one : left) count(one.sum);
                           }) -
                           more;
      std::erase_if(left, [&](const NearlyScored& one) { return one.sum < of_all; });
    }
    if (rest > 0 && kWorthwhile * left.size() > size) return false;
    list_ = std::move(left);
    listed_ = true;
    return true;
  }

  std::vector<NearlyScored> best() {
    if (!listed_) cut(0);
    if (list_.size() > most_) {
      LargestNumbers largest(most_);
      for (const NearlyScored& one : list_) largest.add(one.sum);
      const float least = largest.least() - 2 * slack_;
      std::erase_if(list_, [&](const NearlyScored& one) { return one.sum < least; });
    }
    return std::move(list_);
  }

 private:
  static float part(const Summand& summand, EntryNumber entry) {
    if (summand.among != nullptr && !summand.among->contains(entry)) return 0;
    if (summand.found == nullptr) return summand.weight;
    const std::size_t place = summand.found->place_of(entry);
    return place == summand.found->size() ? 0 : summand.weight * summand.nearly[place];
  }

  void add_to_list(const Summand& summand) {
    for (NearlyScored& one : list_) one.sum += part(summand, one.entry);
  }

  /// Sums of entries that are not wanted may be wrong: nobody asks for them.
  template <typename Counts>
  void add_all(const Summand& summand, Counts counts) {
    all_used_ = true;
    auto nearly = summand.nearly.begin();
    summand.found->set().for_each([&](EntryNumber entry) {
      const float brought = summand.weight * *nearly++;
      if (counts(entry)) sums_[entry] += brought;
    });
  }

  /// No more than the sum `most_` from the top of those that `sums` counts, and less by a
  /// thousandth of the highest sum there may be at most: they are counted in so many steps. -1 if
  /// there are fewer.
  template <typename CountSums>
  float low_least_of_best(CountSums sums) const {
    constexpr std::size_t kCounters = 1024;
    if (wanted_.count() < most_ || highest_ <= 0) return -1;
    std::array<std::uint32_t, kCounters> counts{};
    const float scale = (kCounters - 1) / (highest_ + slack_);
    sums([&](float sum) { ++counts[static_cast<std::size_t>(sum * scale)]; });
    std::size_t above = 0;
    std::size_t counter = kCounters;
    while (above < most_ && counter > 0) above += counts[--counter];
    return above < most_ ? -1 : static_cast<float>(counter) / scale - slack_;
  }

  IndexReader::Session& session_;
  const EntrySet& wanted_;
  std::size_t most_;
  float slack_;
  float* sums_;
  float highest_ = 0;      ///< that a sum may be
  bool used_ = false;      ///< the array is not clean, at the entries that are wanted ...
  bool all_used_ = false;  ///< ... or at any
  bool listed_ = false;    ///< the sums are in the list
  std::vector<NearlyScored> list_;
};

/// Whether all that a word has is wanted, and nothing else counts.
bool is_one_word(const EntrySet& wanted, const std::vector<Summand>& summands) {
  if (summands.size() != 1) return false;
  const Summand& only = summands.front();
  return only.found != nullptr && only.among == nullptr && wanted.count() == only.found->size();
}

std::vector<NearlyScored> best_of_word(IndexReader::Session& session, const Summand& word,
                                       std::size_t most) {
  session.deadline().spend(1 + 2 * word.nearly.size() / kEntriesAStep);
  LargestNumbers largest(most);
  for (const std::uint16_t number : word.nearly) largest.add(number);
  const float least = largest.least() * word.weight - 2 * slack_of({&word, 1});
  std::vector<NearlyScored> best;
  auto number = word.nearly.begin();
  word.found->set().for_each([&](EntryNumber entry) {
    const float sum = word.weight * *number;
    if (sum >= least) best.push_back({entry, sum});
    ++number;
  });
  return best;
}

}  // namespace

std::size_t LargestNumbers::room() const { return std::max(2 * most_, kLeastRoom); }

void LargestNumbers::cut() {
  if (numbers_.size() < most_) return;
  const auto last = numbers_.begin() + static_cast<std::ptrdiff_t>(most_) - 1;
  std::nth_element(numbers_.begin(), last, numbers_.end(), std::greater());
  least_ = *last;
  numbers_.resize(most_);
}

float slack_of(std::span<const Summand> summands) {
  constexpr float kRounding = 1.0f / (1 << 22);
  constexpr float kSteps = 1.0f / std::numeric_limits<std::uint16_t>::max();
  constexpr std::size_t kBeside = 16;
  float highest = 0;
  for (const Summand& summand : summands) highest += summand.most;
  return highest * (kSteps + static_cast<float>(summands.size() + kBeside) * kRounding);
}

float LargestNumbers::least() {
  cut();
  return least_;
}

std::vector<NearlyScored> nearly_best(IndexReader::Session& session, const EntrySet& wanted,
                                      std::vector<Summand> summands, std::size_t most) {
  if (is_one_word(wanted, summands)) return best_of_word(session, summands.front(), most);
  std::ranges::stable_sort(summands, std::ranges::greater(), &Summand::most);
  const float slack = slack_of(summands);
  Sums sums(session, wanted, most, slack);
  if (wanted.count() <= most) sums.cut(0);
  float added = 0;
  float limit = std::numeric_limits<float>::max();  // of what is left when a cut is tried
  for (std::size_t i = 0; i < summands.size(); ++i) {
    sums.add(summands[i]);
    added += summands[i].most;
    float rest = 0;
    std::size_t cost = 0;
    for (std::size_t j = i + 1; j < summands.size(); ++j) {
      rest += summands[j].most;
      cost += sums.cost(summands[j]);
    }
    // The cut is worth its time if much is left to be added that can bring little.
    if (sums.is_listed() || rest >= std::min(added, limit) || cost <= 2 * wanted.count()) continue;
    if (!sums.cut(rest + slack)) limit = rest / 2;
  }
  return sums.best();
}

}  // namespace pprsearch
