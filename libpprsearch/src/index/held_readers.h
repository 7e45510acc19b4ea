#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "index/index_reader.h"

namespace pprsearch {

/// The generations that somebody opened here and somebody still holds. For one thread at a time.
class HeldReaders {
 public:
  /// It answers from now on; older ones that are held keep little.
  void add(const std::shared_ptr<const IndexReader>& reader) {
    for (const auto& older : readers_) {
      const std::shared_ptr<const IndexReader> held = older.lock();
      if (held != nullptr && held != reader) held->keep_little();
    }
    count();
    readers_.push_back(reader);
  }

  std::size_t count() {
    std::erase_if(readers_, [](const auto& reader) { return reader.expired(); });
    return readers_.size();
  }

 private:
  std::vector<std::weak_ptr<const IndexReader>> readers_;
};

}  // namespace pprsearch
