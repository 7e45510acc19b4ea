#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "index/store/columns.h"
#include "schema/fields.h"

namespace pprsearch {

/// What all entries of a collection together say: the only facts about it that a score takes
/// beside those of the entry and of the word.
struct CollectionStatistics {
  std::size_t entries = 0;
  std::array<double, kTextFields> words{};  ///< of each text field, over all entries
  std::uint32_t newest = 0;                 ///< the newest date, yyyymmdd; 0 = no entry has one
};

CollectionStatistics statistics_of(const Columns& columns);

}  // namespace pprsearch
