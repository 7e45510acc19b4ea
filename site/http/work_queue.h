#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pprsearch {

/// Threads that do one piece of work after another, and a queue before them that cannot grow
/// without end. Any thread may call any function.
class WorkQueue {
 public:
  /// `most_waiting` is how many pieces may wait while all threads are at work.
  WorkQueue(std::size_t threads, std::size_t most_waiting);
  /// Finishes the work that was taken.
  ~WorkQueue();
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;

  /// Takes a piece of work, which must not throw; false if too many wait already.
  bool take(std::function<void()> work);

 private:
  void do_work();

  const std::size_t most_;  ///< pieces under way and waiting
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> waiting_;
  std::size_t under_way_ = 0;
  bool ends_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace pprsearch
