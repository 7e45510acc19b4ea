#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <random>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "index/kept.h"

namespace pprsearch {

/// What was decoded or worked out of the terms asked for, up to so many bytes; what alone has more
/// is not kept. Of two that are drawn by lot, the one goes that was used longer ago: so what comes
/// round in a circle too large to be kept is found in part, and not never. Any number of threads
/// may use it. `List` says its size with `bytes()`.
template <typename List>
class TermCache {
 public:
  explicit TermCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// nullptr if it is not here.
  std::shared_ptr<const List> find(const std::string& term) {
    const std::lock_guard guard(mutex_);
    const auto place = places_.find(term);
    if (place == places_.end()) {
      ++missed_;
      return nullptr;
    }
    ++found_;
    Item& item = items_[place->second];
    item.used = ++uses_;
    return item.list;
  }

  void insert(const std::string& term, std::shared_ptr<const List> list) {
    Item item{term, std::move(list), 0};
    const std::lock_guard guard(mutex_);
    if (bytes_of(item) > most_bytes_) return;
    const auto [place, is_new] = places_.try_emplace(term, items_.size());
    if (!is_new) return;  // another thread was quicker
    item.used = ++uses_;
    const std::size_t bytes = bytes_of(item);
    try {
      items_.push_back(std::move(item));
    } catch (...) {
      places_.erase(place);
      throw;
    }
    bytes_ += bytes;
    make_room();
  }

  /// From now on; what is too much goes at once.
  void set_most_bytes(std::size_t most_bytes) {
    const std::lock_guard guard(mutex_);
    most_bytes_ = most_bytes;
    make_room();
  }

  CacheUse use() const {
    const std::lock_guard guard(mutex_);
    return {bytes_, most_bytes_, found_, missed_};
  }

 private:
  struct Item {
    std::string term;
    std::shared_ptr<const List> list;
    std::uint64_t used;  ///< when it was used last
  };

  static std::size_t bytes_of(const Item& item) {
    constexpr std::size_t kOverhead = 200;  // the item, the table, the vectors' heads
    return kOverhead + 2 * item.term.size() + item.list->bytes();
  }

  void make_room() {
    while (bytes_ > most_bytes_) {
      const std::size_t one = random_() % items_.size();
      const std::size_t other = random_() % items_.size();
      drop(items_[one].used < items_[other].used ? one : other);
    }
  }

  /// The last item takes its place.
  void drop(std::size_t number) {
    bytes_ -= bytes_of(items_[number]);
    places_.erase(items_[number].term);
    if (number + 1 < items_.size()) {
      items_[number] = std::move(items_.back());
      places_.at(items_[number].term) = number;
    }
    items_.pop_back();
  }

  mutable std::mutex mutex_;
  std::vector<Item> items_;
  std::unordered_map<std::string, std::size_t> places_;
  std::minstd_rand random_;
  std::uint64_t uses_ = 0;
  std::uint64_t found_ = 0;
  std::uint64_t missed_ = 0;
  std::size_t bytes_ = 0;
  std::size_t most_bytes_;
};

}  // namespace pprsearch
