#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/export.h>
#include <pprsearch/generation.h>
#include <pprsearch/names.h>
#include <pprsearch/query.h>
#include <pprsearch/vocabulary.h>

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// A facet to count.
struct PPRSEARCH_EXPORT FacetRequest {
  FacetField field = FacetField::topic;
  std::size_t limit = 0;  ///< largest number of values listed; 0 = all
  /// For keywords: also list general headings ("Humans"), and headings that say just what a topic
  /// or type says. Otherwise these are left out, unless a filter names them. For topics and types:
  /// also list the values of the taxonomy that no entry has, with the count 0.
  bool all_values = false;
  /// If it is not empty: only list values with a word, or several, that begin so, without regard
  /// to case and accents. For topics and types, labels and aliases have such words, too. A year or
  /// month begins so itself. Values that a filter names are always listed.
  std::string beginning = {};

  bool operator==(const FacetRequest&) const = default;
};

/// Keeps the entries that have any of `values`. nullopt is the bucket of
/// entries without a value. If there are several filters, all hold.
/// For topic and type, a value is a slug, label or alias. For author and journal, it is a value of
/// the facet or, if it is none, words that are asked as `author:` and `journal:` ask for them. For
/// year and published, it may be a range ("2015..2020", "2020-07..", "1y..").
struct PPRSEARCH_EXPORT FacetFilter {
  FacetField field = FacetField::topic;
  std::vector<std::optional<std::string>> values = {};

  bool operator==(const FacetFilter&) const = default;
};

/// What a word of the query stands for besides its own form.
struct PPRSEARCH_EXPORT Expand {
  bool inflections = true;  ///< alliance: alliances
  bool derivations = true;  ///< severe: severity
  bool variants = true;     ///< videoconferencing: video conferencing; behaviour: behavior
  bool thesaurus = true;    ///< CBT: cognitive behavioural therapy
  bool narrower = true;     ///< psychotherapy: interpersonal psychotherapy
  /// A second pass: words that the best answers have in common count as well.
  /// They change the order, never what is found.
  bool feedback = false;

  bool operator==(const Expand&) const = default;
};

/// How a search is made, and what its result has. Each member has a default, so only those that
/// matter are written:
///
///     searcher.search("alliance", {.sort = Sort::newest, .limit = 5});
struct PPRSEARCH_EXPORT SearchOptions {
  Syntax syntax = Syntax::strict;
  Match match = Match::automatic;
  /// The text is still being typed: if it ends with a word, that word is a beginning. It finds
  /// every word that begins so, and what the word finds if it is whole already. It is never left
  /// out as too common, and no spelling is offered for it. A beginning of one letter, and one
  /// behind NOT or
  /// -, asks for nothing yet. docs/query-syntax.md has the rules. A query that was built has no
  /// text, and so no last word.
  bool last_word_open = false;
  Expand expand = {};
  std::vector<FacetFilter> filters = {};
  std::vector<FacetRequest> facets = {};
  Sort sort = Sort::relevance;  ///< a query without words is sorted by `newest` instead
  /// Newer entries score a little more: enough to order entries that are about
  /// equally good, not enough to put the new before the relevant.
  bool prefer_recent = false;
  std::size_t limit = 10;  ///< hits on the page, at most `max_window` with the offset
  std::size_t offset = 0;
  std::size_t snippets = 2;  ///< fragments per hit; 0 = none
  /// Read the entries of the hits. If false, a hit is id, score and, in `entry`, the title alone:
  /// no more is read than the answer shows.
  bool entries = true;
  bool suggest = true;  ///< look for other queries worth asking, and why nothing was found
  bool explain = false;
  QueryLimits limits = {};
  std::size_t max_window = 1000000;  ///< LimitError "window" past it
  /// Terms that one word may stand for by wildcard or slip of the pen. For more of them, strict
  /// reading throws LimitError "expansion"; otherwise the most frequent ones are taken, and a
  /// diagnostic says so. The default is more than an index has.
  std::size_t max_expansion = std::size_t{1} << 24;
  /// How long a search may take; 0 = no limit. Each step asks for the time as it works, so an
  /// answer is some milliseconds late at most. What was not done by then is missing, and
  /// `SearchResult::cut_short` says so.
  std::chrono::milliseconds time_limit{0};
  /// The day from which relative dates count, such as those of `published:1y..` and of a filter
  /// "6m.."; the default, 1970-01-01, stands for the day of the search, in UTC.
  std::chrono::sys_days today = {};
  /// The language of the query's text. `syntax` says how strictly it is read.
  Platform platform = Platform::ppr;
  /// Of another platform's text: words stand for what they do there (platform_expand()), and
  /// `expand` says nothing.
  bool expand_as_platform = true;

  bool operator==(const SearchOptions&) const = default;
};

/// A query and how it is asked, as one value: a line of `pprsearch --batch -`, a saved search, an
/// address of a site. json.h has its JSON form.
struct PPRSEARCH_EXPORT SearchRequest {
  std::string query_id = {};  ///< by which the asker knows the answer; may be empty
  std::string query = {};     ///< the text, read as `options.syntax` says
  SearchOptions options = {};

