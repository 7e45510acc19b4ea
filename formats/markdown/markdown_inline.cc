#include "formats/markdown/markdown_inline.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/entities.h"
#include "formats/superscripts.h"

// The marks within a paragraph. The text is gone through once. What may turn out to be a mark, or
// not, is kept beside the text with what it shows as long as nothing closes it: so "*a" shows its
// asterisk, and "*a*" does not. A run of asterisks or underscores opens and closes as CommonMark
// says, by what stands on both sides of it: "5 * 3", "snake_case" and "p < .05*" have no marks.
//
// Left out: which emphasis is strong, and which of two that overlap counts. Nobody sees it in a
// text without marks. Every search for an end is bounded, or is remembered by NextOf, so that the
// time grows with the length of the text alone.

namespace pprsearch {
namespace {

constexpr std::size_t kNone = std::string_view::npos;
constexpr std::size_t kMostAddressBytes = 2048;
constexpr std::size_t kMostLabelBytes = 1000;
constexpr int kMostBrackets = 32;  // within one another

bool is_punctuation(char c) { return c > ' ' && c < 0x7F && !is_letter_or_digit(c); }
bool is_space(char c) { return is_one_of(c, kBlanks); }

/// Finds a piece of a text from places that never go back.
class NextOf {
 public:
  NextOf(std::string_view text, std::string_view piece) : text_(text), piece_(piece) {}

  /// Where the piece is from `at` on; kNone if it is not.
  std::size_t from(std::size_t at) {
    if (found_ != kNone && found_ < at) found_ = text_.find(piece_, at);
    return found_;
  }

 private:
  std::string_view text_;
  std::string_view piece_;
  std::size_t found_ = text_.find(piece_);
};

/// What is in the text where it may be a mark.
struct Mark {
  std::size_t at = 0;  ///< in the text without marks
  std::string shown;
};

struct Bracket {
  std::size_t mark = 0;
  std::size_t begin = 0;  ///< of what is in it, in the paragraph
};

/// The bytes of an address, and perhaps a title, in the round brackets that `text` begins with.
std::size_t target_length(std::string_view text) {
  if (!text.starts_with('(')) return 0;
  text = text.substr(0, kMostAddressBytes);
  int open = 0;
  char quote = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if (is_one_of(c, "\"'") && is_space(text[at - 1])) {
      quote = c;
    } else if (c == '(') {
      if (++open > kMostBrackets) return 0;
    } else if (c == ')' && --open == 0) {
      return at + 1;
    }
  }
  return 0;
}

/// "[label]": its bytes; `inside` gets the label.
std::size_t label_length(std::string_view text, std::string_view& inside) {
  if (!text.starts_with('[')) return 0;
  const std::size_t end = text.substr(0, kMostLabelBytes).find_first_of("]\n", 1);
  if (end == kNone || text[end] != ']') return 0;
  inside = text.substr(1, end - 1);
  return end + 1;
}

/// "@okafor2021; @hill2020, p. 3": references to a list of literature.
bool is_citation(std::string_view inside) {
  const std::size_t key = inside.find_first_not_of('-');
  return key != kNone && key <= 1 && inside[key] == '@' && key + 1 < inside.size() &&
         is_letter_or_digit(inside[key + 1]);
}

/// Whether what is between "<" and ">" is a tag of HTML.
bool is_tag(std::string_view inside) {
  const bool closes = inside.starts_with('/');
  if (closes) inside.remove_prefix(1);
  if (inside.empty() || !is_letter(inside.front())) return false;
  const std::size_t end = inside.find_first_of(" \t\n/");
  const std::string_view name = inside.substr(0, end);
  if (!std::ranges::all_of(name, [](char c) { return is_letter_or_digit(c) || c == '-'; })) {
    return false;
  }
  const std::string_view rest = trim(inside.substr(name.size()), " \t\n/");
  return closes ? rest.empty() : rest.find('=') != kNone || rest.find(' ') == kNone;
}

bool is_address(std::string_view inside) {
  const std::size_t colon = inside.find_first_of(":@");
  return colon != kNone && colon > 1 && inside.find_first_of(kBlanks) == kNone &&
         std::ranges::all_of(inside.substr(0, colon),
                             [](char c) { return is_letter_or_digit(c) || is_one_of(c, "+-._"); });
}

class InlineReader {
 public:
  InlineReader(std::string_view text, const LinkLabels& labels) : text_(text), labels_(labels) {
    for (std::size_t at = text.find('`'); at != kNone; at = text.find('`', at)) {
      const std::size_t end = std::min(text.find_first_not_of('`', at), text.size());
      ticks_[end - at].push_back(at);
      at = end;
    }
  }

