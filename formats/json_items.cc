#include "formats/json_items.h"

#include <istream>
#include <string_view>

#include "base/files.h"
#include "base/strings.h"

// Only braces, brackets and strings are followed here; whether an item is JSON is
// for its reader to find out. Since no string of JSON goes over the end of a line, a
// quotation mark that is missing does harm to its line at most.

namespace pprsearch {
namespace {

constexpr std::size_t kMaxItemBytes = 20 * 1024 * 1024;
constexpr std::size_t kMaxNesting = 32;

bool parts_items(int c) { return c >= 0 && is_one_of(static_cast<char>(c), kBlanks); }

}  // namespace

JsonItems::JsonItems(std::istream& in) : in_(in) {}

bool JsonItems::next() {
  text_.clear();
  fault_.clear();
  depth_ = 0;
  open_.clear();
  is_broken_ = false;
  in_string_ = escaped_ = false;
  while (!ended_) {
    const int c = peek();
    if (c < 0 || (c == ']' && within_items_)) return end();
    if (c == '[') ++open_lists_;
    if (c == ']' && open_lists_ > 0) --open_lists_;
    if (parts_items(c) || c == ',' || c == '[' || c == ']') {
      get();
    } else if (begin_item()) {
      return true;
    }
  }
  return false;
}

/// True where the end is one that has to be told.
bool JsonItems::end() {
  ended_ = true;
  const bool is_cut = peek() < 0 && (within_items_ || open_lists_ > 0) && !took_bracket_;
  if (!is_cut) return false;
  item_line_ = last_line_;
  fail("the file ends before its list is closed");
  return true;
}

int JsonItems::peek() {
  if (at_ == piece_.size()) {
    piece_.resize(kBytesAtOnce);
    in_.read(piece_.data(), static_cast<std::streamsize>(kBytesAtOnce));
    piece_.resize(static_cast<std::size_t>(in_.gcount()));
    at_ = 0;
  }
  return piece_.empty() ? -1 : static_cast<unsigned char>(piece_[at_]);
}

char JsonItems::get() {
  const int next = peek();
  const char c = next < 0 ? '\0' : static_cast<char>(next);
  if (next >= 0) ++at_;
  ++column_;
  indented_ = indented_ && parts_items(c);
  if (!parts_items(c)) last_line_ = line_;
  if (c == '\n') {
    ++line_;
    column_ = 0;
    indented_ = true;
  }
  return c;
}

/// False where what began was not an item but the frame around them.
bool JsonItems::begin_item() {
  item_line_ = line_;
  item_column_ = indented_ ? column_ + 1 : 0;
  took_bracket_ = false;
  if (peek() != '{') {
    read_other();
    return true;
  }
  take(get());
  if (!within_items_ && enters_items()) {
    within_items_ = true;
    text_.clear();
    depth_ = 0;
    open_.clear();
    return false;
  }
  read_item();
  return true;
}

/// Whether the object's first member is a list named "items"; what was read of another
/// one is kept.
bool JsonItems::enters_items() {
  for (const char expected : std::string_view("\"items\":[")) {
    while (!in_string_ && parts_items(peek())) take(get());
    if (peek() != expected) return false;
    take(get());
  }
  return true;
}

void JsonItems::read_item() {
  while (depth_ > 0) {
    const int c = peek();
    if (c < 0) {
      ended_ = true;
      return fail("the file ends before the item is closed");
    }
    const bool is_at_column = c == '{' && indented_ && column_ + 1 == item_column_;
    if (is_at_column && !may_stand_here()) {
      return fail("the item is not closed before the next one begins, in line " +
                  std::to_string(line_));
    }
    took_bracket_ = c == ']';
    take(get());
  }
}

/// Whether a brace at the item's own column is that of an object within it: of the items in a frame
/// whose own brace is at the beginning of its line, too.
bool JsonItems::may_stand_here() {
  if (is_broken_ || in_string_ || open_.empty() || open_.back().opening != '[') return false;
  if (last_ == '[') open_.back().has_lines = true;
  return last_ == '[' || (last_ == ',' && open_.back().has_lines);
}

/// Notes what opens and closes; beyond the deepest nesting the item is given up.
void JsonItems::nest(char c) {
  if (c == '{' || c == '[') {
    ++depth_;
    if (open_.size() <= kMaxNesting) open_.push_back({c, false});
  } else if (c == '}' || c == ']') {
    --depth_;
    is_broken_ = is_broken_ || depth_ > kMaxNesting || open_.empty() ||
                 open_.back().opening != (c == '}' ? '{' : '[');
    if (!open_.empty()) open_.pop_back();
  }
}

/// Passes over what is no object: a number, a word, a brace too many.
void JsonItems::read_other() {
  constexpr std::size_t kShown = 40;
  bool quoted = false;
  const auto goes_on = [&](int c) {
    const std::string_view ends = quoted ? ",{\n" : ",{[]\n";
    return c >= 0 && ends.find(static_cast<char>(c)) == std::string_view::npos;
  };
  do {
    const char c = get();
    quoted = quoted != (c == '"');
    if (text_.size() < kShown) text_ += c;
  } while (goes_on(peek()));
  fail("is no JSON object: '" + text_ + "'");
}

void JsonItems::take(char c) {
  if (fault_.empty()) text_ += c;
  if (text_.size() > kMaxItemBytes) fail("the item is longer than 20 MiB");
  if (in_string_) {
    in_string_ = c != '\n' && (c != '"' || escaped_);
    escaped_ = c == '\\' && !escaped_;
    return;
  }
  in_string_ = c == '"';
  nest(c);
  if (!parts_items(c)) last_ = c;
  if (depth_ > kMaxNesting) fail("is nested deeper than 32 levels");
}

void JsonItems::fail(const std::string& fault) {
  fault_ = fault;
  text_ = std::string();
}

}  // namespace pprsearch
