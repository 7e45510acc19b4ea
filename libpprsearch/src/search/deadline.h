#pragma once

#include <chrono>

namespace pprsearch {

/// The time a search may take. Asked between steps, and within those that may be long.
class Deadline {
 public:
  /// `limit` from now; 0 = any time.
  explicit Deadline(std::chrono::milliseconds limit)
      : limited_(limit.count() > 0), at_(std::chrono::steady_clock::now() + limit) {}

  bool passed() const { return limited_ && std::chrono::steady_clock::now() >= at_; }

 private:
  bool limited_;
  std::chrono::steady_clock::time_point at_;
};

}  // namespace pprsearch
