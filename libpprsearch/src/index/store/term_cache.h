#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "index/store/posting_list.h"

namespace pprsearch {

/// What was decoded of the terms asked for last, up to so many bytes; what alone has more is not
/// kept. Any number of threads may use it. `List` says its size with `bytes()`.
template <typename List>
class TermCache {
 public:
  explicit TermCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// nullptr where it is not here.
  std::shared_ptr<const List> find(const std::string& term) {
    const std::lock_guard guard(mutex_);
    const auto place = places_.find(term);
    if (place == places_.end()) return nullptr;
    items_.splice(items_.begin(), items_, place->second);
    return items_.front().second;
  }

  void insert(const std::string& term, std::shared_ptr<const List> list) {
    const std::lock_guard guard(mutex_);
    if (places_.contains(term)) return;  // another thread was quicker
    items_.emplace_front(term, std::move(list));
    if (bytes_of(items_.front()) > most_bytes_) return items_.pop_front();
    try {
      places_.emplace(term, items_.begin());
    } catch (...) {
      items_.pop_front();
      throw;
    }
    bytes_ += bytes_of(items_.front());
    while (bytes_ > most_bytes_) {
      bytes_ -= bytes_of(items_.back());
      places_.erase(items_.back().first);
      items_.pop_back();
    }
  }

 private:
  using Item = std::pair<std::string, std::shared_ptr<const List>>;

  static std::size_t bytes_of(const Item& item) {
    constexpr std::size_t kOverhead = 200;  // the list, the table, the vectors' heads
    return kOverhead + 2 * item.first.size() + item.second->bytes();
  }

  std::mutex mutex_;
  std::list<Item> items_;  ///< last used first
  std::unordered_map<std::string, typename std::list<Item>::iterator> places_;
  std::size_t bytes_ = 0;
  std::size_t most_bytes_;
};

using PostingCache = TermCache<PostingList>;

}  // namespace pprsearch
