#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/export.h>
#include <pprsearch/generation.h>
#include <pprsearch/query.h>
#include <pprsearch/search_options.h>
#include <pprsearch/search_result.h>
#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// The answer to a query whose hits are read one by one. A page of any length takes the memory of a
/// single hit and some bytes for each of the others; if SearchOptions::time_limit is set, that of
/// the hits for which the time was enough, which are read before facets and suggestions.
///
///     AnswerReader answer = searcher.answer("alliance", {.limit = 100000});
///     while (const std::optional<Hit> hit = answer.next()) std::cout << hit->id << '\n';
///
/// It answers from one generation, which it holds as long as it lives. One thread at a time may use
/// it. It may outlive the Searcher.
class PPRSEARCH_EXPORT AnswerReader {
 public:
  AnswerReader(AnswerReader&&) noexcept;
  AnswerReader& operator=(AnswerReader&&) noexcept;
  ~AnswerReader();

  /// All of the answer but the hits.
  const SearchResult& result() const;
  /// The next hit of the page; nullopt behind the last one, of those for which the time was enough.
  /// Throws IndexError.
  std::optional<Hit> next();

 private:
  friend class Searcher;
  class Impl;
  explicit AnswerReader(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

/// How a Searcher holds an index open.
struct PPRSEARCH_EXPORT SearcherOptions {
  /// The memory, in MiB, for what was decoded of the index and worked out of words. It is kept for
  /// the queries that come after; what was used longest ago makes room. With 0 nothing is kept. The
  /// columns and other files that are mapped come on top: the system takes them back at will.
  /// nullopt: 512 bytes for each entry and 4 MiB, from 32 MiB to 1 GiB (docs/performance.md).
  /// It is the bound of the generation that answers. Older ones that are still held have 16 MiB.
  std::optional<std::size_t> cache_mib = {};
};

/// What a Searcher holds now: for a log, a monitor, or a page that says how a site is.
struct PPRSEARCH_EXPORT SearcherStatistics {
  std::uint64_t generation = 0;  ///< the number of the one that answers
  /// As Searcher::stale_reason() says it.
  std::string stale_reason = {};
  /// Generations that are open: the one that answers, and older ones that a snapshot or an
  /// AnswerReader of this Searcher still holds.
  std::size_t open_generations = 0;
  /// What is kept for queries of the generation that answers, and the most that may be
  /// (SearcherOptions::cache_mib).
  std::size_t cache_bytes = 0;
  std::size_t most_cache_bytes = 0;
  /// Look-ups since the generation was opened that found what they wanted, and that did not.
  std::uint64_t cache_found = 0;
  std::uint64_t cache_missed = 0;

  bool operator==(const SearcherStatistics&) const = default;
};

/// Answers queries over one index. Any number of threads may use one Searcher
/// at once. Each call answers from one generation from beginning to end. A call
/// that begins after another generation was published answers from that one. If
/// that one cannot be used, the previous one stays in use (`stale_reason()`).
///
/// A Searcher can be moved while no thread uses it. One that was moved from can be destroyed or
/// assigned to, and nothing else.
///
///     Searcher searcher("index");
///     SearchResult result = searcher.search("alliance AND videoconferencing");
///     for (const Hit& hit : result.hits) std::cout << hit.entry.title << '\n';
class PPRSEARCH_EXPORT Searcher {
 public:
  /// Opens the index in `folder`, or that of an address (cluster.h). Throws IndexError if there is
  /// none of this version.
  explicit Searcher(const std::string& folder, const SearcherOptions& options = {});
  /// Always answers from that generation, published or not. Throws IndexError if
  /// it is not there or cannot be used.
  Searcher(const std::string& folder, std::uint64_t generation,
           const SearcherOptions& options = {});
  ~Searcher();
  Searcher(Searcher&&) noexcept;
  Searcher& operator=(Searcher&&) noexcept;

  /// A Searcher that always answers from the generation that a call made now would answer from.
  /// So a page of hits, the next page, find() and complete() agree, even if another generation is
  /// published between them.
  ///
  ///     const Searcher now = searcher.snapshot();
  ///
  /// It is cheap enough for each request: it shares the open files and the caches of this Searcher.
  /// It may outlive this one, and any number of threads may use both. As long as it lives, it holds
  /// its generation: the files stay on disk and open, with what is kept for queries
  /// (SearcherOptions::cache_mib). Throws IndexError as search() does.
  Searcher snapshot() const;

  /// Answers a query. Throws QuerySyntaxError and LimitError for the query, Error of kind
  /// `bad_value` for a filter value that the index does not have (the message names the
  /// nearest), IndexError for an index that has become unreadable. In lenient and plain reading,
  /// such a filter value keeps no entry, and a diagnostic names the nearest.
  SearchResult search(std::string_view query, const SearchOptions& options = {}) const;
  /// The same for a query that was built, or parsed before. The result's `text` is its canonical
  /// text. Places in diagnostics and suggestions are those of the text it was parsed from, or 0.
  /// `SearchOptions::limits` and `last_word_open` are about texts, and so have no effect here.
  SearchResult search(const Query& query, const SearchOptions& options = {}) const;
  /// The same answer to a query's text, with hits that are read one by one. Throws as search()
  /// does.
  AnswerReader answer(std::string_view query, const SearchOptions& options = {}) const;

  /// Entries that have words, topics or authors in common with the entry of that id,
  /// which is left out. Filters, facets, page and the rest of `options` hold as in a
  /// search. Throws Error of kind `not_found` if there is no such entry, and as search() does.
  SearchResult similar(std::string_view id, const SearchOptions& options = {}) const;
  /// The same, with hits that are read one by one. Throws as similar() does.
  AnswerReader answer_similar(std::string_view id, const SearchOptions& options = {}) const;

  /// Completions of a query that is being typed, by kind (topics, types, journals,
  /// titles, authors, words), of each the most frequent first. If the time is not enough, kinds
  /// are missing. Any text is accepted. Throws Error
  /// of kind `bad_value` for a filter value that the index does not have, IndexError.
  Completions complete(std::string_view beginning, const CompletionOptions& options = {}) const;

  /// The entry of that id; nullopt if there is none. Throws IndexError.
  std::optional<Entry> find(std::string_view id) const;

  /// The ids that begin with `beginning`, at most `most`, in the order of their bytes. Throws
  /// IndexError.
  std::vector<std::string> ids(std::string_view beginning, std::size_t most) const;

  /// Calls `visit` with every entry of one generation, in the order in which they were
  /// added, until it returns false. Throws IndexError, and whatever `visit` throws.
  void each(const std::function<bool(const Entry&)>& visit) const;

  /// The generation that a call made now would answer from.
  Generation generation() const;

  /// The topics and research types that the index was built with, with labels and aliases, in the
  /// order of the taxonomy. If a list is empty, its names are free. A facet tells how many entries
  /// each value has.
  Taxonomy taxonomy() const;

  /// Why calls are still answered from an older generation than the published
  /// one: what is wrong with the published one. Empty if nothing is wrong.
  std::string stale_reason() const;

  /// What it holds now. A snapshot says so of its own generation.
  SearcherStatistics statistics() const;

 private:
  friend struct TrialSearcher;
  class Impl;
  explicit Searcher(std::unique_ptr<Impl> impl);

  std::unique_ptr<Impl> impl_;
};

}  // namespace pprsearch
