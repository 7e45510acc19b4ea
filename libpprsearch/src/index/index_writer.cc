#include <pprsearch/error.h>
#include <pprsearch/index_writer.h>
#include <pprsearch/json.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <ctime>
#include <deque>
#include <filesystem>
#include <future>
#include <map>
#include <thread>
#include <unordered_set>

#include "entry/vocabulary_json.h"
#include "index/checksum.h"
#include "index/columns.h"
#include "index/dictionary.h"
#include "index/generations.h"
#include "index/index_files.h"
#include "index/manifest.h"
#include "index/positions.h"
#include "index/shard_builder.h"
#include "index/translate_errors.h"
#include "text/analyzer.h"
#include "text/stemmer.h"

namespace pprsearch {
namespace fs = std::filesystem;
namespace {

// Building
// --------
// Xapian's writer keeps a sorted map of all it was given since its last flush,
// and slows down as the map outgrows the processor's cache. So entries are
// gathered into batches of about a thousand abstracts' text; each batch becomes
// a small database of its own, on a thread of its own, and the databases are
// merged. Batches are merged in the order in which they were filled: how many
// threads there are changes nothing in the result.

constexpr std::size_t kBatchBytes = 1 << 20;
constexpr std::size_t kBatchEntries = 1000;
/// A merge holds five files open for each shard; systems allow about a thousand.
constexpr std::size_t kMergeWidth = 64;

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  ::gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

/// The order-free digest of a set of entries.
std::string digest_of(std::vector<Sha256> entries) {
  std::sort(entries.begin(), entries.end());
  return sha256_hex(
      {reinterpret_cast<const char*>(entries.data()), entries.size() * sizeof(Sha256)});
}

using Words = std::vector<std::pair<std::string, FieldMask>>;

/// Every word of a database, rising, with the text fields that have it.
Words words_of(const Xapian::Database& database) {
  std::map<std::string, FieldMask> words;
  for (const TextFieldLayout& layout : kTextLayout) {
    const std::string prefix(layout.prefix);
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);
         ++term) {
      words[(*term).substr(prefix.size())] |= mask_of(layout.field);
    }
  }
  return {words.begin(), words.end()};
}

/// How many documents have the word in any of `fields`.
std::uint32_t count_entries(const Xapian::Database& database, const std::string& word,
                            FieldMask fields) {
  std::vector<Xapian::docid> all;
  for (const TextFieldLayout& layout : kTextLayout) {
    if ((fields & mask_of(layout.field)) == 0) continue;
    const std::string term = word_term(layout.field, word);
    if (fields == mask_of(layout.field)) return database.get_termfreq(term);
    all.insert(all.end(), database.postlist_begin(term), database.postlist_end(term));
  }
  std::sort(all.begin(), all.end());
  return static_cast<std::uint32_t>(std::unique(all.begin(), all.end()) - all.begin());
}

void write_dictionary(const Xapian::Database& database, const Words& words,
                      const std::string& path) {
  DictionaryBuilder dictionary;
  for (const auto& [word, fields] : words) {
    dictionary.add(word, {fields, count_entries(database, word, fields)});
  }
  dictionary.write(path, Stemmer());
}

}  // namespace

class IndexWriter::Impl {
 public:
  Impl(const std::string& folder, WriterOptions options)
      : options_(std::move(options)),
        folder_(folder),
        lock_(folder_.lock_for_writing()),
        build_(folder + "/build-" + std::to_string(::getpid())) {
    translating_errors(folder_.path(), [this] { fs::create_directories(build_ + "/shards"); });
  }

  ~Impl() {
    for (std::future<Shard>& shard : building_) shard.wait();  // they write into build_
    std::error_code ignored;  // what stays is removed by the next writer
    fs::remove_all(build_, ignored);
  }

  bool add(Entry entry);
  Generation publish();

 private:
  std::string next_shard() { return build_ + "/shards/" + std::to_string(shards_made_++); }
  void start_batch();
  void collect_shard();
  void finish_shards(const std::string& path);
  Generation write_generation(const std::string& path);
  void write_vocabulary(const std::string& path) const;

  WriterOptions options_;
  IndexFolder folder_;
  FileLock lock_;
  std::string build_;
  std::unordered_set<std::string> ids_;
  std::vector<Sha256> digests_;
  std::vector<StoredEntry> batch_;
  std::size_t batch_bytes_ = 0;
  std::size_t shards_made_ = 0;
  std::deque<std::future<Shard>> building_;  ///< in the order of their batches
  std::vector<std::string> shards_;          ///< built, not yet merged; in order
  ColumnsBuilder columns_;
  PositionsBuilder positions_;
};

