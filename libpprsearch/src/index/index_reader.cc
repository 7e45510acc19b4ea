#include "index/index_reader.h"

#include <pprsearch/error.h>
#include <pprsearch/json.h>
#include <xapian.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <exception>
#include <mutex>
#include <thread>
#include <unordered_set>
#include <utility>

#include "base/files.h"
#include "entry/entry_json.h"
#include "entry/vocabulary_json.h"
#include "index/asking_xapian.h"
#include "index/cache_bytes.h"
#include "index/damage.h"
#include "index/generation/generation_status.h"
#include "index/generation/index_folder.h"
#include "index/generation/manifest.h"
#include "index/index_files.h"
#include "index/store/term_cache.h"
#include "index/translate_errors.h"

// One generation, open for reading. What never changes and may be shared is opened once: the
// manifest, the mapped columns, dictionary and positions, the tables of taxonomy and thesaurus,
// and what is kept of decoded postings and of what was worked out from them. What is
// not thread-safe (Xapian's database, the analyzer) is kept in a pool and lent out as a Session, to
// one thread at a time.
//
// Opening keeps an order. The stub's identity is taken before the generation is chosen, so a
// publication in between is noticed. The generation is locked before any of its files is read, so
// no writer removes it. The manifest is read before the files that it describes.
//
// Opening compares versions, sizes and counts. It leaves out checksums, which would mean reading
// every file; verify_generation() does that. So what is decoded later is checked as it is decoded,
// and bytes that do not fit together throw Damage. The crosswalk is read by the first question
// that needs it. Stored entries are not cached.

namespace pprsearch {
namespace {

/// Name of the published generation and a lock that keeps it from being removed.
std::pair<std::string, FileLock> hold_published(const IndexFolder& folder) {
  constexpr int kTries = 20;
  constexpr auto kBetweenTries = std::chrono::milliseconds(2);
  for (int attempt = 0; attempt < kTries; ++attempt) {
    const auto name = folder.published();
    if (!name) throw IndexError(folder.path(), "no index there", ErrorKind::no_index);
    // Between the look at the stub and the lock a writer may publish another one
    // and remove this one; then the next look finds the new one.
    if (auto lock = folder.hold(*name)) return {*name, std::move(*lock)};
    std::this_thread::sleep_for(kBetweenTries);
  }
  throw IndexError(folder.path(), "the published generation is missing");
}

std::pair<std::string, FileLock> hold_generation(const IndexFolder& folder,
                                                 const std::string& name) {
  if (auto lock = folder.hold(name)) return {name, std::move(*lock)};
  throw IndexError(folder.path(),
                   "there is no generation " + std::to_string(number_of(name).value_or(0)),
                   ErrorKind::not_found);
}

std::string named(const std::string& name) {
  return "generation " + std::to_string(number_of(name).value_or(0));
}

/// The manifest of a generation that this program can read.
Manifest usable_manifest(const IndexFolder& folder, const std::string& name) {
  Manifest manifest = read_manifest(folder.generation_path(name));
  const auto fault = fault_of_generation(folder.generation_path(name), manifest, name);
  if (!fault) return manifest;
  if (fault->is_foreign) throw IndexError(folder.path(), fault->what);
  if (fault->reason) std::rethrow_exception(fault->reason);
  throw Damage(named(name) + " is damaged: " + fault->what);
}

}  // namespace

struct IndexReader::Session::Tools {
  explicit Tools(const std::string& path)
      : database(asking_xapian([&] { return Xapian::Database(path); })) {}

  Xapian::Database database;
  Analyzer analyzer;
  std::unique_ptr<float[]> sums;  ///< once they are asked for
  std::unique_ptr<std::uint32_t[]> places;
  std::vector<std::uint32_t> counters;
};

namespace {

/// The keys of the keywords that a facet leaves out. Few questions want them, so the crosswalk is
/// read for the first that does.
class GeneralKeywords {
 public:
  GeneralKeywords(std::string generation_path, const Manifest& manifest)
      : generation_path_(std::move(generation_path)), manifest_(manifest) {}

  bool contains(std::string_view key) const {
    std::call_once(read_, [this] { read(); });
    return keys_.contains(std::string(key));
  }

