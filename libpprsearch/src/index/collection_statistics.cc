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
  for (EntryNumber entry = 0; entry < columns.size(); ++entry) {
    all.newest = std::max(all.newest, columns.published(entry));
  }
  return all;
}

}  // namespace pprsearch
