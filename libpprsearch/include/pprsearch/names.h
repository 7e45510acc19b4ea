#pragma once

#include <pprsearch/export.h>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

// The enums of options, results and JSON, and their names. Each has one function
// `to_string`; from_string() and all_values() go the other way, so that a site reads
// `?sort=newest` without a list of its own:
//
//     options.sort = from_string<Sort>(parameter).value_or(Sort::relevance);
//
// Names are stable: saved links, scripts and JSON hold them. Enumerators count from 0 without a
// gap, and no other value has a name.

namespace pprsearch {

/// How the text of a query is read.
enum class Syntax : std::uint8_t {
  strict,   ///< the first fault is thrown as QuerySyntaxError
  lenient,  ///< never fails: the best reading, and a list of what was repaired
  plain,    ///< every character is text; there are no operators
};

/// The language in which the text of a query is written: docs/strategies.md says how each is read.
enum class Platform : std::uint8_t {
  ppr,  ///< this one, of docs/query-syntax.md
  pubmed,
  ovid,
  ebsco,
  cochrane,  ///< the Cochrane Library
  embase,    ///< Embase.com
  wos,       ///< Web of Science
  scopus,
  proquest,
  automatic,  ///< "auto": the one that the text looks like; ppr if it looks like none of the others
};

/// How plain words side by side are combined (a query with operators says so itself).
enum class Match : std::uint8_t {
  /// "auto": enough of them; any if no entry has enough. The result says so. What enough is,
  /// docs/query-syntax.md says.
  automatic,
  all,
  any,
};

/// The order of hits. Entries without a value come last. Those with the same value, or none, are
/// in the order of relevance.
enum class Sort : std::uint8_t {
  relevance,  ///< by score, then newest, then by id
  newest,     ///< by the summary's date, then by id
  oldest,
  title,
  year,     ///< of the article, the newest first
  author,   ///< by the article's first author, as printed
  journal,  ///< by the alphabet
};

/// What the values of entries are counted by.
enum class FacetField : std::uint8_t { topic, type, keyword, year, published, journal, author };

/// What the values of a facet are.
enum class FacetValues : std::uint8_t {
  taxonomy,  ///< those of a list, if the index has one; FacetRequest::all_values lists unused ones
  headings,  ///< any; FacetRequest::all_values lists general ones, too
  names,     ///< any
  times,     ///< years or months
};

/// Why a term stands for a word of the query.
enum class TermReason : std::uint8_t {
  exact,       ///< the form as typed
  inflection,  ///< alliance: alliances
  derivation,  ///< severe: severity
  variant,     ///< behaviour: behavior
  thesaurus,   ///< CBT: cognitive behavioural therapy
  narrower,    ///< psychotherapy: interpersonal psychotherapy
  wildcard,
  fuzzy,
  feedback,  ///< a word of the best answers
};

/// What a part of a hit's score is for.
enum class ScoreKind : std::uint8_t {
  words,       ///< all that a word stands for
  exact_form,  ///< "exact form": the word as typed
  title,       ///< the word in the title
  pair,        ///< two words side by side
  coverage,    ///< how many of the telling words of the query the entry has
  feedback,    ///< a word of the best answers
  recency,     ///< how new the entry is
  topic,       ///< of Searcher::similar(): a topic of both
  author,      ///< of Searcher::similar(): an author of both
};

/// What two entries have in common.
enum class SharedKind : std::uint8_t { topic, author, word };

/// Why another query is worth asking.
enum class SuggestionKind : std::uint8_t {
  spelling,  ///< a word may be misspelt
  topic,     ///< there is a topic about what was asked
  related,   ///< a related concept of the thesaurus is written about
  reading,   ///< the text may have been meant so: a diagnostic says what was misread
};

/// What a part of a query asks of an entry.
enum class PartKind : std::uint8_t {
  wanted,    ///< that the part finds it
  excluded,  ///< that something does not: NOT, -word, missing:
  filter,    ///< that it passes a filter
};

/// What becomes of a part of a query in the nearest query that finds something.
enum class PartFate : std::uint8_t {
  kept,
  loosened,  ///< something that finds more takes its place: words for a phrase
  left_out,
};

/// What a completion is.
enum class CompletionKind : std::uint8_t { topic, type, keyword, journal, title, author, word };

/// The texts of an entry that snippets are taken from.
enum class SnippetField : std::uint8_t { summary, practice_implications };

/// What is said about a query's text. docs/query-syntax.md says what each means and what lenient
/// reading does about it. A code's name has hyphens: "unknown-field".
enum class DiagnosticCode : std::uint8_t {
  unknown_field,
  missing_value,
  field_in_field,
  unbalanced_quote,
  unbalanced_bracket,
  empty_brackets,
  missing_operand,
  bad_range,
  reversed_range,
  bad_weight,
  bad_fuzzy,
  bad_window,
  wildcard_prefix,
  near_operand,  ///< what cannot stand beside NEAR/3 or PRE/3
  long_word,     ///< a run of more than 256 bytes: a sign in it is text
  unknown_presence,
  no_words,
  foreign_field,     ///< a field tag of another platform: [tiab], .ti,ab., TI=
  foreign_heading,   ///< a subject heading of another platform: exp X/, [mh X]
  foreign_distance,  ///< an operator of proximity of another platform: adj3
  foreign_wildcard,  ///< psychotherap$
  line_number,       ///< #1 AND #2, or/1-7
  dropped_sign,      ///< && and ||
  small_operator,    ///< `and`, `or`, `not` in what looks like an expression
  operator_word,     ///< `or`, `not` between words: a note
  doubtful_word,     ///< a year and its like that may have been meant otherwise: a note
  query_cut,         ///< the text is past a limit, and what follows was left out: a note
  plain_sign,        ///< an operator, field or wildcard in plain reading: a note
  unknown_topic,
  unknown_type,
  unknown_keyword,
  unknown_author,   ///< of a filter's value, in lenient and plain reading
  unknown_journal,  ///< likewise
  bad_issn,         ///< what is not an ISSN, or has a wrong check digit
  expansion_cut,
  common_words,
  joined_words,
  unknown_words,
  too_few_words,
  name_and_year,     ///< `Smith J 2020`, read as author and year or, in strict reading, as words
  cited_entry,       ///< the text is a citation or title of an entry, which comes first
  relative_date,     ///< what `1y..` is, counted from SearchOptions::today
  unknown_number,    ///< a DOI, PMID or its like that no entry has was left out of a pasted text
  read_as_platform,  ///< the language that `auto` took the text for: a note
  platform_reading,  ///< what a text of another platform was read as, if it is not plain: a note
  not_in_index,      ///< a field or limit of another platform that no entry has: a note
  no_counterpart,    ///< what another platform's language says, and a query here cannot
  unknown_heading,   ///< a subject heading that no entry has: a note
};

/// The forms that reference managers read.
enum class CitationFormat : std::uint8_t { ris, bibtex, csl_json };

/// What was published about an entry's article, or what the article is itself; a name is what a
/// notice begins with (kNoticeKinds).
enum class NoticeKind : std::uint8_t {
  retracted,
  corrected,
  concern,
  commented,
  retraction_of,  ///< "retraction-of": the article retracts another one; likewise the others
  correction_of,
  concern_about,
  comment_on,
};

/// What made a generation the published one; Publication::command has the name.
enum class PublicationKind : std::uint8_t {
  build,
  publish,
  rollback,
  forget,
  found,         ///< a stub that was put there without a line in the history, as a copy does
  carried_over,  ///< "carried-over": known from an older form of index
};

/// What kind of thing an Error says was wrong, for programs, which need not read its text. Each
/// kind names the HTTP status with which a site would answer. Those of 4xx are the
/// asker's fault, and the message may be shown. Those of 5xx are for the log.
enum class ErrorKind : std::uint8_t {
  bad_query,  ///< 400: the query's text, or what it was built of
  bad_value,  ///< 400: another argument, such as a filter's value that the index does not have
  limit,      ///< 400: a bound was passed; LimitError names it
  not_found,  ///< 404: there is no such entry, generation or file
  bad_entry,  ///< 422: an entry breaks the rules of its fields
  busy,       ///< 503, to be tried again: another writer is at work, or a cluster does not answer
  no_index,   ///< 503: the folder holds no index, or nothing is published in it
  unusable_index,  ///< 500: damaged, a part is missing, of another version, or something else
  misuse,          ///< 500: a call that the program may not make at this time
  system,          ///< 500: what the system said: a full disk, no permission, no memory
};

/// The name of a value, as options, JSON and documentation have it; empty for a number that is
/// no enumerator.
PPRSEARCH_EXPORT std::string_view to_string(Syntax value);
PPRSEARCH_EXPORT std::string_view to_string(Platform value);
PPRSEARCH_EXPORT std::string_view to_string(Match value);
PPRSEARCH_EXPORT std::string_view to_string(Sort value);
PPRSEARCH_EXPORT std::string_view to_string(FacetField value);
PPRSEARCH_EXPORT std::string_view to_string(FacetValues value);
PPRSEARCH_EXPORT std::string_view to_string(TermReason value);
PPRSEARCH_EXPORT std::string_view to_string(ScoreKind value);
PPRSEARCH_EXPORT std::string_view to_string(SharedKind value);
PPRSEARCH_EXPORT std::string_view to_string(SuggestionKind value);
PPRSEARCH_EXPORT std::string_view to_string(PartKind value);
PPRSEARCH_EXPORT std::string_view to_string(PartFate value);
PPRSEARCH_EXPORT std::string_view to_string(CompletionKind value);
PPRSEARCH_EXPORT std::string_view to_string(SnippetField value);
PPRSEARCH_EXPORT std::string_view to_string(DiagnosticCode value);
PPRSEARCH_EXPORT std::string_view to_string(CitationFormat value);
PPRSEARCH_EXPORT std::string_view to_string(ErrorKind value);
PPRSEARCH_EXPORT std::string_view to_string(NoticeKind value);
PPRSEARCH_EXPORT std::string_view to_string(PublicationKind value);

/// What a page calls a facet: "Type of research".
PPRSEARCH_EXPORT std::string_view facet_title(FacetField field);
/// What the values of a facet are.
PPRSEARCH_EXPORT FacetValues facet_values(FacetField field);

/// Whether a code is a note: it only says how something was read, and strict reading does not
/// refuse it.
PPRSEARCH_EXPORT bool is_note(DiagnosticCode code);

/// Every value of one of the enums above, in order.
template <typename Enum>
std::vector<Enum> all_values() {
  std::vector<Enum> values;
  for (std::uint8_t number = 0; !to_string(static_cast<Enum>(number)).empty(); ++number) {
    values.push_back(static_cast<Enum>(number));
  }
  return values;
}

/// The value of that name, which must be written just so; nullopt if there is none.
template <typename Enum>
std::optional<Enum> from_string(std::string_view name) {
  for (const Enum value : all_values<Enum>()) {
    if (to_string(value) == name) return value;
  }
  return std::nullopt;
}

}  // namespace pprsearch