  std::string read() {
    while (at_ < text_.size()) read_mark();
    std::string shown;
    std::size_t begin = 0;
    for (const Mark& mark : marks_) {
      shown.append(out_, begin, mark.at - begin).append(mark.shown);
      begin = mark.at;
    }
    return shown.append(out_, begin);
  }

 private:
  char following(std::size_t ahead = 1) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\n';
  }

  void copy(std::size_t count = 1) {
    out_.append(text_, at_, count);
    at_ += count;
  }

  void read_mark() {
    switch (text_[at_]) {
      case '\\':
        return read_backslash();
      case '`':
        return read_code();
      case '*':
      case '_':
        return read_emphasis();
      case '~':
        return following() == '~' ? read_emphasis() : read_raised();
      case '^':
        return following() == '[' ? open_bracket(2) : read_raised();
      case '!':
        return following() == '[' ? open_bracket(2) : copy();
      case '[':
        return open_bracket(1);
      case ']':
        return close_bracket();
      case '<':
        return read_angle();
      case '&':
        return read_entity();
      case '{':
        return read_shortcode();
      default:
        return copy(std::min(text_.find_first_of("\\`*_~^![]<&{", at_), text_.size()) - at_);
    }
  }

  /// Before punctuation it protects, at a line's end it breaks the line.
  void read_backslash() {
    const bool is_mark =
        at_ + 1 < text_.size() && (is_punctuation(following()) || following() == '\n');
    if (is_mark) ++at_;
    copy();
  }

  void read_code() {
    const std::size_t begin = std::min(text_.find_first_not_of('`', at_), text_.size());
    const std::size_t count = begin - at_;
    const std::vector<std::size_t>& places = ticks_[count];
    const auto end = std::ranges::lower_bound(places, begin);
    if (end == places.end()) return copy(count);
    std::string code(text_.substr(begin, *end - begin));
    std::ranges::replace(code, '\n', ' ');
    const bool is_padded = code.size() > 2 && code.front() == ' ' && code.back() == ' ';
    out_ += is_padded ? code.substr(1, code.size() - 2) : code;
    at_ = *end + count;
    at_ += attributes_length(text_.substr(at_));
  }

  // ---- Emphasis ----

  void read_emphasis() {
    const char mark = text_[at_];
    const std::size_t end = std::min(text_.find_first_not_of(mark, at_), text_.size());
    const char before = at_ == 0 ? '\n' : text_[at_ - 1];
    const char after = end < text_.size() ? text_[end] : '\n';
    const bool opens_at =
        !is_space(after) && (!is_punctuation(after) || is_space(before) || is_punctuation(before));
    const bool closes_at =
        !is_space(before) && (!is_punctuation(before) || is_space(after) || is_punctuation(after));
    const bool within_word = mark == '_' && opens_at && closes_at;
    const bool closes = closes_at && (!within_word || is_punctuation(after));
    const bool opens = opens_at && (!within_word || is_punctuation(before));
    std::size_t left = end - at_;
    if (closes) left -= close_emphasis(mark, left);
    marks_.push_back({out_.size(), std::string(left, mark)});
    if (opens && left > 0) open_[mark].push_back(marks_.size() - 1);
    at_ = end;
  }

