#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "query/token.h"

namespace pprsearch {

/// Where each bracket of a query ends, and whether it combines what is in it. What stands
/// between quotes is text: neither a bracket nor an operator. One pass over the text.
class Brackets {
 public:
  /// `text` is in plain form (see to_plain), and must outlive this.
  explicit Brackets(std::string_view text);

  /// Whether the bracket opened at `open`, which stands behind a word, belongs to that word as
  /// in "psychotherapist(s)" or "88(9)": directly behind it, without an operator in it or a
  /// weight behind it.
  bool belongs_to_word(std::size_t open) const;

 private:
  struct Extent {
    std::size_t end;    ///< the place of the closing one; the size of the text if there is none
    bool has_operator;  ///< within it, however deep
  };
  struct Open {
    std::size_t place;
    std::size_t operators;  ///< that stand before it
  };

  bool is_operator(std::size_t at) const;
  Extent extent(std::size_t open) const;
  void close_last(std::size_t end);

  std::string_view text_;
  std::size_t operators_ = 0;  ///< seen so far
  std::vector<Open> open_;     ///< those that wait for their end
  std::unordered_map<std::size_t, Extent> extents_;
};

/// True if the tokens of a query have to be read as an expression: they have an operator,
/// or a bracket of which something is said (a field or sign before it, a weight behind it).
/// Otherwise they are a list of words, in which brackets are text.
bool is_expression(const std::vector<QueryToken>& tokens);

}  // namespace pprsearch
