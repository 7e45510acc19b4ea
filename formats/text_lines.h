#pragma once

#include <cstddef>
#include <iosfwd>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// Takes a text apart into lines, one at a time and in bounded memory. Line ends
/// may be "\n" or "\r\n"; a byte order mark before the first line is left out.
class LineReader {
 public:
  /// A line of more than `max_bytes` is passed over without being held.
  LineReader(std::istream& in, std::size_t max_bytes);

  /// Goes to the next line; false where there is none.
  bool next();

  /// The line without its end; empty where it is too long.
  const std::string& text() const { return text_; }
  std::size_t number() const { return number_; }  ///< from 1
  bool too_long() const { return too_long_; }

 private:
  bool read_piece();
  void keep(std::string_view piece);

  std::istream& in_;
  std::size_t max_bytes_;
  std::vector<char> piece_;
  std::string text_;
  std::size_t number_ = 0;
  bool too_long_ = false;
};

/// All lines of a text; nullopt for a text of more than `max_bytes`.
std::optional<std::vector<std::string>> read_lines(std::istream& in, std::size_t max_bytes);

/// The lines with "\n" between them.
std::string join_lines(std::span<const std::string> lines);

}  // namespace pprsearch