  /// How many of the marks close others.
  std::size_t close_emphasis(char mark, std::size_t count) {
    std::size_t used = 0;
    for (std::vector<std::size_t>& open = open_[mark]; !open.empty() && used < count;) {
      std::string& opener = marks_[open.back()].shown;
      const std::size_t pairs = std::min(opener.size(), count - used);
      if (mark == '~' && (opener.size() != 2 || count != 2)) break;
      opener.resize(opener.size() - pairs);
      used += pairs;
      if (opener.empty()) open.pop_back();
    }
    return used;
  }

  /// "x^2^" and "H~2~O": without blanks between the marks.
  void read_raised() {
    constexpr std::size_t kMostBytes = 64;
    const char mark = text_[at_];
    const std::string_view rest = text_.substr(at_ + 1, kMostBytes);
    const std::size_t end = rest.find(mark);
    const std::string_view raised = rest.substr(0, end == kNone ? 0 : end);
    if (at_ == 0 || is_space(text_[at_ - 1]) || raised.empty() ||
        !std::ranges::all_of(raised, [](char c) {
          return is_letter_or_digit(c) || is_one_of(c, "+-.,()") || c < 0;
        })) {
      return copy();
    }
    if (mark == '^' && is_power(out_, raised)) out_ += '^';
    out_ += raised;
    at_ += end + 2;
  }

  // ---- Brackets ----

  void open_bracket(std::size_t length) {
    marks_.push_back({out_.size(), std::string(text_.substr(at_, length))});
    at_ += length;
    brackets_.push_back({marks_.size() - 1, at_});
  }

  void close_bracket() {
    if (brackets_.empty()) return copy();
    const Bracket bracket = brackets_.back();
    brackets_.pop_back();
    const std::string_view inside = text_.substr(bracket.begin, at_ - bracket.begin);
    std::string& shown = marks_[bracket.mark].shown;
    ++at_;
    if (shown == "^[") {
      shown = " (";
      out_ += ')';
    } else if (const std::size_t length = link_length(inside); length > 0) {
      at_ += length;
      at_ += attributes_length(text_.substr(at_));
      if (shown == "![") return leave_out(bracket.mark);
      shown.clear();
      if (marks_[bracket.mark].at == out_.size()) skip_blank();
    } else if (inside.size() > 1 && inside.front() == '^' && inside.find(' ') == kNone) {
      leave_out(bracket.mark);
    } else if (is_citation(inside)) {
      leave_out(bracket.mark);
    } else if (has_label(inside)) {
      shown.clear();
    } else {
      out_ += ']';
    }
  }

  bool has_label(std::string_view label) const {
    return !labels_.empty() && label.size() < kMostLabelBytes &&
           labels_.contains(in_lower_case(label));
  }

  /// What follows a text in brackets and makes it a link: an address, a label, attributes.
  std::size_t link_length(std::string_view inside) const {
    const std::string_view rest = text_.substr(at_);
    if (const std::size_t length = target_length(rest); length > 0) return length;
    std::string_view label;
    const std::size_t length = label_length(rest, label);
    if (length > 0 && has_label(label.empty() ? inside : label)) return length;
    return attributes_length(rest);
  }

  /// Takes off what was shown since that mark, and a blank if there would be two.
  void leave_out(std::size_t mark) {
    out_.resize(marks_[mark].at);
    marks_.resize(mark);
    for (auto& [character, open] : open_) {
      while (!open.empty() && open.back() >= mark) open.pop_back();
    }
    skip_blank();
  }

  void skip_blank() {
    const bool is_after_blank = out_.empty() || is_space(out_.back());
    const bool is_before_text = at_ < text_.size() && !is_one_of(text_[at_], " .,;:");
    if (is_after_blank && at_ < text_.size() && text_[at_] == ' ') {
      ++at_;
    } else if (!out_.empty() && out_.back() == ' ' && !is_before_text &&
               (marks_.empty() || marks_.back().at < out_.size())) {
      out_.pop_back();
    }
  }

