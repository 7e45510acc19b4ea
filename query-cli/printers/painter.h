#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "command-line/visible_stream.h"

namespace pprsearch {

inline constexpr std::string_view kBold = "\x1b[1m";
inline constexpr std::string_view kMatch = "\x1b[1;31m";
inline constexpr std::string_view kDim = "\x1b[2m";

/// A stretch of text in one colour.
struct PaintedText {
  std::string text;
  std::string_view color = {};  ///< empty = that of the terminal
};

/// `text` with its highlights, line ends as spaces; what is not marked in `color`.
std::vector<PaintedText> marked_pieces(const std::string& text, const std::vector<Span>& highlights,
                                       std::string_view color = {});

/// Writes for people: in colours if there are to be any, and in lines of the terminal's width if
/// it is known. What it writes cannot command the terminal.
class Painter {
 public:
  /// `width` in columns; 0 = a paragraph is one line, as other programs want it.
  Painter(std::ostream& out, bool color, std::size_t width)
      : terminal_(out), out_(out), color_(color), width_(width) {}

  std::size_t width() const { return width_; }
  /// For what is shown without a colour.
  std::ostream& out() { return out_; }
  void write(std::string_view text, std::string_view color);
  /// A paragraph of whole words behind `first`, which begins its first line. Its other lines begin
  /// with as many blanks as `first` has columns.
  void paragraph(const std::string& first, std::vector<PaintedText> pieces);
  /// `text`, which a terminal of colours makes a link to an address.
  void link(const std::string& text, const std::string& address);

 private:
  void change_color(std::string_view& current, std::string_view color);

  std::ostream& terminal_;
  VisibleStream out_;
  bool color_;
  std::size_t width_;
};

}  // namespace pprsearch
