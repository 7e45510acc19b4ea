#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace pprsearch {

/// Threads that do one piece of work after another, and a queue before them that cannot grow
/// without end. Any thread may call any function.
class WorkQueue {
 public:
  using Work = std::function<void(bool late)>;

  /// `most_waiting` is how many pieces may wait while all threads are at work. What waited longer
  /// than `wait` is told that it is late.
  WorkQueue(std::size_t threads, std::size_t most_waiting, std::chrono::milliseconds wait);
  /// Finishes the work that was taken.
  ~WorkQueue();
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  /// Takes a piece of work, which must not throw; false if too many wait already.
  bool take(Work work);

 private:
  using Clock = std::chrono::steady_clock;
  void do_work();

  const std::chrono::milliseconds wait_;
  const std::size_t most_;  ///< pieces under way and waiting
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::pair<Work, Clock::time_point>> waiting_;  ///< and since when
  std::size_t under_way_ = 0;
  bool ends_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace pprsearch
