#include "formats/bibtex/bibtex_scanner.h"

#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/tex_text.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxBlockBytes = 64 * 1024 * 1024;

bool is_gap(int c) { return c > 0 && is_one_of(static_cast<char>(c), kTexBlanks); }

std::string_view without_blanks(std::string_view text) { return trim_begin(text, kTexBlanks); }

// "@article{key," at the beginning of a line, after blanks or not; without blanks
// also blocks that have no key. Text of a value hardly ever looks so.
bool begins_block(std::string_view line) {
  const std::string_view text = without_blanks(line);
  const bool indented = text.size() < line.size();
  if (!text.starts_with('@')) return false;
  std::size_t end = 1;
  while (end < text.size() && is_letter(text[end])) ++end;
  const std::string_view rest = without_blanks(text.substr(end));
  if (end == 1 || rest.empty() || (rest.front() != '{' && rest.front() != '(')) return false;
  if (!indented) return true;
  const std::size_t key_end = rest.find_first_of(" \t\r\n{}(),=\"#%", 1);
  return key_end != std::string_view::npos && without_blanks(rest.substr(key_end)).starts_with(',');
}

// Watches brackets, character by character. BibTeX counts braces also after a
// backslash; where a block has no end that way, the end without them is the second choice.
class Nesting {
 public:
  explicit Nesting(bool in_braces)
      : in_braces_(in_braces), base_(in_braces ? 1 : 0), depth_(base_), plain_depth_(base_) {}

  // True for the character that closes the block.
  bool closes(char c) {
    const bool escaped = escaped_;
    escaped_ = c == '\\' && !escaped;
    if (c == '"' && depth_ == base_) quoted_ = !quoted_;
    if (c == '{') {
      ++depth_;
      if (!escaped) ++plain_depth_;
    } else if (c == '}') {
      if (depth_ > 0) --depth_;
      if (!escaped && plain_depth_ > 0) --plain_depth_;
      return in_braces_ && depth_ == 0;
    }
    return c == ')' && !in_braces_ && depth_ == 0 && !quoted_;
  }

  bool between_fields() const { return depth_ == base_ && !quoted_; }
  bool plainly_closed() const { return in_braces_ && plain_depth_ == 0; }

 private:
  bool in_braces_;
  int base_;
  int depth_;
  int plain_depth_;
  bool quoted_ = false;
  bool escaped_ = false;
};

}  // namespace

BibtexScanner::BibtexScanner(std::istream& in) : lines_(in, kMaxBlockBytes) {}

bool BibtexScanner::fill() {
  if (!lines_.next()) return false;
  line_ = lines_.text();
  line_ += '\n';
  too_long_ = too_long_ || lines_.too_long();
  at_ = 0;
  return true;
}

int BibtexScanner::peek() {
  if (at_ >= line_.size() && !fill()) return kEnd;
  return static_cast<unsigned char>(line_[at_]);
}

void BibtexScanner::skip_line() { at_ = line_.size(); }

void BibtexScanner::skip_gap() {
  for (int c = peek(); is_gap(c) || c == '%'; c = peek()) c == '%' ? skip_line() : step();
}

// After the @: the type and the bracket that opens; false where it is only an @.
bool BibtexScanner::read_head(BibtexBlock& block) {
  skip_gap();
  block.type.clear();
  for (int c = peek(); c != kEnd && (is_letter(static_cast<char>(c)) || c == '_'); c = peek()) {
    block.type += ascii_lower(static_cast<char>(c));
    step();
  }
  if (block.type.empty()) return false;
  skip_gap();
  return peek() == '{' || peek() == '(';
}

bool BibtexScanner::at_next_block() { return at_ == 0 && begins_block(line_); }

void BibtexScanner::read_body(BibtexBlock& block) {
  Nesting nesting(peek() == '{');
  step();
  std::size_t plain_end = 0;
  bool only_blanks = false;  // in this line so far
  for (int c = peek(); c != kEnd && !at_next_block(); c = peek()) {
    const char letter = static_cast<char>(c);
    only_blanks = at_ == 0 || only_blanks;
    if (only_blanks && c == '%' && nesting.between_fields()) {
      skip_line();
      continue;
    }
    only_blanks = only_blanks && is_gap(c);
    step();
    if (nesting.closes(letter)) {
      if (too_long_) block.fault = "the record is longer than 64 MiB";
      return;
    }
    if (plain_end == 0 && nesting.plainly_closed()) plain_end = block.body.size() + 1;
    if (block.body.size() >= kMaxBlockBytes) {
      too_long_ = true;
      block.body = std::string();
    }
    if (!too_long_) block.body += letter;
  }
  if (too_long_) {
    block.fault = "the record is longer than 64 MiB";
  } else if (plain_end > 0) {
    block.escaped_braces = true;
    block.body.resize(plain_end - 1);
  } else {
    block.fault = "the record has no end: its braces do not close";
  }
}

bool BibtexScanner::next(BibtexBlock& block) {
  block = BibtexBlock();
  too_long_ = false;
  for (int c = peek(); c != kEnd; c = peek()) {
    block.line = lines_.number();
    step();
    if (too_long_) {
      block.fault = "a line is longer than 64 MiB";
      return true;
    }
    if (c != '@') continue;
    if (!read_head(block)) continue;
    read_body(block);
    return true;
  }
  return false;
}

}  // namespace pprsearch
