#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/export.h>
#include <pprsearch/generation.h>
#include <pprsearch/names.h>
#include <pprsearch/query.h>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

// What a search answers. These are values without any tie to the index, which any thread may copy.

namespace pprsearch {

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

}  // namespace pprsearch
