#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/generation.h>
#include <pprsearch/vocabulary.h>

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/deadline.h"
#include "index/collection_statistics.h"
#include "index/kept.h"
#include "index/layout.h"
#include "index/store/columns.h"
#include "index/store/dictionary.h"
#include "index/store/positions.h"
#include "index/store/posting_list.h"
#include "index/taxonomy_table.h"
#include "index/thesaurus_table.h"
#include "text/analyzer.h"

namespace pprsearch {

/// One generation of an index, open for reading by any number of threads. What
/// is not thread-safe (Xapian, the analyzer) is lent out by `session()`.
class IndexReader : public std::enable_shared_from_this<IndexReader> {
 public:
  /// Opens what `folder` has published now. Throws IndexError: no index, one of
  /// another version, or a damaged one.
  static std::shared_ptr<const IndexReader> open(const std::string& folder);
  /// Opens that generation, published or not. Throws IndexError.
  static std::shared_ptr<const IndexReader> open(const std::string& folder, std::uint64_t number);
  /// Opens that generation, or what is published now. What is decoded and worked out is kept, up to
  /// `cache_bytes` of it, or else usual_cache_bytes(). Throws IndexError.
  static std::shared_ptr<const IndexReader> open(const std::string& folder,
                                                 std::optional<std::uint64_t> number,
                                                 std::optional<std::size_t> cache_bytes);
  /// The same, by the name of the generation's folder.
  static std::shared_ptr<const IndexReader> open_named(const std::string& folder,
                                                       const std::string& name);
  ~IndexReader();

  /// False once another generation has been published.
  bool is_current() const;
  /// What IndexFolder::stub_identity() said just before this was opened.
  const std::string& stub_identity() const;

  const Generation& generation() const;
  /// The name of its folder.
  const std::string& folder_name() const;
  /// Of a facet that has a controlled list; nullptr for authors and journals, and if the list is
  /// empty.
  const TaxonomyTable* taxonomy(Field facet) const;
  /// All of it, as it was given to the writer.
  const Taxonomy& taxonomy() const;
  const ThesaurusTable& thesaurus_table() const;
  /// Whether a value is left out of its facet unless all are asked for: a keyword that the
  /// crosswalk calls general, or that says just what a topic or type says. Throws
  /// IndexError if the crosswalk cannot be read.
  bool is_general(Field facet, std::string_view key) const;
  const Columns& columns() const;
  const CollectionStatistics& collection() const;
  const Dictionary& dictionary() const;
  const Positions& positions() const;

  /// What was kept under that key; nullptr if nothing was, or if it had to make room.
  std::shared_ptr<const Kept> kept(const std::string& key) const;
  /// Keeps something that depends on the generation and on what its key says, and on nothing else.
  void keep(const std::string& key, std::shared_ptr<const Kept> made) const;

  /// Of all that is kept.
  CacheUse cache_use() const;
  /// From now on no more is kept than by who does not ask questions: another generation answers.
  void keep_little() const;

  /// One thread's access to postings and entries. Return it soon: it is reused.
  class Session {
   public:
    Session(Session&&) noexcept;
    ~Session();

    const IndexReader& reader() const { return *reader_; }
    Analyzer& analyzer();

    /// The time that work with this session may take: what works in a loop spends it. Any time,
    /// until another is given, which must live longer.
    const Deadline& deadline() const { return *deadline_; }
    void set_deadline(const Deadline& deadline) { deadline_ = &deadline; }

    /// Of a word in a field; empty, never nullptr, if no entry has it there. It spends
    /// the time of a step for each posting.
    std::shared_ptr<const PostingList> postings(Field field, std::string_view word) const;
    /// Of a whole value.
    PostingList postings_of_value(Field field, std::string_view key) const;
    /// Where a word stands in a field; `postings` must be what postings() gave for it.
    PositionList positions(Field field, std::string_view word, const PostingList& postings) const;
    /// The same of some of the postings alone, by their rising numbers.
    PositionList positions(Field field, std::string_view word, const PostingList& postings,
                           std::span<const std::uint32_t> wanted) const;
    Entry entry(EntryNumber entry) const;
    /// As it is stored: the entry's JSON.
    std::string stored_json(EntryNumber entry) const;

    /// A zero for each entry, in memory that serves every search: a large vector that comes and
    /// goes costs more than what is done with it. Who changes some sets them back to 0.
    float* sums();
    /// A number for each entry, of any value, likewise.
    std::uint32_t* places();
    /// So many zeroes, likewise; until they are asked for the next time.
    std::span<std::uint32_t> counters(std::size_t size);

   private:
    friend class IndexReader;
    struct Tools;
    Session(std::shared_ptr<const IndexReader> reader, std::unique_ptr<Tools> tools);

    static const Deadline kAnyTime;

    std::shared_ptr<const IndexReader> reader_;
    std::unique_ptr<Tools> tools_;
    const Deadline* deadline_ = &kAnyTime;
  };
  Session session() const;

 private:
  struct Impl;
  /// No name is the published one.
  static std::shared_ptr<const IndexReader> open_name(const std::string& folder,
                                                      const std::optional<std::string>& name,
                                                      std::optional<std::size_t> cache_bytes);
  explicit IndexReader(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace pprsearch
