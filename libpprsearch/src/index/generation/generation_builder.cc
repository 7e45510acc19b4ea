#include "index/generation/generation_builder.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <xapian.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <limits>
#include <thread>

#include "base/files.h"
#include "base/utc_time.h"
#include "entry/vocabulary_json.h"
#include "index/generation/generation_check.h"
#include "index/index_files.h"
#include "index/store/dictionary.h"
#include "index/store/position_runs.h"
#include "index/thesaurus_table.h"
#include "text/analyzer.h"
#include "text/inflections.h"

// Building
// --------
// Xapian's writer keeps a sorted map of all it was given since its last flush,
// and slows down as the map outgrows the processor's cache. So entries are
// gathered into batches of about a thousand abstracts' text; each batch becomes
// a shard (a small database and a run of positions) on a thread of its own, and
// shards are merged in the order of their batches: 32 to one of the next level,
// 32 of those to one of the level above, so that each entry is copied few times.
//
// Memory. Rows and positions wait on disk, as do keys of ids and digests; what grows with the
// number of entries is what finds such a key, and, when batches are gone, the largest column. It is
// counted, with what the caller says to hold. What is left of the bound goes to batches that are
// being built. If it is short, fewer are built at once, or smaller ones. What grows with the number
// of different words is not counted: the dictionary, which is held at the end.

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20;
constexpr std::size_t kBatchBytes = kMebibyte;
constexpr std::size_t kLeastBatchBytes = kBatchBytes / 4;  ///< when memory is short
constexpr std::size_t kBatchEntries = 1000;
/// A merge holds six files open for each shard of each level; systems allow about
/// a thousand.
constexpr std::size_t kMergeWidth = 32;

constexpr std::size_t kLeastMemory = 64;  ///< MiB
/// Libraries, buffers of a merge, the batch that is being filled.
constexpr std::size_t kFixedBytes = 20 * kMebibyte;
// kMemoryOfByte is what a byte of a batch's JSON takes while it is built: the entry twice, its
// terms in Xapian's map, its positions.
/// A topic, type, keyword or author takes as much as so many bytes more: it is a term and a value
/// of a facet besides.
constexpr std::size_t kBytesOfName = 40;

std::size_t weight_of(const StoredEntry& stored) {
  const Entry& entry = stored.entry;
  std::size_t names = entry.citation ? entry.citation->authors.size() : 0;
  for_each_member([&](const char*, auto member) {
    if constexpr (std::is_same_v<decltype(member), std::vector<std::string> Entry::*>)
      names += (entry.*member).size();
  });
  return stored.json.size() + names * kBytesOfName;
}

/// What batches took lies about in pieces that the dictionary, which is held whole, does not
/// fit into.
void give_back_memory() {
#ifdef __GLIBC__
  ::malloc_trim(0);
#endif
}

std::size_t bytes_to_use(std::size_t memory_mib) {
  if (memory_mib == 0) memory_mib = kUsualMemoryMib;
  if (memory_mib < kLeastMemory) {
    throw LimitError("memory", "building takes at least " + std::to_string(kLeastMemory) +
                                   " MiB of memory, and was given " + std::to_string(memory_mib));
  }
  return memory_mib * kMebibyte - kFixedBytes;
}

/// How many documents have the word in any of `fields`.
std::uint32_t count_entries(const Xapian::Database& database, std::string_view word,
                            FieldMask fields) {
  std::vector<Xapian::docid> all;
  for (const FieldRow& layout : text_fields()) {
    if ((fields & mask_of(layout.field)) == 0) continue;
    const std::string term = word_term(layout.field, word);
    if (fields == mask_of(layout.field)) return database.get_termfreq(term);
    all.insert(all.end(), database.postlist_begin(term), database.postlist_end(term));
  }
  std::sort(all.begin(), all.end());
  return static_cast<std::uint32_t>(std::unique(all.begin(), all.end()) - all.begin());
}

void write_dictionary(const Xapian::Database& database, FieldedWords words,
                      const std::string& path) {
  std::vector<std::uint32_t> entries;
  entries.reserve(words.fields.size());
  for (std::size_t i = 0; i < words.fields.size(); ++i) {
    entries.push_back(count_entries(database, words.words[i], words.fields[i]));
  }
  DictionaryBuilder dictionary(std::move(words.words), std::move(words.fields), std::move(entries));
  const std::string prefix(kSpelledOutPrefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    dictionary.add_spelled_out(spelled_out_word(*term));
  }
  dictionary.write(path);
}

