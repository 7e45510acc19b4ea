#pragma once

#include <optional>
#include <string>

namespace pprsearch {

/// Where the word stands that a query ends with: what it is asked in, and what its entries
/// are to the whole.
struct LastWord {
  std::string field;     ///< its own or that of the bracket around it; empty = all text fields
  bool quoted = false;   ///< it stands in quotes
  bool negated = false;  ///< a NOT or - before it, or before a bracket around it
  bool narrows = false;  ///< the query finds those of what stands before that have the word, too
};

/// The last word of a query still being typed, read leniently. nullopt past a limit, and if the
/// text does not end with a word, save for the brackets that close behind it.
std::optional<LastWord> last_word(const std::string& text);

}  // namespace pprsearch