bool IndexWriter::Impl::add(Entry entry) {
  validate(entry);
  use_slugs(entry, options_.taxonomy);
  if (!ids_.insert(entry.id).second) return false;
  std::string json = to_json(entry);
  digests_.push_back(sha256(json));
  batch_bytes_ += json.size();
  batch_.push_back({std::move(entry), std::move(json)});
  if (batch_bytes_ >= kBatchBytes || batch_.size() >= kBatchEntries) {
    translating_errors(folder_.path(), [this] { start_batch(); });
  }
  return true;
}

void IndexWriter::Impl::start_batch() {
  if (building_.size() >= std::max(1u, std::thread::hardware_concurrency())) collect_shard();
  building_.push_back(std::async(std::launch::async,
                                 [this, path = next_shard(), batch = std::exchange(batch_, {})] {
                                   return build_shard(batch, options_.taxonomy, path);
                                 }));
  batch_bytes_ = 0;
}

void IndexWriter::Impl::collect_shard() {
  std::future<Shard> first = std::move(building_.front());
  building_.pop_front();
  const Shard shard = first.get();
  for (const ColumnRow& row : shard.rows) columns_.add(row);
  positions_.append(shard.positions);
  shards_.push_back(shard.path);
  if (shards_.size() < kMergeWidth) return;
  const std::string merged = next_shard();
  merge_shards(shards_, merged);
  shards_ = {merged};
}

void IndexWriter::Impl::finish_shards(const std::string& path) {
  if (!batch_.empty() || shards_made_ == 0) start_batch();  // an index may be empty
  while (!building_.empty()) collect_shard();
  merge_shards(shards_, path);
  fs::remove_all(build_ + "/shards");
}

void IndexWriter::Impl::write_vocabulary(const std::string& path) const {
  write_durably(path + '/' + kTaxonomyFile, to_json_text(options_.taxonomy));
  write_durably(path + '/' + kThesaurusFile, to_json_text(options_.thesaurus));
}

Generation IndexWriter::Impl::write_generation(const std::string& path) {
  finish_shards(path);
  const Xapian::Database database(path);
  if (database.get_doccount() != ids_.size() || columns_.size() != ids_.size()) {
    throw IndexError(folder_.path(), "the new generation lost entries and is not published");
  }
  columns_.write(path + '/' + kColumnsFile);
  const Words words = words_of(database);
  write_dictionary(database, words, path + '/' + kDictionaryFile);
  positions_.write(path + '/' + kPositionsFile, words);
  write_vocabulary(path);

  const std::vector<std::uint64_t> numbers = folder_.generations();
  Manifest manifest;
  manifest.schema = kSchemaVersion;
  manifest.analyzer = Analyzer::kVersion;
  manifest.stemmer = Stemmer::kVersion;
  manifest.generation.number = numbers.empty() ? 1 : numbers.back() + 1;
  manifest.generation.created = utc_now();
  manifest.generation.entries = ids_.size();
  manifest.generation.digest = digest_of(digests_);
  for (const auto& item : fs::directory_iterator(path)) {
    flush_to_disk(item.path());
    manifest.files[item.path().filename()] = checksum_file(item.path());
  }
  const std::string text = to_json_text(manifest);
  write_durably(path + '/' + Manifest::kFileName, text);
  flush_to_disk(path);
  return manifest_from_json(text).generation;
}

Generation IndexWriter::Impl::publish() {
  return translating_errors(folder_.path(), [this] {
    const std::string path = build_ + "/generation";
    const Generation generation = write_generation(path);
    fs::rename(path, folder_.generation_path(generation.number));
    flush_to_disk(folder_.path() + "/generations");
    folder_.publish(generation.number);
    folder_.remove_beyond(options_.keep);
    return generation;
  });
}

IndexWriter::IndexWriter(const std::string& folder, WriterOptions options)
    : impl_(std::make_unique<Impl>(folder, std::move(options))) {}

IndexWriter::~IndexWriter() = default;

bool IndexWriter::add(const Entry& entry) { return impl_->add(entry); }

Generation IndexWriter::publish() { return impl_->publish(); }

}  // namespace pprsearch