  // ---- HTML and shortcodes ----

  void read_angle() {
    if (text_.substr(at_).starts_with("<!--")) {
      const std::size_t end = comment_end_.from(at_);
      if (end == kNone) return copy();
      at_ = end + 3;
      return skip_blank();
    }
    const std::size_t end = angle_end_.from(at_ + 1);
    const std::size_t other = angle_.from(at_ + 1);
    if (end == kNone || other < end) return copy();
    const std::string_view inside = text_.substr(at_ + 1, end - at_ - 1);
    if (is_tag(inside)) {
      read_tag(inside, end + 1);
    } else if (is_address(inside)) {
      out_ += inside;
      at_ = end + 1;
    } else {
      copy();
    }
  }

  void read_tag(std::string_view inside, std::size_t end) {
    at_ = end;
    const std::string_view name = inside.substr(0, inside.find_first_of(" \t\n/", 1));
    if (is_same_word(name, "br")) {
      end_line();
    } else if (is_same_word(name, "sup")) {
      constexpr std::size_t kMostBytes = 64;
      if (is_power(out_, text_.substr(at_, kMostBytes))) out_ += '^';
    }
  }

  void end_line() {
    while (out_.ends_with(' ') && (marks_.empty() || marks_.back().at < out_.size()))
      out_.pop_back();
    at_ = std::min(text_.find_first_not_of(' ', at_), text_.size());
    if (following(0) != '\n') out_ += '\n';
  }

  void read_entity() {
    const Entity entity = entity_at(text_.substr(at_), EntityEnds::in_semicolon);
    if (entity.length == 0) return copy();
    out_ += entity.text;
    at_ += entity.length;
  }

  void read_shortcode() {
    for (auto& [begin, end] : shortcodes_) {
      if (!text_.substr(at_).starts_with(begin)) continue;
      const std::size_t found = end.from(at_ + begin.size());
      if (found == kNone) continue;
      at_ = std::min(text_.find_first_not_of('}', found + 1), text_.size());
      return skip_blank();
    }
    copy();
  }

  std::string_view text_;
  const LinkLabels& labels_;
  std::size_t at_ = 0;
  std::string out_;  ///< what is shown, without `marks_`
  std::vector<Mark> marks_;
  std::map<char, std::vector<std::size_t>> open_;  ///< marks of emphasis that nothing closed yet
  std::vector<Bracket> brackets_;
  std::map<std::size_t, std::vector<std::size_t>> ticks_;  ///< runs of backticks, by their length
  NextOf comment_end_{text_, "-->"};
  NextOf angle_{text_, "<"};
  NextOf angle_end_{text_, ">"};
  std::array<std::pair<std::string_view, NextOf>, 4> shortcodes_ = {{
      {"{{<", {text_, ">}}"}},
      {"{{%", {text_, "%}}"}},
      {"{{", {text_, "}}"}},
      {"{%", {text_, "%}"}},
  }};
};

}  // namespace

std::size_t attributes_length(std::string_view text) {
  constexpr std::size_t kMostBytes = 256;
  if (!text.starts_with('{')) return 0;
  const std::size_t end = text.substr(0, kMostBytes).find_first_of("}\n");
  if (end == kNone || text[end] != '}') return 0;
  const std::string_view inside = trim(text.substr(1, end - 1));
  const bool is_list = inside.size() > 1 && is_one_of(inside.front(), ".#:");
  const std::size_t equals = inside.find('=');
  const bool is_pair = equals != kNone && equals > 0 && is_letter(inside.front());
  return is_list || is_pair ? end + 1 : 0;
}

std::string escaped_inline(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (is_one_of(c, "\\*_`~^[]<&{")) escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string shown_inline(std::string_view paragraph, const LinkLabels& labels) {
  return InlineReader(paragraph, labels).read();
}

}  // namespace pprsearch
