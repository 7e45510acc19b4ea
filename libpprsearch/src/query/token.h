#pragma once

#include <cstddef>
#include <string>

#include "query/operators.h"
#include "query/query_fields.h"

namespace pprsearch {

/// A piece of a query's text. Texts are in plain form (see to_plain), places in
/// bytes of the text as given.
struct QueryToken {
  enum class Kind {
    word,         ///< text with all that is attached to it: =psycho*^2
    phrase,       ///< text between the quotes, `exact`, `suffix`
    everything,   ///< a * alone
    field,        ///< the name, without colon; its value is the next token
    empty_field,  ///< a known name and its colon, and no value
    open,         ///< (
    close,        ///< ) with `suffix`
    operation,    ///< AND, OR, NOT: `operation`
    require,      ///< + directly before what is required
    exclude,      ///< - directly before what is excluded
  };

  Kind kind = Kind::word;
  std::string text;
  std::string suffix;  ///< what begins with ~ or ^ directly after a closing quote or bracket
  bool exact = true;   ///< phrase: false if ~ stands before it
  const OperatorRow* operation = nullptr;
  const QueryField* field = nullptr;  ///< field: null if the name is unknown
  bool literal = false;               ///< word: nothing in it has a meaning (a URL, an identifier)
  std::size_t offset = 0;
  std::size_t length = 0;
};

}  // namespace pprsearch