/// A manifest of the versions of this program, with nothing else in it.
Manifest blank_manifest() {
  Manifest manifest;
  manifest.schema = kSchemaVersion;
  manifest.analyzer = Analyzer::kVersion;
  manifest.inflections = kInflectionRules;
  return manifest;
}

/// The manifest of the files in `path`, which it sees to the disk.
Manifest manifest_of(const std::string& path) {
  Manifest manifest = blank_manifest();
  manifest.generation.created = utc_now();
  for (const auto& item : fs::directory_iterator(path)) {
    flush_to_disk(item.path());
    manifest.files[item.path().filename()] = checksum_file(item.path());
  }
  manifest.generation.taxonomy = manifest.files.at(kTaxonomyFile).sha256;
  manifest.generation.thesaurus = manifest.files.at(kThesaurusFile).sha256;
  manifest.generation.crosswalk = manifest.files.at(kCrosswalkFile).sha256;
  return manifest;
}

}  // namespace

WriterOptions options_built_with(const std::string& path, const Manifest& manifest) {
  WriterOptions options;
  options.memory_mib = std::numeric_limits<std::size_t>::max() / kMebibyte;
  options.taxonomy = taxonomy_from_json(read_stored(path, manifest, kTaxonomyFile));
  options.thesaurus = thesaurus_from_json(read_stored(path, manifest, kThesaurusFile));
  options.crosswalk = crosswalk_from_json(read_stored(path, manifest, kCrosswalkFile));
  return options;
}

std::string take_in(const IndexFolder& folder, const std::string& made, const Manifest& manifest) {
  std::string name = generation_name(manifest.generation.number, manifest.own_digest);
  fs::rename(made, folder.generation_path(name));
  flush_to_disk(folder.path() + "/generations");
  return name;
}

GenerationBuilder::GenerationBuilder(const std::string& work, const WriterOptions& options)
    : work_(work),
      options_(options),
      jobs_(options.jobs != 0 ? options.jobs : std::max(1u, std::thread::hardware_concurrency())),
      memory_(bytes_to_use(options.memory_mib)),
      keys_(work_),
      digests_(work_),
      shards_(kMergeWidth,
              [this](const std::vector<std::string>& shards) {
                std::string merged = next_shard();
                merge_shards(shards, merged);
                return merged;
              }),
      columns_(work_ + "/shards/columns") {}

GenerationBuilder::~GenerationBuilder() {
  for (Building& building : building_) building.shard.wait();  // they write into work_
}

/// False if it was added before.
bool GenerationBuilder::add_id(const std::string& id) {
  const Sha256 digest = sha256(id);
  IdKey key;
  std::memcpy(key.data(), digest.data(), sizeof key);
  bool known = false;
  ids_.each(key[0], [&](std::uint32_t number) { known = known || keys_[number] == key; });
  if (known) return false;
  ids_.add(key[0], static_cast<std::uint32_t>(keys_.size()));
  keys_.push_back(key);
  return true;
}

bool GenerationBuilder::add(Entry entry) {
  if (!add_id(entry.id)) return false;
  std::string json = to_json(entry);
  digests_.push_back(sha256(json));
  batch_.push_back({std::move(entry), std::move(json)});
  batch_bytes_ += weight_of(batch_.back());
  if (batch_bytes_ >= batch_limit() || batch_.size() >= kBatchEntries) start_batch();
  return true;
}

std::size_t GenerationBuilder::memory_kept() const {
  return ids_.bytes() + keys_.bytes() + digests_.bytes() + memory_beside_;
}

std::size_t GenerationBuilder::batch_limit() const {
  const std::size_t left = memory_ - std::min(memory_, memory_kept());
  return std::clamp(left / kMemoryOfByte, kLeastBatchBytes, kBatchBytes);
}

std::size_t GenerationBuilder::memory_to_finish() const {
  return std::max(columns_.bytes_to_write(), digests_.size() * sizeof(Sha256));
}

