#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

namespace pprsearch {

/// Takes the objects of a JSON array apart, one at a time and in bounded memory: of
/// `[{…}, {…}]`, of `{"items": [{…}, …]}`, or of objects one after the other.
///
/// An object that is not closed costs itself alone where the file is laid out in lines: the
/// next one is known by its brace, which stands as far to the right as the broken one's did, where
/// no object of a list within that one may stand.
/// A list that the file ends within is told of as one more item, with a fault.
class JsonItems {
 public:
  /// Reads `in` ahead.
  explicit JsonItems(std::istream& in);

  /// Goes to the next item; false where there is none.
  bool next();

  const std::string& text() const { return text_; }
  std::size_t line() const { return item_line_; }      ///< where the item begins, from 1
  const std::string& fault() const { return fault_; }  ///< why it cannot be read; or empty

 private:
  int peek();
  char get();
  bool begin_item();
  bool enters_items();
  bool end();
  void read_item();
  bool may_stand_here();
  void nest(char c);
  void read_other();
  void take(char c);
  void fail(const std::string& fault);

  std::istream& in_;
  std::string piece_;   ///< what was read of `in_`
  std::size_t at_ = 0;  ///< in piece_
  std::string text_;
  std::string fault_;
  std::size_t item_line_ = 0;
  std::size_t item_column_ = 0;  ///< of its brace, from 1; 0 = something stands before it
  bool within_items_ = false;    ///< of {"items": […]}
  std::size_t open_lists_ = 0;
  bool took_bracket_ = false;  ///< the item ended with a bracket that may have been the list's
  bool ended_ = false;

  std::size_t line_ = 1;
  std::size_t last_line_ = 1;  ///< the last one with something in it
  std::size_t column_ = 0;     ///< characters read of the line
  bool indented_ = true;       ///< all of them are blanks

  /// A brace or bracket of the item that is not closed yet.
  struct Open {
    char opening = 0;
    bool has_lines = false;  ///< of a list: its objects stand at the item's own column
  };
  std::vector<Open> open_;
  bool is_broken_ = false;  ///< what closes one is not of its kind
  char last_ = 0;           ///< of the item, blanks and what strings hold left out

  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;
};

}  // namespace pprsearch
