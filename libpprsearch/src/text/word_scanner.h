#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "text/analyzer.h"
#include "text/char_kind.h"
#include "text/dictionary_words.h"
#include "text/folded_text.h"

namespace pprsearch {

/// The rules that part folded text into tokens. One scanner reads one text,
/// stretch after stretch; stretches meet at white space.
class WordScanner {
 public:
  /// Appends to `tokens`.
  WordScanner(DictionaryWords& dictionary, std::vector<Token>& tokens);

  void scan(const FoldedText& stretch);

 private:
  struct Char {
    CharKind kind = CharKind::other;
    std::size_t end = 0;
  };
  // Letters, digits and marks side by side.
  struct Run {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  Char char_at(std::size_t at) const;
  Char decode(std::size_t at) const;
  CharKind kind_at(std::size_t at) const { return char_at(at).kind; }
  char byte_at(std::size_t at) const { return at < text_.size() ? text_[at] : '\0'; }
  bool in_word(std::size_t at) const;
  template <typename Belongs>
  std::size_t skip_while(std::size_t at, Belongs belongs) const;
  std::size_t run_end(std::size_t at) const;
  Run word_run(std::size_t at) const;
  bool is_letter(Run run) const;
  bool is_ampersand_side(Run run) const;
  bool is_elided_at(Run run) const;
  bool possessive_at(std::size_t at) const;
  bool leading_point_at(std::size_t at) const;

  std::size_t acronym_end(Run first) const;
  std::size_t ampersand_end(Run side) const;
  std::size_t programming_end(Run run) const;
  std::size_t apostrophes_end(Run part) const;

  std::size_t step(std::size_t at);
  std::size_t scan_word(std::size_t begin);
  std::size_t scan_numbers(std::size_t begin);
  std::size_t scan_points(std::size_t begin);
  std::size_t scan_complex(std::size_t begin);
  std::size_t emit_number(std::size_t begin, std::size_t end, char dropped = '\0');
  std::size_t emit(std::size_t begin, std::size_t end, char dropped = '\0');

  DictionaryWords& dictionary_;
  std::vector<Token>& tokens_;
  FoldedText stretch_;
  std::string_view text_;      // the stretch's
  std::size_t word_end_ = 0;   // where the last word of the stretch ended
  bool after_number_ = false;  // nothing but white space since a number
};

}  // namespace pprsearch
