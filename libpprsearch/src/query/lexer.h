#pragma once

#include <pprsearch/query.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/query_fields.h"
#include "query/query_node.h"

namespace pprsearch {

/// A piece of a query's text. Texts are in plain form (see to_plain), places in
/// bytes of the text as given.
struct QueryToken {
  enum class Kind {
    word,          ///< text with all that is attached to it: =psycho*^2
    phrase,        ///< text between the quotes, `form`, `suffix`
    everything,    ///< a * alone
    field,         ///< the name, without colon; its value is the next token
    empty_field,   ///< a known name and its colon, and no value
    open,          ///< (
    close,         ///< ) with `suffix`
    and_operator,  ///< AND
    or_operator,   ///< OR
    not_operator,  ///< NOT
    require,       ///< + directly before what is required
    exclude,       ///< - directly before what is excluded
  };

  Kind kind = Kind::word;
  std::string text;
  std::string suffix;  ///< what begins with ~ or ^ directly after a closing quote or bracket
  QueryNode::Form form = QueryNode::Form::exact;  ///< phrase: expanded where ~ stands before it
  const QueryField* field = nullptr;              ///< field: null where the name is unknown
  bool literal = false;  ///< word: nothing in it has a meaning (a URL, an identifier)
  std::size_t offset = 0;
  std::size_t length = 0;
};

/// Tokens in order. Every open has its close and every field its value: what
/// was missing or too much in the text is repaired here, and reported.
struct LexedQuery {
  std::vector<QueryToken> tokens;
  std::vector<Diagnostic> diagnostics;
};

LexedQuery lex_query(std::string_view text);

/// Only words, parted by white space and double quotes: plain reading.
LexedQuery lex_plain_words(std::string_view text);

}  // namespace pprsearch
