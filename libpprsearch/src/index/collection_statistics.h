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
};

CollectionStatistics statistics_of(const Columns& columns);

/// The newest date, yyyymmdd; 0 = no entry has one. It reads the date of every entry, and so is
/// asked only by who prefers recent ones.
std::uint32_t newest_date(const Columns& columns);

}  // namespace pprsearch
