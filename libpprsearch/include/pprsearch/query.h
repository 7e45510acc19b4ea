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

/// One thing to be said about a query's text.
struct PPRSEARCH_EXPORT Diagnostic {
  DiagnosticCode code{};   ///< stable, for programs
  std::string message;     ///< one sentence, for people
  std::size_t offset = 0;  ///< place in the text as given, in bytes
  std::size_t length = 0;
  std::string suggestion;  ///< a better text for that place; may be empty

  bool operator==(const Diagnostic&) const = default;
};

/// Bounds on a query's text, all on by default; `LimitError` names the one passed.
struct PPRSEARCH_EXPORT QueryLimits {
  std::size_t query_bytes = 4096;
  std::size_t words = 256;
  std::size_t nesting = 32;  ///< brackets and NOTs within one another
};

/// A query as it was understood: an immutable value, cheap to copy.
class PPRSEARCH_EXPORT Query {
 public:
  Query();  ///< everything

  /// The canonical text: reading it strictly gives the same query again.
  std::string to_string() const;

 private:
  friend const QueryNode& root_of(const Query& query);
  friend Query query_of(QueryNode root);
  explicit Query(QueryNode root);

  std::shared_ptr<const QueryNode> root_;
};

struct PPRSEARCH_EXPORT ParsedQuery {
  Query query;
  std::vector<Diagnostic> diagnostics;  ///< in order of place; empty after strict reading
};

/// Reads a query's text; the language is docs/query-syntax.md. Any bytes may
/// come: those that are no UTF-8 part words. Throws QuerySyntaxError in strict
/// reading only, LimitError in every reading.
PPRSEARCH_EXPORT ParsedQuery parse_query(std::string_view text, Syntax syntax = Syntax::strict,
                                         const QueryLimits& limits = {});

}  // namespace pprsearch
