#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "index/store/columns.h"

namespace pprsearch {

/// The entries that have a term, rising, and how often each has it.
struct PostingList {
  std::vector<EntryNumber> entries;
  std::vector<std::uint32_t> frequencies;

  bool empty() const { return entries.empty(); }
  std::size_t size() const { return entries.size(); }
  std::size_t bytes() const { return size() * (sizeof(EntryNumber) + sizeof(std::uint32_t)); }
  /// Place of the entry in the list; size() if it is not in it.
  std::size_t find(EntryNumber entry) const {
    const auto place = std::lower_bound(entries.begin(), entries.end(), entry);
    return place == entries.end() || *place != entry
               ? size()
               : static_cast<std::size_t>(place - entries.begin());
  }
  /// How often the entry has the term; 0 if it lacks it.
  std::uint32_t frequency_in(EntryNumber entry) const {
    const std::size_t place = find(entry);
    return place == size() ? 0 : frequencies[place];
  }
};

}  // namespace pprsearch
