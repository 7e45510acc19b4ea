#pragma once

#include <pprsearch/export.h>
#include <pprsearch/names.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

struct QueryNode;

/// A fault, repair or note about a query's text.
struct PPRSEARCH_EXPORT Diagnostic {
  DiagnosticCode code{};   ///< stable, for programs
  std::string message;     ///< one sentence, for people
  std::size_t offset = 0;  ///< place in the text as given, in bytes
  std::size_t length = 0;  ///< in bytes; 0 = the query as a whole
  std::string suggestion;  ///< a better text for that place; may be empty

  bool operator==(const Diagnostic&) const = default;
};

/// Bounds on a query's text, all on by default. Strict reading throws a LimitError, which names the
/// one that was passed, by the member's name. Lenient and plain reading cut the text there, or read
/// it plainly if it is nested too deep, and a diagnostic (query_cut) says so.
struct PPRSEARCH_EXPORT QueryLimits {
  std::size_t query_bytes = 65536;
  std::size_t words = 2048;
  std::size_t nesting = 32;  ///< brackets and NOTs within one another

  bool operator==(const QueryLimits&) const = default;
};

/// How Query::word() asks for a word.
struct PPRSEARCH_EXPORT WordOptions {
  std::string field = {};  ///< as in the query language; empty = every field of text
  bool exact = false;      ///< in this form only, without anything else it may stand for
  int max_edits = 0;       ///< 1 or 2 = also words at most that many letters different
  double weight = 1;       ///< from 0.01 to 100
};

/// How Query::phrase() asks for a phrase.
struct PPRSEARCH_EXPORT PhraseOptions {
  std::string field = {};  ///< as in the query language; empty = every field of text
  bool expanded = false;   ///< its words in all their forms
  int window = 0;     ///< n = within n positions, in any order; 0 = side by side, in this order
  double weight = 1;  ///< from 0.01 to 100
};

/// How Query::wildcard() asks for words.
struct PPRSEARCH_EXPORT WildcardOptions {
  std::string field = {};  ///< as in the query language; empty = every field of text
  double weight = 1;       ///< from 0.01 to 100
};

/// How Query::near() asks for texts near one another.
struct PPRSEARCH_EXPORT NearOptions {
  int distance = 5;      ///< positions from the end of one to the beginning of the other, 1 to 1000
  bool ordered = false;  ///< each behind the one before it, as they are given
  double weight = 1;     ///< from 0.01 to 100
};

/// A query as it was understood: an immutable value, cheap to copy. parse_query() reads one from
/// text; the functions below build one without any text to quote or to escape:
///
///     const Query query = Query::all_of({Query::word("alliance", {.field = "title"}),
///                                        Query::none_of({Query::phrase("working alliance")}),
///                                        Query::range("year", "2015", "")});
///     searcher.search(query);  // title:alliance AND NOT "working alliance" AND year:2015..
///
/// What strict reading refuses, they refuse by a QuerySyntaxError with the same code and no place.
/// What no query can say, such as a quotation mark, they refuse by an Error. If several queries are
/// combined, plain words side by side in one of them all have to hold. `Match` decides only about
/// a query that is nothing but a list of words.
///
/// Any number of threads may read one Query, and its copies, at once.
class PPRSEARCH_EXPORT Query {
 public:
  Query();  ///< everything

  /// Entries with a word, which must not have blanks; each character of it is text. For a field
  /// that takes a value (topic, type, doi, id): entries with that value.
  static Query word(std::string_view text, const WordOptions& options = {});
  /// Entries with these words side by side; a word in it may have wildcards, as in wildcard(), if
  /// the phrase is not `expanded`. For a field that takes a value: entries with that
  /// value.
  static Query phrase(std::string_view text, const PhraseOptions& options = {});
  /// Entries with a word that matches the pattern: * is any letters, ? is one or none, # is any
  /// one.
  static Query wildcard(std::string_view pattern, const WildcardOptions& options = {});
  /// Entries of a year or publication date. `field` is "year" or "published". The ends are
  /// inclusive and look like "2015" or "2020-07"; an empty end is open.
  static Query range(std::string_view field, std::string_view from, std::string_view to);
  /// Entries that have something, such as "doi" or "citation": anything that `has:` can ask for.
  static Query has(std::string_view what);

  /// Entries that every one of the queries finds. Throws QuerySyntaxError (missing_operand) if
  /// there is no query, LimitError "nesting" for more than 200 queries within one another.
  static Query all_of(const std::vector<Query>& queries);
  /// Entries that at least one of the queries finds. Throws as all_of() does.
  static Query any_of(const std::vector<Query>& queries);
  /// Entries that none of the queries finds. Throws as all_of() does.
  static Query none_of(const std::vector<Query>& queries);
  /// Entries that have texts of all the queries near one another, in one field: of the first and
  /// the second, of these and the third, and so on. Each query is a word, phrase (without a
  /// window), wildcard, any_of() or near() of such, of the same field. Throws QuerySyntaxError
  /// (near_operand, bad_window, missing_operand for fewer than two), LimitError as all_of() does.
  static Query near(const std::vector<Query>& queries, const NearOptions& options = {});

  /// The same query, with its score times `weight`, from 0.01 to 100. A product of several weights
  /// is kept within these bounds.
  Query weighted(double weight) const;

  /// The canonical text: reading it strictly gives the same query again.
  std::string to_string() const;

 private:
  friend const QueryNode& root_of(const Query& query);
  friend Query query_of(QueryNode root);
  explicit Query(QueryNode root);

  std::shared_ptr<const QueryNode> root_;
};

/// What parse_query() made of a text.
struct PPRSEARCH_EXPORT ParsedQuery {
  Query query;
  /// In order of place. After strict reading, notes alone: what was read as it stands, and may have
  /// been meant otherwise.
  std::vector<Diagnostic> diagnostics;
  /// The query that was probably meant, if something in the text means another thing in other query
  /// languages; strict reading accepts it. Empty if there is none.
  std::string corrected = {};
  /// The language in which the text was read; never `automatic`.
  Platform platform = Platform::ppr;
};

/// In which language a text is read, and how.
struct PPRSEARCH_EXPORT QueryReading {
  Platform platform = Platform::ppr;
  Syntax syntax = Syntax::strict;
  /// Of another platform's text: a word without quotes is that form only, as `=word` is here.
  /// Otherwise it is a plain word, and stands for all that is switched on.
  bool exact_words = true;
  QueryLimits limits = {};

  bool operator==(const QueryReading&) const = default;
};

/// Reads a query's text, in the language of docs/query-syntax.md. Any bytes are accepted; those
/// that are not UTF-8 separate words. Throws QuerySyntaxError and LimitError, in strict reading
/// only. Any number of threads may call it at once.
PPRSEARCH_EXPORT ParsedQuery parse_query(std::string_view text, Syntax syntax = Syntax::strict,
                                         const QueryLimits& limits = {});

/// Reads a query's text in the language of a platform, and makes of it a query of this one, whose
/// canonical text reads the same here. A list of numbered lines is a query as well: its last line.
/// In strict reading, what cannot be said here is refused by a QuerySyntaxError that names it, with
/// its place; in lenient reading, a diagnostic says what was done instead. Plain reading knows no
/// platform. Throws as above.
PPRSEARCH_EXPORT ParsedQuery parse_query(std::string_view text, const QueryReading& reading);

}  // namespace pprsearch
