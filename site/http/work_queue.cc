#include "site/http/work_queue.h"

#include <utility>

namespace pprsearch {

WorkQueue::WorkQueue(std::size_t threads, std::size_t most_waiting, std::chrono::milliseconds wait)
    : wait_(wait), most_(threads + most_waiting) {
  for (std::size_t i = 0; i < threads; ++i) threads_.emplace_back([this] { do_work(); });
}

WorkQueue::~WorkQueue() {
  {
    const std::lock_guard lock(mutex_);
    ends_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

bool WorkQueue::take(Work work) {
  {
    const std::lock_guard lock(mutex_);
    if (waiting_.size() + under_way_ >= most_) return false;
    waiting_.emplace_back(std::move(work), Clock::now());
  }
  changed_.notify_one();
  return true;
}

void WorkQueue::do_work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return ends_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const auto [work, since] = std::move(waiting_.front());
    waiting_.pop_front();
    ++under_way_;
    lock.unlock();
    work(Clock::now() - since > wait_);
    lock.lock();
    --under_way_;
  }
}

}  // namespace pprsearch
