#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "search/entry_set.h"

namespace pprsearch {

/// The first `most` entries of a set in the order that `before` gives, in that order. It keeps
/// no more than `most` entries at a time, whatever the size of the set.
template <typename Before>
std::vector<EntryNumber> first_of(const EntrySet& set, std::size_t most, Before before) {
  std::vector<EntryNumber> heap;  // the last of those kept in front
  if (most == 0) return heap;
  set.for_each([&](EntryNumber entry) {
    if (heap.size() < most) {
      heap.push_back(entry);
      std::push_heap(heap.begin(), heap.end(), before);
    } else if (before(entry, heap.front())) {
      std::pop_heap(heap.begin(), heap.end(), before);
      heap.back() = entry;
      std::push_heap(heap.begin(), heap.end(), before);
    }
  });
  std::sort_heap(heap.begin(), heap.end(), before);
  return heap;
}

}  // namespace pprsearch
