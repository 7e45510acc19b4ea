#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/vocabulary.h>

#include <string>
#include <vector>

#include "index/store/columns.h"

namespace pprsearch {

/// An entry on its way into the index, with its JSON form.
struct StoredEntry {
  Entry entry;
  std::string json;
};

/// A few hundred entries as a Xapian database of their own at `path`, their
/// positions as a run beside it, and their rows.
struct Shard {
  std::string path;
  std::vector<ColumnRow> rows;
};

/// Where the positions of a shard are.
std::string run_of(const std::string& shard);

/// Analyses entries and writes them to a new database at `path`.
Shard build_shard(const std::vector<StoredEntry>& entries, const Taxonomy& taxonomy,
                  const std::string& path);

/// Joins the databases of shards, in order, into one at `path`, and removes them.
void merge_databases(const std::vector<std::string>& shards, const std::string& path);
/// Joins shards, in order, with their positions into one at `path`, and removes them.
void merge_shards(const std::vector<std::string>& shards, const std::string& path);

}  // namespace pprsearch
