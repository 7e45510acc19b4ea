#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "query/characters.h"

namespace pprsearch {

/// A piece of a query's plain text as a reader sees it, before anything in it has a meaning.
struct Piece {
  enum class Kind { word, phrase, open, close };

  Kind kind = Kind::word;
  std::string_view text;  ///< of a phrase, what stands between the quotes
  std::size_t begin = 0;  ///< in the plain text, quotes included
  std::size_t end = 0;
  bool joined = false;    ///< no blank parts it from the piece before it
  bool new_line = false;  ///< it is the first of a line of the original
};

/// The pieces in order: words that blanks, quotes and brackets part, what stands in quotes, and
/// brackets. They look into `plain`, which has to live longer. `original` is what `plain` was made
/// of.
std::vector<Piece> pieces_of(const PlainText& plain, std::string_view original);

/// Whether the piece is a word of these letters, in any case. `word` is in lower case.
bool is_word(const Piece& piece, std::string_view word);

/// Whether the piece is `and`, `or` or `not` as a whole word, in any case.
bool is_operator_word(const Piece& piece);

/// Whether a word has a `*` behind two characters that make a word, or more, or before such.
bool is_truncated(std::string_view word);

}  // namespace pprsearch