  bool operator==(const SearchRequest&) const = default;
};

/// A range of bytes of the text it belongs to: [begin, end).
struct PPRSEARCH_EXPORT Span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool operator==(const Span&) const = default;
};

/// A piece of an entry's text, unchanged. `highlights` are in order, do not
/// overlap, and mark what the query asked for.
struct PPRSEARCH_EXPORT Snippet {
  SnippetField field = SnippetField::summary;
  std::string text;
  std::vector<Span> highlights;
  bool cut_before = false;  ///< it begins in the middle of a sentence
  bool cut_after = false;   ///< it ends in the middle of one
};

/// One term that a word of the query stood for.
struct PPRSEARCH_EXPORT ExpandedTerm {
  std::string text;  ///< several words of a row are separated by spaces
  TermReason reason = TermReason::exact;
  double weight = 1;        ///< its occurrences count by this factor
  std::size_t entries = 0;  ///< how many entries have it in the fields asked
};

/// What one word of the query stood for.
struct PPRSEARCH_EXPORT ExpandedWord {
  std::string word;  ///< as in the interpretation: "title:alliance"
  std::vector<ExpandedTerm> terms;
};

/// One part of what a word of the query brought to a hit's score. The parts of a
/// hit, added from first to last, are its score exactly.
struct PPRSEARCH_EXPORT ScorePart {
  std::string word;  ///< as in the interpretation
  ScoreKind kind = ScoreKind::words;
  double score = 0;
  double idf = 0;        ///< of what `kind` names
  double frequency = 0;  ///< its occurrences, weighted by field and by term
  std::vector<std::pair<std::string, double>>
      fields;  ///< field, by its name in JSON, and its share of `frequency`
};

/// A name of an entry that the query asked for, by its words or as a whole.
struct PPRSEARCH_EXPORT MatchedName {
  std::size_t place = 0;         ///< in the entry's list of authors or topics, from 0
  std::string text;              ///< an author as the facet names them, a topic's label
  std::vector<Span> highlights;  ///< in `text`, as those of a snippet

  bool operator==(const MatchedName&) const = default;
};

/// Something that an entry and one like it have in common.
struct PPRSEARCH_EXPORT SharedReason {
  SharedKind kind = SharedKind::word;
  std::string text;  ///< the topic's label, the name, the word
};

/// One entry that was found.
struct PPRSEARCH_EXPORT Hit {
  std::size_t rank = 0;  ///< from 1, counted over all pages
  std::string id;
  double score = 0;  ///< 0 if the query has no words
  /// The query is a citation or title of this entry, which therefore comes first, whatever its
  /// score is.
  bool cited = false;
  Entry entry;
  std::vector<Snippet> snippets;
  /// The sentence of the practice implications that says most about the query, even if it has none
  /// of its words; nullopt if the entry has none, or no snippets are asked for.
  std::optional<Snippet> implication = {};
  std::vector<Span> title_highlights;             ///< in `entry.title`
  std::vector<MatchedName> matched_authors = {};  ///< of the article, in their order
  std::vector<MatchedName> matched_topics = {};   ///< likewise
  std::vector<SharedReason> shared;    ///< similar(): topics, authors, then the words worth most
  std::vector<ScorePart> explanation;  ///< with SearchOptions::explain
};

/// One value of a facet. A filter with this as the field's only value gives
/// exactly `count` hits.
struct PPRSEARCH_EXPORT FacetCount {
  std::optional<std::string> value;  ///< nullopt = entries without a value
  std::string label;
  std::size_t count = 0;
  bool selected = false;
};

/// The counts of one field.
struct PPRSEARCH_EXPORT Facet {
  FacetField field;
  /// Names: most frequent first, then by value. Years and months: newest first. "none" last.
  std::vector<FacetCount> values;
  std::size_t distinct = 0;  ///< values with a count, listed or not, but not those left out
};

/// A value of a filter as it was understood.
struct PPRSEARCH_EXPORT ResolvedValue {
  /// A topic's or type's slug, another name as the index has it, a range in canonical form, words
  /// as they were given; nullopt = entries without a value. A filter that names it keeps exactly
  /// the same entries.
  std::optional<std::string> value;
  std::string label;  ///< what to show; "none" for nullopt

  bool operator==(const ResolvedValue&) const = default;
};

/// A filter as it was understood. Its values are those of the FacetFilter, one for one and in
/// their order: "cogn" may have become the slug and label of Cognitive Therapy.
struct PPRSEARCH_EXPORT ResolvedFilter {
  FacetField field = FacetField::topic;
  std::vector<ResolvedValue> values;

  bool operator==(const ResolvedFilter&) const = default;
};