 private:
  void read() const {
    const Crosswalk crosswalk =
        crosswalk_from_json(read_stored(generation_path_, manifest_, kCrosswalkFile));
    for (const CrosswalkRule& rule : crosswalk.rules) {
      for (const std::string& heading : rule.same) keys_.insert(fold(heading));
    }
    for (const std::string& heading : crosswalk.general) keys_.insert(fold(heading));
  }

  std::string generation_path_;
  const Manifest& manifest_;
  mutable std::once_flag read_;
  mutable std::unordered_set<std::string> keys_;
};

/// The taxonomy and thesaurus of a generation, ready to be asked.
struct Vocabulary {
  Vocabulary(const std::string& path, const Manifest& manifest, Analyzer& analyzer,
             const Dictionary& dictionary)
      : taxonomy(taxonomy_from_json(read_stored(path, manifest, kTaxonomyFile))),
        topics(taxonomy.topics, analyzer),
        types(taxonomy.research_types, analyzer),
        thesaurus(path + '/' + kThesaurusTableFile, [&dictionary](std::string_view word) {
          return dictionary.vocabulary_entries(word);
        }) {}

  Taxonomy taxonomy;
  TaxonomyTable topics;
  TaxonomyTable types;
  ThesaurusTable thesaurus;
};

}  // namespace

/// Of what is kept, so much is for decoded lists. Most of them are merged into what a word has, and
/// asked for again by phrases alone.
constexpr std::size_t kDecodedShare = 8;
/// What is kept by who does not ask questions.
constexpr std::size_t kFewBytes = std::size_t{16} << 20;

/// Decoded postings, as they are kept.
struct KeptPostings : Kept {
  explicit KeptPostings(PostingList decoded) : list(std::move(decoded)) {}

  std::size_t bytes() const override { return list.bytes(); }

  const PostingList list;
};

struct IndexReader::Impl {
  Impl(const std::string& path, const std::optional<std::string>& name,
       std::optional<std::size_t> cache_bytes)
      : folder(path),
        stub(folder.stub_identity()),
        held(name ? hold_generation(folder, *name) : hold_published(folder)),
        generation_path(folder.generation_path(held.first)),
        manifest(usable_manifest(folder, held.first)),
        columns(generation_path + '/' + kColumnsFile),
        collection(statistics_of(columns)),
        dictionary(generation_path + '/' + kDictionaryFile),
        positions(generation_path + '/' + kPositionsFile),
        most_bytes(cache_bytes.value_or(usual_cache_bytes(columns.size()))),
        decoded(most_bytes / kDecodedShare),
        kept(most_bytes - most_bytes / kDecodedShare),
        first_tools(std::make_unique<Session::Tools>(generation_path)),
        vocabulary(generation_path, manifest, first_tools->analyzer, dictionary),
        general(generation_path, manifest) {
    pool.push_back(std::move(first_tools));
    if (pool.back()->database.get_doccount() != columns.size() ||
        manifest.generation.entries != columns.size() || positions.words() != dictionary.size()) {
      throw IndexError(path, named(held.first) + " is damaged: its parts do not agree");
    }
  }

  IndexFolder folder;
  std::string stub;  ///< taken before the generation, so that a change since is noticed
  std::pair<std::string, FileLock> held;
  std::string generation_path;
  Manifest manifest;
  Columns columns;
  CollectionStatistics collection;
  Dictionary dictionary;
  Positions positions;
  const std::size_t most_bytes;                 ///< of what is kept
  TermCache<Kept> decoded;                      ///< postings
  TermCache<Kept> kept;                         ///< what was worked out from them
  std::unique_ptr<Session::Tools> first_tools;  ///< until they are in the pool
  Vocabulary vocabulary;
  GeneralKeywords general;
  std::mutex mutex;
  std::vector<std::unique_ptr<Session::Tools>> pool;  ///< guarded by `mutex`
  std::size_t tools_made = 1;                         ///< likewise

