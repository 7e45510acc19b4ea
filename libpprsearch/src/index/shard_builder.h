#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/vocabulary.h>

#include <string>
#include <vector>

#include "index/columns.h"
#include "index/positions.h"

namespace pprsearch {

/// An entry on its way into the index, with its JSON form.
struct StoredEntry {
  Entry entry;
  std::string json;
};

/// A few hundred entries as a Xapian database of their own, and what is kept
/// beside it.
struct Shard {
  std::string path;
  std::vector<ColumnRow> rows;
  PositionsBuilder positions;
};

/// Analyses entries and writes them to a new database at `path`.
Shard build_shard(const std::vector<StoredEntry>& entries, const Taxonomy& taxonomy,
                  const std::string& path);

/// Joins shards, in order, into one database at `path`, and removes them.
void merge_shards(const std::vector<std::string>& shards, const std::string& path);

}  // namespace pprsearch
