#pragma once

#include <pprsearch/export.h>
#include <pprsearch/names.h>
#include <pprsearch/query.h>

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

// How a search is asked. These are values, which any thread may copy.

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

/// What a word without quotes stands for on a platform, besides its own form, as far as this can be
/// said here. For `ppr`, the default of SearchOptions.
PPRSEARCH_EXPORT Expand platform_expand(Platform platform);

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

}  // namespace pprsearch
