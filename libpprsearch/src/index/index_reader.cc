#include "index/index_reader.h"

#include <xapian.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <sstream>

#include <pprsearch/error.h>
#include <pprsearch/json.h>

#include "entry/vocabulary_json.h"
#include "index/generations.h"
#include "index/index_files.h"
#include "index/manifest.h"
#include "index/translate_errors.h"

namespace pprsearch {
namespace {

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw std::system_error(errno, std::generic_category(), path);
  std::ostringstream text;
  text << in.rdbuf();
  return std::move(text).str();
}

/// Number of the published generation and a lock that keeps it from being removed.
std::pair<std::uint64_t, FileLock> hold_published(const IndexFolder& folder) {
  constexpr int kTries = 10;
  for (int attempt = 0; attempt < kTries; ++attempt) {
    const auto number = folder.published();
    if (!number) throw IndexError(folder.path(), "no index there");
    // Between the look at the stub and the lock a writer may publish another one
    // and remove this one; then the next look finds the new one.
    const std::string manifest = folder.generation_path(*number) + '/' + Manifest::kFileName;
    if (!std::filesystem::exists(manifest)) continue;
    if (auto lock = FileLock::try_lock(manifest, FileLock::Kind::shared)) {
      return {*number, std::move(*lock)};
    }
  }
  throw IndexError(folder.path(), "the published generation is missing");
}

Manifest read_manifest(const IndexFolder& folder, std::uint64_t number) {
  Manifest manifest =
      manifest_from_json(read_file(folder.generation_path(number) + '/' + Manifest::kFileName));
  if (manifest.generation.format != current_format()) {
    throw IndexError(folder.path(), "made by another version (" + manifest.generation.format +
                                        "; this one reads " + current_format() +
                                        "): build it anew with pprsearch-index build");
  }
  return manifest;
}

}  // namespace

std::uint32_t PostingList::frequency_in(EntryNumber entry) const {
  const auto place = std::lower_bound(entries.begin(), entries.end(), entry);
  return place == entries.end() || *place != entry ? 0 : frequencies[place - entries.begin()];
}

struct IndexReader::Session::Tools {
  explicit Tools(const std::string& path) : database(path) {}

  Xapian::Database database;
  Analyzer analyzer;
  Stemmer stemmer;
};

struct IndexReader::Impl {
  explicit Impl(const std::string& path)
      : folder(path),
        stub(folder.stub_identity()),
        held(hold_published(folder)),
        generation_path(folder.generation_path(held.first)),
        manifest(read_manifest(folder, held.first)),
        columns(generation_path + '/' + kColumnsFile),
        dictionary(generation_path + '/' + kDictionaryFile),
        taxonomy(taxonomy_from_json(read_file(generation_path + '/' + kTaxonomyFile))) {
    pool.push_back(std::make_unique<Session::Tools>(generation_path));
    thesaurus_table.emplace(
        thesaurus_from_json(read_file(generation_path + '/' + kThesaurusFile)),
        pool.back()->analyzer, pool.back()->stemmer);
    if (pool.back()->database.get_doccount() != columns.size()) {
      throw IndexError(path, "the published generation is damaged: its parts do not agree");
    }
  }

  IndexFolder folder;
  std::string stub;  ///< taken before the generation, so that a change since is noticed
  std::pair<std::uint64_t, FileLock> held;
  std::string generation_path;
  Manifest manifest;
  Columns columns;
  Dictionary dictionary;
  Taxonomy taxonomy;
  std::optional<ThesaurusTable> thesaurus_table;
  std::mutex mutex;
  std::vector<std::unique_ptr<Session::Tools>> pool;  ///< guarded by `mutex`
};

IndexReader::IndexReader(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
IndexReader::~IndexReader() = default;

std::shared_ptr<const IndexReader> IndexReader::open(const std::string& folder) {
  return reading_stored(folder, [&] {
    return std::shared_ptr<const IndexReader>(new IndexReader(std::make_unique<Impl>(folder)));
  });
}

bool IndexReader::is_current() const { return impl_->folder.stub_identity() == impl_->stub; }
const Generation& IndexReader::generation() const { return impl_->manifest.generation; }
const Taxonomy& IndexReader::taxonomy() const { return impl_->taxonomy; }
const ThesaurusTable& IndexReader::thesaurus_table() const { return *impl_->thesaurus_table; }
const Columns& IndexReader::columns() const { return impl_->columns; }
const Dictionary& IndexReader::dictionary() const { return impl_->dictionary; }

IndexReader::Session IndexReader::session() const {
  std::unique_ptr<Session::Tools> tools;
  {
    const std::lock_guard guard(impl_->mutex);
    if (!impl_->pool.empty()) {
      tools = std::move(impl_->pool.back());
      impl_->pool.pop_back();
    }
  }
  if (!tools) tools = std::make_unique<Session::Tools>(impl_->generation_path);
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

Analyzer& IndexReader::Session::analyzer() { return tools_->analyzer; }
const Stemmer& IndexReader::Session::stemmer() { return tools_->stemmer; }

namespace {

PostingList decode(const Xapian::Database& database, const std::string& term, std::size_t entries) {
  PostingList list;
  const std::size_t count = std::min<std::size_t>(database.get_termfreq(term), entries);
  list.entries.reserve(count);
  list.frequencies.reserve(count);
  const auto end = database.postlist_end(term);
  for (auto posting = database.postlist_begin(term); posting != end; ++posting) {
    if (*posting > entries) throw std::out_of_range("postings are damaged");
    list.entries.push_back(*posting - 1);
    list.frequencies.push_back(posting.get_wdf());
  }
  return list;
}

}  // namespace

PostingList IndexReader::Session::postings(TextField field, std::string_view word) const {
  return decode(tools_->database, word_term(field, word), reader_->columns().size());
}

PostingList IndexReader::Session::postings(ValueField field, std::string_view key) const {
  return decode(tools_->database, value_term(field, key), reader_->columns().size());
}

std::vector<std::uint32_t> IndexReader::Session::positions(TextField field, std::string_view word,
                                                           EntryNumber entry) const {
  const std::string term = word_term(field, word);
  return {tools_->database.positionlist_begin(entry + 1, term),
          tools_->database.positionlist_end(entry + 1, term)};
}

Entry IndexReader::Session::entry(EntryNumber entry) const {
  return reading_stored(reader_->impl_->folder.path(), [&] {
    std::vector<std::string> repairs;
    return entry_from_json(tools_->database.get_document(entry + 1).get_data(), repairs);
  });
}

}  // namespace pprsearch
