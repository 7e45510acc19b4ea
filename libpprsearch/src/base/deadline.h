#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <optional>

namespace pprsearch {

/// Thrown within a search when its time is up. Only the conductors of searches and completions
/// catch it: what was done stands, and the answer says that it was cut short.
struct TimeUp {};

/// The time a search may take. What works in a loop says how much it did, so that the clock is
/// asked as often for one long entry as for many short ones. One thread uses it; any number, one
/// without a limit.
class Deadline {
 public:
  /// `limit` from now; 0 = any time.
  explicit Deadline(std::chrono::milliseconds limit)
      : limited_(limit.count() > 0), at_(std::chrono::steady_clock::now() + limit) {}

  bool passed() const { return limited_ && std::chrono::steady_clock::now() >= at_; }
  /// What is left of the time, which may be nothing; nullopt = any time.
  std::optional<std::chrono::milliseconds> left() const {
    if (!limited_) return std::nullopt;
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        at_ - std::chrono::steady_clock::now());
    return std::max(left, std::chrono::milliseconds(0));
  }
  /// Throws TimeUp if the time is up.
  void check() const {
    if (passed()) throw TimeUp();
  }
  /// Notes work of so many steps: a posting, a position, a token, a word of the dictionary. Throws
  /// TimeUp if the time is up, which it looks at after some thousand steps.
  void spend(std::size_t steps) const {
    if (!limited_) return;
    spent_ += steps;
    if (spent_ < kStepsBetweenLooks) return;
    spent_ = 0;
    check();
  }

 private:
  /// Together they take less than a millisecond.
  static constexpr std::size_t kStepsBetweenLooks = 8192;

  bool limited_;
  std::chrono::steady_clock::time_point at_;
  mutable std::size_t spent_ = 0;
};

}  // namespace pprsearch
