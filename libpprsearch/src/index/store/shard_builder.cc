#include "index/store/shard_builder.h"

#include <xapian.h>

#include <filesystem>

#include "index/layout.h"
#include "index/store/entry_terms.h"
#include "index/store/positions.h"
#include "index/store/runs.h"

namespace pprsearch {
namespace {

/// Turns entries into Xapian documents and rows: the writing side of layout.h. Xapian gets each
/// word once, with how often it is there; where it stands is kept apart (see positions.h).
class EntryIndexer : public TermSink {
 public:
  EntryIndexer(const Taxonomy& taxonomy, PositionsBuilder& positions)
      : positions_(positions), terms_(taxonomy, *this) {}

  Xapian::Document document(const StoredEntry& stored, ColumnRow& row) {
    document_ = Xapian::Document();
    document_.set_data(stored.json);
    terms_.read(stored.entry, row);
    return document_;
  }

  void word(Field field, const std::string& word,
            const std::vector<std::uint32_t>& positions) override {
    document_.add_term(word_term(field, word), static_cast<Xapian::termcount>(positions.size()));
    positions_.add(field, word, positions);
  }
  void value(Field field, std::string_view key) override {
    document_.add_boolean_term(value_term(field, key));
  }
  void spelled_out(const SpelledOutWord& word) override {
    document_.add_boolean_term(spelled_out_term(word));
  }

 private:
  PositionsBuilder& positions_;
  EntryTerms terms_;
  Xapian::Document document_;
};

}  // namespace

Shard build_shard(const std::vector<StoredEntry>& entries, const Taxonomy& taxonomy,
                  const std::string& path) {
  // No term lists: nothing is deleted or replaced in a generation, and they are
  // a quarter of the index. No sync: what is published is flushed at the end.
  Xapian::WritableDatabase database(path, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS |
                                              Xapian::DB_NO_SYNC | Xapian::DB_NO_TERMLIST);
  Shard shard{path, {}};
  PositionsBuilder positions;
  EntryIndexer indexer(taxonomy, positions);
  for (const StoredEntry& entry : entries) {
    shard.rows.emplace_back();
    database.add_document(indexer.document(entry, shard.rows.back()));
  }
  database.close();
  positions.write_run(run_of(path));
  return shard;
}

std::string run_of(const std::string& shard) { return shard + ".positions"; }

void merge_databases(const std::vector<std::string>& shards, const std::string& path) {
  Xapian::Database all;
  for (const std::string& shard : shards) all.add_database(Xapian::Database(shard));
  std::filesystem::create_directory(path);  // as the umask has it; Xapian would forbid a group
  all.compact(path, Xapian::Compactor::FULL);
  for (const std::string& shard : shards) std::filesystem::remove_all(shard);
}

void merge_shards(const std::vector<std::string>& shards, const std::string& path) {
  std::vector<std::string> runs;
  for (const std::string& shard : shards) runs.push_back(run_of(shard));
  merge_databases(shards, path);
  merge_runs(runs, run_of(path));
}

}  // namespace pprsearch
