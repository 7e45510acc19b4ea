#pragma once

#include <pprsearch/query.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "query/pieces.h"

// A query language that everybody knows a little is often typed as another one: `depression[tiab]`
// is PubMed's, `(therap* adj3 alliance).mp.` Ovid's, `depression and not anxiety` nearly everybody
// else's. Here all of that is text, and finds something else or nothing. What looks like it is
// found in the text before it is parsed. It is told, with the query in this language if there is
// one.

namespace pprsearch {

/// A stretch of the plain text, [begin, end), and what takes its place.
struct TextEdit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;
};

/// Something that means one thing elsewhere and is read as another here.
struct Misreading {
  DiagnosticCode code{};
  std::string message;
  std::size_t begin = 0;  ///< in the plain text
  std::size_t end = 0;
  std::vector<TextEdit> edits = {};  ///< that say it in this language; none = nothing does
};

/// The text that is looked at, and what was found in it so far.
class MisreadText {
 public:
  /// `plain` and `original` have to live longer.
  MisreadText(const PlainText& plain, std::string_view original);

  std::string_view text() const { return text_; }
  const std::vector<Piece>& pieces() const { return pieces_; }
  const Piece* before(std::size_t at) const { return at == 0 ? nullptr : &pieces_[at - 1]; }
  const Piece* after(std::size_t at) const {
    return at + 1 < pieces_.size() ? &pieces_[at + 1] : nullptr;
  }
  /// The piece that opens the bracket which piece `close` closes; `close` itself if none does.
  std::size_t opening_of(std::size_t close) const { return openings_[close]; }

  const std::vector<Misreading>& found() const { return found_; }
  void add(Misreading misreading);
  /// Whether any of what was found lies within the piece. What is too long to be looked at counts
  /// as found.
  bool is_found(const Piece& piece) const;

 private:
  std::string_view text_;
  std::vector<Piece> pieces_;
  std::vector<std::size_t> openings_;
  std::vector<Misreading> found_;
  std::vector<bool> covered_;  // by byte of the text
};

/// Tags of fields and headings: [tiab], .ti,ab., :ti,ab,kw, TI=, TI "…", TITLE-ABS(…), exp X/.
void find_foreign_fields(MisreadText& text);

/// Operators of distance, references to numbered lines, signs for truncation.
void find_foreign_operators(MisreadText& text);

/// `and`, `or` and `not` in small letters.
void find_small_operators(MisreadText& text);

/// Years, addresses and numbers of a short text in which nothing else was found.
void find_doubtful_words(MisreadText& text);

}  // namespace pprsearch
