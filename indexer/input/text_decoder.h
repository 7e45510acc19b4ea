#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

namespace pprsearch {

/// What had to be done to a line whose bytes are not UTF-8.
enum class LineChange {
  read_as_windows_1252,  ///< as a whole: 0xFC is "ü"
  bytes_replaced,        ///< each broken piece by U+FFFD
};

struct ChangedLine {
  std::size_t line = 0;  ///< from 1
  LineChange change = LineChange::bytes_replaced;
};

/// Turns the bytes of a text file into UTF-8, piece by piece, whatever its encoding:
///
/// * UTF-16 and UTF-32 of either byte order, told by a byte order mark or by zero bytes;
/// * UTF-8; a mark before it is left out;
/// * a line that is not UTF-8 is read as Windows-1252 (which Latin-1 is a part of) if it shows no
///   UTF-8 itself, and the file up to there is not nearly all UTF-8; otherwise what is broken in it
///   becomes U+FFFD.
///
/// A file whose beginning has carriage returns and no line feeds gets line feeds.
class TextDecoder {
 public:
  TextDecoder();
  ~TextDecoder();
  TextDecoder(const TextDecoder&) = delete;
  TextDecoder& operator=(const TextDecoder&) = delete;

  /// What `bytes`, and what was kept of those before them, say. The end of the text is
  /// told by `is_last`; before it an unfinished line may be kept, up to the size of a piece.
  std::string decode(std::string_view bytes, bool is_last);

  /// Lines that were changed, in their order; whoever has told of them takes them off.
  std::deque<ChangedLine>& changed_lines() { return changed_lines_; }

 private:
  class Converter;
  struct Evidence {
    std::size_t characters = 0;  ///< of more than one byte
    std::size_t broken = 0;
  };

  void begin();
  void take_wide(bool is_last);
  void decode_lines(std::string_view lines, std::string& text);
  void decode_line(std::string_view line, std::string& text);
  Evidence decode_utf8(std::string_view bytes, std::string& text);
  void decode_windows_1252(std::string_view bytes, std::string& text);

  std::unique_ptr<Converter> wide_;  ///< only for a file in UTF-16 or UTF-32
  std::size_t wide_unit_ = 0;        ///< bytes of what is converted at least
  std::unique_ptr<Converter> utf8_;
  std::unique_ptr<Converter> windows_;
  std::string bytes_;  ///< as they came; of UTF-16 and UTF-32 those still to be converted
  std::string eight_;  ///< bytes of one-byte encodings or UTF-8, not yet decoded
  bool begun_ = false;
  bool returns_end_lines_ = false;
  std::size_t line_ = 1;
  Evidence seen_;
  std::deque<ChangedLine> changed_lines_;
};

}  // namespace pprsearch
