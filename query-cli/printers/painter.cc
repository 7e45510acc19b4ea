#include "query-cli/printers/painter.h"

#include <algorithm>
#include <ostream>

#include "base/ascii.h"
#include "base/utf8.h"

namespace pprsearch {
namespace {

constexpr std::string_view kPlain = "\x1b[0m";
/// Narrower lines are harder to read than lines that the terminal breaks.
constexpr std::size_t kNarrowest = 20;

/// A word may be of several pieces: the marked one of "self-[doubt]".
using PaintedWord = std::vector<PaintedText>;

std::vector<PaintedWord> words_in(const std::vector<PaintedText>& pieces) {
  std::vector<PaintedWord> words(1);
  for (const PaintedText& piece : pieces) {
    std::size_t begin = 0;
    while (begin < piece.text.size()) {
      const std::size_t end = std::min(piece.text.find(' ', begin), piece.text.size());
      if (end > begin) words.back().push_back({piece.text.substr(begin, end - begin), piece.color});
      if (end < piece.text.size() && !words.back().empty()) words.emplace_back();
      begin = end + 1;
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::size_t width_of(const PaintedWord& word) {
  std::size_t columns = 0;
  for (const PaintedText& piece : word) columns += count_characters(piece.text);
  return columns;
}

/// An address as it may stand in a command to the terminal.
bool is_plain_address(const std::string& address) {
  return std::ranges::all_of(address, [](char c) { return c > ' ' && c < 0x7F; });
}

}  // namespace

std::vector<PaintedText> marked_pieces(const std::string& text, const std::vector<Span>& highlights,
                                       std::string_view color) {
  std::string line = text;
  std::ranges::replace(line, '\n', ' ');
  std::vector<PaintedText> pieces;
  const auto add = [&](std::size_t begin, std::size_t end, std::string_view in) {
    if (end > begin) pieces.push_back({line.substr(begin, end - begin), in});
  };
  std::size_t at = 0;
  for (const Span& span : highlights) {
    add(at, span.begin, color);
    add(span.begin, span.end, kMatch);
    at = span.end;
  }
  add(at, line.size(), color);
  return pieces;
}

void Painter::write(std::string_view text, std::string_view color) {
  std::string_view current;
  change_color(current, color);
  out_ << text;
  change_color(current, {});
}

void Painter::change_color(std::string_view& current, std::string_view color) {
  if (!color_ || color == current) return;
  if (!current.empty()) terminal_ << kPlain;
  terminal_ << color;
  current = color;
}

void Painter::paragraph(const std::string& first, std::vector<PaintedText> pieces) {
  for (PaintedText& piece : pieces) std::ranges::replace(piece.text, '\n', ' ');
  out_ << first;
  const std::size_t indent = count_characters(first);
  if (width_ < indent + kNarrowest) {
    for (const PaintedText& piece : pieces) write(piece.text, piece.color);
    out_ << '\n';
    return;
  }
  std::size_t column = indent;
  std::string_view current;
  for (const PaintedWord& word : words_in(pieces)) {
    const std::size_t columns = width_of(word);
    if (column > indent && column + 1 + columns > width_) {
      change_color(current, {});
      out_ << '\n' << std::string(indent, ' ');
      column = indent;
    } else if (column > indent) {
      if (word.front().color != current) change_color(current, {});
      out_ << ' ';
      ++column;
    }
    for (const PaintedText& piece : word) {
      change_color(current, piece.color);
      out_ << piece.text;
    }
    column += columns;
  }
  change_color(current, {});
  out_ << '\n';
}

void Painter::link(const std::string& text, const std::string& address) {
  const bool linked = color_ && width_ > 0 && is_plain_address(address);
  if (linked) terminal_ << "\x1b]8;;" << address << "\x1b\\";
  write(text, kDim);
  if (linked) terminal_ << "\x1b]8;;\x1b\\";
}

}  // namespace pprsearch
