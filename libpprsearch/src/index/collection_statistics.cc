#include "index/collection_statistics.h"

#include <algorithm>

namespace pprsearch {

CollectionStatistics statistics_of(const Columns& columns) {
  CollectionStatistics all;
  all.entries = columns.size();
  for (const FieldRow& layout : text_fields()) {
    all.words[static_cast<std::size_t>(layout.field)] =
        static_cast<double>(columns.total_length(layout.field));
  }
  return all;
}

std::uint32_t newest_date(const Columns& columns) {
  std::uint32_t newest = 0;
  for (EntryNumber entry = 0; entry < columns.size(); ++entry) {
    newest = std::max(newest, columns.published(entry));
  }
  return newest;
}

}  // namespace pprsearch