  /// More tools; the pool gets room for them here, so that coming back cannot fail.
  std::unique_ptr<Session::Tools> new_tools() {
    auto tools = std::make_unique<Session::Tools>(generation_path);
    const std::lock_guard guard(mutex);
    pool.reserve(++tools_made);
    return tools;
  }
};

IndexReader::IndexReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IndexReader::~IndexReader() = default;

std::shared_ptr<const IndexReader> IndexReader::open(const std::string& folder) {
  return open(folder, std::nullopt, kFewBytes);
}

std::shared_ptr<const IndexReader> IndexReader::open(const std::string& folder,
                                                     std::uint64_t number) {
  return open(folder, number, kFewBytes);
}

std::shared_ptr<const IndexReader> IndexReader::open(const std::string& folder,
                                                     std::optional<std::uint64_t> number,
                                                     std::optional<std::size_t> cache_bytes) {
  if (!number) return open_name(folder, std::nullopt, cache_bytes);
  return reading_stored(folder, [&] {
    const IndexFolder index(folder);
    index.require_index();
    return open_name(folder, index.name_of(*number), cache_bytes);
  });
}

std::shared_ptr<const IndexReader> IndexReader::open_named(const std::string& folder,
                                                           const std::string& name) {
  return open_name(folder, name, kFewBytes);
}

std::shared_ptr<const IndexReader> IndexReader::open_name(const std::string& folder,
                                                          const std::optional<std::string>& name,
                                                          std::optional<std::size_t> cache_bytes) {
  return reading_stored(folder, [&] {
    return std::shared_ptr<const IndexReader>(
        new IndexReader(std::make_unique<Impl>(folder, name, cache_bytes)));
  });
}

bool IndexReader::is_current() const { return impl_->folder.stub_identity() == impl_->stub; }
const std::string& IndexReader::stub_identity() const { return impl_->stub; }
const Generation& IndexReader::generation() const { return impl_->manifest.generation; }
const std::string& IndexReader::folder_name() const { return impl_->held.first; }
const ThesaurusTable& IndexReader::thesaurus_table() const { return impl_->vocabulary.thesaurus; }

const Taxonomy& IndexReader::taxonomy() const { return impl_->vocabulary.taxonomy; }

const TaxonomyTable* IndexReader::taxonomy(Field facet) const {
  const TaxonomyTable* table = facet == Field::topic  ? &impl_->vocabulary.topics
                               : facet == Field::type ? &impl_->vocabulary.types
                                                      : nullptr;
  return table == nullptr || table->names().empty() ? nullptr : table;
}

bool IndexReader::is_general(Field facet, std::string_view key) const {
  if (facet != Field::keyword) return false;
  return reading_stored(impl_->folder.path(), [&] { return impl_->general.contains(key); });
}

const CollectionStatistics& IndexReader::collection() const { return impl_->collection; }
const Columns& IndexReader::columns() const { return impl_->columns; }
const Dictionary& IndexReader::dictionary() const { return impl_->dictionary; }
const Positions& IndexReader::positions() const { return impl_->positions; }

std::shared_ptr<const Kept> IndexReader::kept(const std::string& key) const {
  return impl_->kept.find(key);
}

void IndexReader::keep(const std::string& key, std::shared_ptr<const Kept> made) const {
  impl_->kept.insert(key, std::move(made));
}

CacheUse IndexReader::cache_use() const {
  CacheUse all = impl_->kept.use();
  const CacheUse decoded = impl_->decoded.use();
  all.bytes += decoded.bytes;
  all.most_bytes += decoded.most_bytes;
  all.found += decoded.found;
  all.missed += decoded.missed;
  return all;
}

void IndexReader::keep_little() const {
  const std::size_t most = std::min(impl_->most_bytes, kFewBytes);
  impl_->decoded.set_most_bytes(most / kDecodedShare);
  impl_->kept.set_most_bytes(most - most / kDecodedShare);
}

IndexReader::Session IndexReader::session() const {
  std::unique_ptr<Session::Tools> tools;
  {
    const std::lock_guard guard(impl_->mutex);
    if (!impl_->pool.empty()) {
      tools = std::move(impl_->pool.back());
      impl_->pool.pop_back();
    }
  }
  if (!tools) tools = impl_->new_tools();
  return {shared_from_this(), std::move(tools)};
}

IndexReader::Session::Session(std::shared_ptr<const IndexReader> reader,
                              std::unique_ptr<Tools> tools)
    : reader_(std::move(reader)), tools_(std::move(tools)) {}
IndexReader::Session::Session(Session&&) noexcept = default;

IndexReader::Session::~Session() {
  if (!tools_) return;
  const std::lock_guard guard(reader_->impl_->mutex);
  reader_->impl_->pool.push_back(std::move(tools_));
}

const Deadline IndexReader::Session::kAnyTime{std::chrono::milliseconds(0)};

Analyzer& IndexReader::Session::analyzer() { return tools_->analyzer; }

float* IndexReader::Session::sums() {
  if (!tools_->sums) tools_->sums = std::make_unique<float[]>(reader_->columns().size());
  return tools_->sums.get();
}

std::uint32_t* IndexReader::Session::places() {
  // Not set to any value, so that only the memory that is used is taken.
  if (!tools_->places) tools_->places.reset(new std::uint32_t[reader_->columns().size()]);
  return tools_->places.get();
}

std::span<std::uint32_t> IndexReader::Session::counters(std::size_t size) {
  if (tools_->counters.size() < size) tools_->counters.resize(size);
  return std::span(tools_->counters).first(size);
}

namespace {

PostingList decoded(const Xapian::Database& database, const std::string& term,
                    std::size_t entries) {
  PostingList list;
  const std::size_t count = std::min<std::size_t>(database.get_termfreq(term), entries);
  list.entries.reserve(count);
  list.frequencies.reserve(count);
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    // Zero, which no document has, may come out of damaged gaps.
    if (*posting == 0 || *posting > entries) throw Damage("postings are damaged");
    list.entries.push_back(*posting - 1);
    list.frequencies.push_back(posting.get_wdf());
  }
  return list;
}

PostingList decode(const Xapian::Database& database, const std::string& term, std::size_t entries) {
  return asking_xapian([&] { return decoded(database, term, entries); });
}

}  // namespace