/// Another query worth asking.
struct PPRSEARCH_EXPORT Suggestion {
  SuggestionKind kind = SuggestionKind::spelling;
  std::string text;       ///< the whole query to ask instead
  std::size_t total = 0;  ///< exactly how many entries it finds, with the same filters
  std::string word;       ///< spelling, related: what was typed, at offset and length in the query
  std::string replacement;  ///< what takes its place; for a topic, its label
  std::size_t offset = 0;
  std::size_t length = 0;
  std::size_t distance = 0;  ///< number of slips between the two
};

/// A part of a query that found nothing: what stands between its ANDs, a word of a list of which
/// all have to be there, an exclusion, or a filter. Every count is exact.
struct PPRSEARCH_EXPORT QueryPart {
  PartKind kind = PartKind::wanted;
  std::string text;        ///< a query that asks for this part alone; empty for a filter
  std::size_t filter = 0;  ///< of a filter: its place in SearchResult::filters
  std::size_t offset = 0;  ///< its place in the query, as that of a suggestion
  std::size_t length = 0;
  std::size_t alone = 0;         ///< entries that it finds alone, whatever the filters
  std::size_t with_filters = 0;  ///< those of them that pass every filter
  /// Entries that the whole query finds if this part is left out. nullopt if nothing else is asked
  /// for, for parts of parts, and if there are more than twelve.
  std::optional<std::size_t> without;
  PartFate fate = PartFate::kept;  ///< loosened or left out: it is to blame
  /// Of a part that finds nothing: the words of a phrase, or what it combines.
  std::vector<QueryPart> parts;
};

/// The query that asks for as much as possible of one that found nothing, and finds something.
struct PPRSEARCH_EXPORT NearestQuery {
  std::string text;                  ///< the whole query to ask instead
  std::vector<std::size_t> filters;  ///< those to keep, by their place in SearchResult::filters
  std::size_t total = 0;             ///< exactly how many entries it finds with these filters
};

/// Why a query of several parts found nothing, and what would find something.
struct PPRSEARCH_EXPORT EmptyAnswer {
  /// In the order of the query, then the filters; the first sixteen of the query.
  std::vector<QueryPart> parts;
  /// nullopt if no part finds anything, or if a suggestion puts a misspelt word right.
  std::optional<NearestQuery> nearest;
};

/// The answer to a query: values, without any tie to the index.
struct PPRSEARCH_EXPORT SearchResult {
  std::string text;            ///< the query as given
  std::string interpretation;  ///< the query as understood, in canonical form
  std::string similar_to;      ///< similar(): the entry's id; text and interpretation are empty
  /// How plain words were combined: all; any; or automatic, if enough of them had to be there but
  /// not all. For an expression, all.
  Match match = Match::all;
  std::vector<Diagnostic> diagnostics;
  std::size_t total = 0;   ///< exact, unless cut short
  bool cut_short = false;  ///< the time limit ended it: hits, facets or suggestions are missing
  std::size_t offset = 0;
  std::size_t limit = 0;
  Sort sort = Sort::relevance;  ///< the order in force
  std::vector<Hit> hits;
  std::vector<ResolvedFilter> filters;  ///< in force, one for each of SearchOptions::filters
  std::vector<Facet> facets;            ///< in the order asked for
  std::vector<ExpandedWord> expansion;  ///< with SearchOptions::explain
  /// The words that feedback added, the weightiest first; with SearchOptions::explain.
  std::vector<ExpandedTerm> feedback;
  std::vector<Suggestion> suggestions;  ///< best first
  /// If nothing was found, and not of a single word. SearchOptions::suggest switches it off, too.
  std::optional<EmptyAnswer> empty_answer;
  Generation index;
  /// The language in which the text was read; never `automatic`.
  Platform platform = Platform::ppr;
};

/// What a word without quotes stands for on a platform, besides its own form, as far as this can be
/// said here. For `ppr`, the default of SearchOptions.
PPRSEARCH_EXPORT Expand platform_expand(Platform platform);

/// A query that continues what was typed.
struct PPRSEARCH_EXPORT Completion {
  CompletionKind kind = CompletionKind::word;
  std::string text;   ///< the query to ask; a topic, type, journal or title replaces what was typed
  std::string label;  ///< what to show: a topic's label, a title, an author as written, a word
  std::size_t count = 0;  ///< entries that `text` finds, asked with these options
};

/// Queries that continue what was typed, by kind.
struct PPRSEARCH_EXPORT Completions {
  std::vector<Completion> list;
  bool cut_short = false;  ///< the time was over, so kinds may be missing
};

/// How the beginning of a query is completed.
struct PPRSEARCH_EXPORT CompletionOptions {
  std::size_t most = 5;  ///< of each kind
  /// Only entries that pass these are counted; what no such entry has is not offered.
  std::vector<FacetFilter> filters = {};
  /// How the completed query will be asked.
  Match match = Match::automatic;
  Expand expand = {};
  /// How long it may take; 0 = no limit. Kinds that would come later are missing, and the
  /// completions are `cut_short`.
  std::chrono::milliseconds time_limit{0};

  bool operator==(const CompletionOptions&) const = default;
};

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
