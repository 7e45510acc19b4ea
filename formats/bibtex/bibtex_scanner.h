#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>

#include "formats/text_lines.h"

namespace pprsearch {

/// What stands between the outer brackets of "@type{…}" or "@type(…)".
struct BibtexBlock {
  std::size_t line = 0;  ///< where its @ is, from 1
  std::string type;      ///< in lower case: "article", "string", "comment"
  std::string body;
  bool escaped_braces = false;  ///< it only has an end where "\{" and "\}" are no braces
  std::string fault;            ///< why it has no end that could be found; empty = it has one
};

/// Takes a BibTeX file apart into its blocks, one at a time. Text between blocks is passed
/// over, as BibTeX does. A block whose brackets do not close ends before the next
/// line that begins a block, so that it costs no other.
class BibtexScanner {
 public:
  explicit BibtexScanner(std::istream& in);

  /// Goes to the next block; false where there is none.
  bool next(BibtexBlock& block);

 private:
  static constexpr int kEnd = -1;

  int peek();
  void step() { ++at_; }
  bool fill();
  void skip_line();
  void skip_gap();
  bool read_head(BibtexBlock& block);
  void read_body(BibtexBlock& block);
  bool at_next_block();

  LineReader lines_;
  std::string line_;    // with its "\n"
  std::size_t at_ = 0;  // in line_
  bool too_long_ = false;
};

}  // namespace pprsearch