std::shared_ptr<const PostingList> IndexReader::Session::postings(Field field,
                                                                  std::string_view word) const {
  static const auto kNone = std::make_shared<const PostingList>();
  // The dictionary knows what Xapian would have to search its tree for.
  if ((reader_->dictionary().fields(word) & mask_of(field)) == 0) return kNone;
  const std::string term = word_term(field, word);
  TermCache<Kept>& cache = reader_->impl_->decoded;
  auto kept = std::dynamic_pointer_cast<const KeptPostings>(cache.find(term));
  if (kept == nullptr) {
    kept = std::make_shared<const KeptPostings>(
        decode(tools_->database, term, reader_->columns().size()));
    cache.insert(term, kept);
  }
  deadline_->spend(1 + kept->list.size());
  return {kept, &kept->list};
}

PostingList IndexReader::Session::postings_of_value(Field field, std::string_view key) const {
  return decode(tools_->database, value_term(field, key), reader_->columns().size());
}

namespace {

/// How many fields of the word come before this one.
unsigned fields_before(const Dictionary& dictionary, std::string_view word, Field field) {
  const FieldMask before = dictionary.fields(word) & (mask_of(field) - 1);
  return static_cast<unsigned>(std::popcount(before));
}

}  // namespace

PositionList IndexReader::Session::positions(Field field, std::string_view word,
                                             const PostingList& postings) const {
  if (postings.empty()) return {};
  const Dictionary& dictionary = reader_->dictionary();
  return reader_->positions().decode(dictionary.with_prefix(word).first,
                                     fields_before(dictionary, word, field), postings);
}

PositionList IndexReader::Session::positions(Field field, std::string_view word,
                                             const PostingList& postings,
                                             std::span<const std::uint32_t> wanted) const {
  if (wanted.empty()) return {};
  const Dictionary& dictionary = reader_->dictionary();
  return reader_->positions().decode(dictionary.with_prefix(word).first,
                                     fields_before(dictionary, word, field), postings, wanted);
}

std::string IndexReader::Session::stored_json(EntryNumber entry) const {
  return reading_stored(reader_->impl_->folder.path(), [&] {
    return asking_xapian([&] { return tools_->database.get_document(entry + 1).get_data(); });
  });
}

Entry IndexReader::Session::entry(EntryNumber entry) const {
  return reading_stored(reader_->impl_->folder.path(),
                        [&] { return entry_from_stored_json(stored_json(entry)); });
}

}  // namespace pprsearch
