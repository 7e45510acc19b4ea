#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>
#include <utility>

#include "index/posting_list.h"

namespace pprsearch {

/// Decoded postings of the terms asked for last, up to so many bytes. Any number
/// of threads may use it.
class PostingCache {
 public:
  explicit PostingCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// nullptr where it is not here.
  std::shared_ptr<const PostingList> find(const std::string& term);
  void insert(const std::string& term, std::shared_ptr<const PostingList> postings);

 private:
  using Item = std::pair<std::string, std::shared_ptr<const PostingList>>;

  static std::size_t bytes_of(const Item& item);

  std::mutex mutex_;
  std::list<Item> items_;  ///< last used first
  std::unordered_map<std::string, std::list<Item>::iterator> places_;
  std::size_t bytes_ = 0;
  std::size_t most_bytes_;
};

}  // namespace pprsearch