void GenerationBuilder::require_memory() const {
  const std::size_t needed =
      std::max(memory_kept() + kLeastBatchBytes * kMemoryOfByte, memory_to_finish());
  if (needed <= memory_) return;
  throw LimitError("memory", "after " + std::to_string(digests_.size()) +
                                 " entries, building takes more than the " +
                                 std::to_string((memory_ + kFixedBytes) / kMebibyte) +
                                 " MiB of memory that it was given");
}

void GenerationBuilder::start_batch() {
  require_memory();
  const std::size_t memory = batch_bytes_ * kMemoryOfByte;
  while (!building_.empty() &&
         (building_.size() >= jobs_ || memory_kept() + memory_building_ + memory > memory_)) {
    collect_shard();
  }
  building_.push_back({std::async(std::launch::async,
                                  [this, path = next_shard(), batch = std::exchange(batch_, {})] {
                                    return build_shard(batch, options_.taxonomy, path);
                                  }),
                       memory});
  memory_building_ += memory;
  batch_bytes_ = 0;
}

std::string GenerationBuilder::next_shard() {
  return work_ + "/shards/" + std::to_string(shards_made_++);
}

void GenerationBuilder::collect_shard() {
  Building first = std::move(building_.front());
  building_.pop_front();
  const Shard shard = first.shard.get();
  memory_building_ -= first.memory;
  for (const ColumnRow& row : shard.rows) columns_.add(row);
  shards_.add(shard.path);
}

void GenerationBuilder::merge_all(const std::string& path) {
  if (!batch_.empty() || shards_made_ == 0) start_batch();  // an index may be empty
  while (!building_.empty()) collect_shard();
  ids_ = {};
  keys_ = SpilledArray<IdKey>();
  give_back_memory();
  const std::vector<std::string> shards = shards_.files();
  merge_databases(shards, path);
  columns_.write(path + '/' + kColumnsFile);
  std::vector<std::string> runs;
  for (const std::string& shard : shards) runs.push_back(run_of(shard));
  FieldedWords words = write_positions(runs, path + '/' + kPositionsFile);
  write_dictionary(Xapian::Database(path), std::move(words), path + '/' + kDictionaryFile);
  fs::remove_all(work_ + "/shards");
}

/// The words of the index say what the names of the thesaurus are forms of.
void GenerationBuilder::write_thesaurus_table(const std::string& path) const {
  const Dictionary dictionary(path + '/' + kDictionaryFile);
  Analyzer analyzer;
  const auto entries = [&](std::string_view word) { return dictionary.vocabulary_entries(word); };
  ThesaurusTable::write(options_.thesaurus, analyzer, entries, path + '/' + kThesaurusTableFile);
}

std::vector<Sha256> GenerationBuilder::all_digests() const {
  std::vector<Sha256> digests(digests_.size());
  digests_.read(0, digests);
  return digests;
}

std::string GenerationBuilder::identity() const {
  Manifest manifest = blank_manifest();
  manifest.generation.digest = digest_of(all_digests());
  manifest.generation.taxonomy = sha256_hex(to_json_text(options_.taxonomy));
  manifest.generation.thesaurus = sha256_hex(to_json_text(options_.thesaurus));
  manifest.generation.crosswalk = sha256_hex(to_json_text(options_.crosswalk));
  return identity_of(manifest);
}

Manifest GenerationBuilder::finish(const std::string& path, std::uint64_t number) {
  merge_all(path);
  write_thesaurus_table(path);
  write_durably(path + '/' + kTaxonomyFile, to_json_text(options_.taxonomy));
  write_durably(path + '/' + kThesaurusFile, to_json_text(options_.thesaurus));
  write_durably(path + '/' + kCrosswalkFile, to_json_text(options_.crosswalk));
  Manifest manifest = manifest_of(path);
  manifest.generation.vocabularies = {
      options_.taxonomy.topics.size(), options_.taxonomy.research_types.size(),
      options_.thesaurus.concepts.size(), options_.thesaurus.variants.size(),
      options_.crosswalk.rules.size()};
  require_written(path, digests_);
  manifest.generation.number = number;
  manifest.generation.entries = digests_.size();
  manifest.generation.digest = digest_of(all_digests());
  const std::string text = to_json_text(manifest);
  write_durably(path + '/' + Manifest::kFileName, text);
  flush_to_disk(path);
  return manifest_from_json(text);
}

}  // namespace pprsearch
