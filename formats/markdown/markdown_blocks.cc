#include "formats/markdown/markdown_blocks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/markdown/markdown_inline.h"
#include "formats/text_lines.h"

// The lines of a text in Markdown. Each line is told by its beginning; lines that go on a paragraph
// are collected, because emphasis and links may go over several. A line that shows nothing is left
// out, and so is a blank line if two would meet there.
//
// Writing is the reverse. A text that reads as itself is written as it is, which holds for nearly
// all. In any other, each character that could be a mark gets a backslash.

namespace pprsearch {
namespace {

using Lines = std::span<const std::string>;

constexpr std::size_t kNowhere = std::string_view::npos;

std::size_t count_leading(std::string_view line, char mark) {
  return std::min(line.find_first_not_of(mark), line.size());
}

/// Nothing but backslashes, one at least, and blanks.
bool is_protected_blank(std::string_view line) {
  return line.starts_with('\\') && is_blank(line.substr(count_leading(line, '\\')));
}

// ---- What a line is ----

struct Fence {
  char mark = 0;
  std::size_t length = 0;
  bool is_run = false;  ///< its code makes the page, and is not part of it
};

std::optional<Fence> fence_in(std::string_view line) {
  line = trim_begin(line, " \t");
  const char mark = line.empty() ? '\0' : line.front();
  const std::size_t length = is_one_of(mark, "`~") && mark != 0 ? count_leading(line, mark) : 0;
  const std::string_view info = trim(line.substr(length), " \t");
  if (length < 3 || (mark == '`' && info.find('`') != kNowhere)) return std::nullopt;
  return Fence{mark, length, info.size() > 1 && info.front() == '{' && is_letter(info[1])};
}

bool closes(std::string_view line, const Fence& fence) {
  line = trim(line, " \t");
  return line.size() >= fence.length && count_leading(line, fence.mark) == line.size();
}

/// "* * *", "-----": a rule, or the line below a heading.
bool is_rule(std::string_view line) {
  line = trim(line, " \t");
  if (line.empty() || !is_one_of(line.front(), "-*_=")) return false;
  const auto marks = std::ranges::count(line, line.front());
  const bool is_alone =
      std::ranges::all_of(line, [&](char c) { return c == line.front() || c == ' '; });
  return is_alone && marks >= 3;
}

bool is_table_rule(std::string_view line) {
  return line.find('|') != kNowhere && line.find('-') != kNowhere && is_blank(line, "|:- \t");
}

/// "::: {.callout-note}", "{: .class}": a line that only says how something looks.
bool is_only_for_looks(std::string_view line) {
  line = trim(line, " \t");
  if (line.starts_with(":::")) return true;
  const std::size_t length = attributes_length(line);
  return length > 0 && length == line.size();
}

/// The label of "[label]: address" or "[^1]: text", with the rest of the line in `rest`.
std::string_view label_in(std::string_view line, std::string_view& rest) {
  line = trim_begin(line, " \t");
  if (!line.starts_with('[')) return {};
  const std::size_t end = line.find("]:");
  if (end == kNowhere || line.find_first_of("[]", 1) != end) return {};
  rest = trim_begin(line.substr(end + 2), " \t");
  return line.substr(1, end - 1);
}

bool is_link_definition(std::string_view line) {
  std::string_view rest;
  const std::string_view label = label_in(line, rest);
  const std::string_view address = take_word(rest);
  return !label.empty() && label.front() != '^' && address.find_first_of("/.#<") != kNowhere;
}

LinkLabels labels_in(Lines lines) {
  LinkLabels labels;
  for (const std::string& line : lines) {
    std::string_view rest;
    if (is_link_definition(line)) labels.insert(in_lower_case(label_in(line, rest)));
  }
  return labels;
}

/// The text of a heading of one to six signs; nothing for another line.
std::optional<std::string_view> heading_in(std::string_view line) {
  line = trim_begin(line, " \t");
  const std::size_t level = count_leading(line, '#');
  if (level == 0 || level > 6 || !is_blank(line.substr(level, 1))) return std::nullopt;
  std::string_view text = trim(line.substr(level), " \t");
  const std::size_t brace = text.ends_with('}') ? text.rfind('{') : kNowhere;
  if (brace != kNowhere && attributes_length(text.substr(brace)) == text.size() - brace) {
    text = trim_end(text.substr(0, brace), " \t");
  }
  const std::string_view open = trim_end(text, "#");
  return open.empty() || open.ends_with(' ') ? trim_end(open, " \t") : text;
}

/// "- an item" for "* an item" and "+ [x] an item"; nothing for another line.
std::optional<std::string> item_in(std::string_view line) {
  const std::size_t mark = std::min(line.find_first_not_of(" \t"), line.size());
  const std::size_t text = line.find_first_not_of(" \t", std::min(mark + 1, line.size()));
  if (text == kNowhere || text == mark + 1 || !is_one_of(line[mark], "-+*")) return std::nullopt;
  std::string item(line);
  item[mark] = '-';
  for (const std::string_view box : {"[ ] ", "[x] ", "[X] "}) {
    if (line.substr(text).starts_with(box)) item.erase(text, box.size());
  }
  return item;
}

std::vector<std::string> cells_of(std::string_view row) {
  std::vector<std::string> cells(1);
  for (std::size_t at = 0; at < row.size(); ++at) {
    const bool is_protected = row[at] == '\\' && row.substr(at + 1, 1) == "|";
    if (row[at] == '|') {
      cells.emplace_back();
    } else {
      if (is_protected) ++at;
      cells.back() += row[at];
    }
  }
  std::erase_if(cells, [](const std::string& cell) { return is_blank(cell); });
  return cells;
}

// ---- Comments ----

std::size_t comment_begin(std::string_view line) {
  const std::size_t at = line.find("<!--");
  return at != kNowhere && at > 0 && line[at - 1] == '\\' ? kNowhere : at;
}

/// The lines without comments that go over several of them.
std::vector<std::string> without_comments(Lines lines) {
  const auto has_end = [](const std::string& line) { return line.find("-->") != kNowhere; };
  const auto last_end = std::find_if(lines.rbegin(), lines.rend(), has_end).base();
  std::vector<std::string> kept;
  for (auto line = lines.begin(); line != lines.end(); ++line) {
    const std::size_t begin = comment_begin(*line);
    kept.push_back(*line);
    if (begin == kNowhere || line->find("-->", begin) != kNowhere || line + 1 >= last_end) continue;
    const auto end = std::find_if(line + 1, last_end, has_end);
    kept.back() = line->substr(0, begin) + end->substr(end->find("-->") + 3);
    if (is_blank(kept.back())) kept.pop_back();
    line = end;
  }
  return kept;
}

// ---- Reading ----

class BlockReader {
 public:
  explicit BlockReader(Lines lines) : lines_(lines), labels_(labels_in(lines)) {}

  std::string read() {
    while (at_ < lines_.size()) read_block();
    end_paragraph();
    if (has_left_out_) {
      while (!shown_.empty() && is_blank(shown_.back())) shown_.pop_back();
    }
    return join_lines(shown_);
  }

 private:
  void read_block() {
    const std::string& line = lines_[at_++];
    const bool is_outermost = at_ == 1 || at_ == lines_.size();
    if (is_outermost && is_protected_blank(line)) {
      end_paragraph();
      shown_.push_back(line.substr(1));
    } else if (is_blank(line)) {
      end_paragraph();
      show_blank(line);
    } else if (!read_code(line) && !read_table(line)) {
      read_line(line);
    }
  }

  void show_blank(const std::string& line) {
    const bool would_be_two = shown_.empty() || is_blank(shown_.back());
    if (!(left_out_ && would_be_two)) shown_.push_back(line);
  }

  void show(std::string_view text) {
    left_out_ = false;
    for (const std::string_view line : split_at(text, '\n')) shown_.emplace_back(line);
  }

  void leave_out() {
    left_out_ = true;
    has_left_out_ = true;
  }

  void end_paragraph() {
    if (paragraph_.empty()) return;
    const std::string whole = shown_inline(paragraph_, labels_);
    paragraph_.clear();
    if (is_blank(whole, kBlanks)) return leave_out();
    const std::string_view text = trim(whole, "\n");
    show(text);
  }

  bool read_code(const std::string& line) {
    const std::optional<Fence> fence = fence_in(line);
    if (!fence || !may_close(*fence)) return false;
    const auto begin = lines_.begin() + static_cast<std::ptrdiff_t>(at_);
    const auto end = std::find_if(begin, lines_.end(),
                                  [&](const std::string& each) { return closes(each, *fence); });
    if (end == lines_.end()) {
      unclosed_[fence->mark] = fence->length;
      return false;
    }
    end_paragraph();
    leave_out();
    for (auto code = begin; code != end && !fence->is_run; ++code) {
      if (is_blank(*code)) {
        show_blank(*code);
      } else {
        show(*code);
      }
    }
    leave_out();
    at_ = static_cast<std::size_t>(end - lines_.begin()) + 1;
    return true;
  }

  /// Whether it was not seen before that nothing closes so long a fence.
  bool may_close(const Fence& fence) const {
    const auto found = unclosed_.find(fence.mark);
    return found == unclosed_.end() || fence.length < found->second;
  }

  bool read_table(const std::string& line) {
    if (line.find('|') == kNowhere || at_ == lines_.size() || !is_table_rule(lines_[at_]))
      return false;
    end_paragraph();
    read_row(line);
    for (++at_; at_ < lines_.size() && lines_[at_].find('|') != kNowhere; ++at_)
      read_row(lines_[at_]);
    return true;
  }

  void read_row(std::string_view row) {
    for (const std::string& cell : cells_of(row)) {
      paragraph_ = trim(cell, " \t");
      end_paragraph();
    }
  }

  void read_line(std::string_view line) {
    while (trim_begin(line, " \t").starts_with('>')) line = without_quote(line);
    std::string_view rest;
    if (is_rule(line) || is_only_for_looks(line) || is_link_definition(line)) {
      end_paragraph();
      leave_out();
    } else if (is_blank(line)) {
      end_paragraph();
      show_blank(std::string(line));
    } else if (const auto heading = heading_in(line)) {
      end_paragraph();
      paragraph_ = *heading;
      if (paragraph_.empty()) leave_out();
      end_paragraph();
    } else if (const auto item = item_in(line)) {
      end_paragraph();
      paragraph_ = *item;
    } else if (label_in(line, rest).starts_with('^')) {
      end_paragraph();
      paragraph_ = rest;
    } else {
      paragraph_.append(paragraph_.empty() ? "" : "\n").append(line);
    }
  }

  static std::string_view without_quote(std::string_view line) {
    line = trim_begin(line, " \t").substr(1);
    return line.starts_with(' ') ? line.substr(1) : line;
  }

  Lines lines_;
  LinkLabels labels_;
  std::size_t at_ = 0;
  std::string paragraph_;  ///< the one that is being collected
  std::vector<std::string> shown_;
  std::map<char, std::size_t> unclosed_;  ///< the shortest fence that nothing closes
  bool left_out_ = false;                 ///< just before
  bool has_left_out_ = false;
};

// ---- Headings ----

constexpr std::size_t kMostBlanksBefore = 3;  // more make a line of code

bool is_heading_rule(std::string_view line) {
  const std::string_view bare = trim(line, " \t");
  return is_rule(bare) && is_one_of(bare.front(), "=-") &&
         count_leading(bare, bare.front()) == bare.size();
}

/// "Text" of "<h2 class=a>Text</h2>"; nothing for another line.
std::optional<std::string_view> html_heading_in(std::string_view line) {
  constexpr std::size_t kEndBytes = 5;
  line = trim(line, " \t");
  const bool begins = line.size() > 2 * kEndBytes && begins_with(line, "<h") && line[2] >= '1' &&
                      line[2] <= '6' && is_one_of(line[3], "> ");
  const std::size_t open = begins ? line.find('>') : kNowhere;
  if (open == kNowhere || open + kEndBytes >= line.size()) return std::nullopt;
  const std::string_view end = line.substr(line.size() - kEndBytes);
  if (!begins_with(end, "</h") || end[3] != line[2] || end[4] != '>') return std::nullopt;
  return line.substr(open + 1, line.size() - kEndBytes - open - 1);
}

class HeadingReader {
 public:
  explicit HeadingReader(Lines lines) : lines_(lines) {}

  std::vector<MarkdownHeading> read() {
    while (at_ < lines_.size()) {
      if (!skip_code() && !skip_comment() && !read_heading()) {
        is_in_paragraph_ = !is_blank(lines_[at_++]);
      }
    }
    return std::move(headings_);
  }

 private:
  bool skip_code() {
    const std::optional<Fence> fence = fence_in(lines_[at_]);
    if (!fence) return false;
    const auto found = unclosed_.find(fence->mark);
    if (found != unclosed_.end() && fence->length >= found->second) return false;
    for (std::size_t end = at_ + 1; end < lines_.size(); ++end) {
      if (closes(lines_[end], *fence)) return go_on_behind(end);
    }
    unclosed_[fence->mark] = fence->length;
    return false;
  }

  bool skip_comment() {
    const std::size_t begin = comment_begin(lines_[at_]);
    if (begin == kNowhere || is_comment_open_) return false;
    if (lines_[at_].find("-->", begin) != kNowhere) return false;
    for (std::size_t end = at_ + 1; end < lines_.size(); ++end) {
      if (lines_[end].find("-->") != kNowhere) return go_on_behind(end);
    }
    is_comment_open_ = true;
    return false;
  }

  bool go_on_behind(std::size_t line) {
    at_ = line + 1;
    is_in_paragraph_ = false;
    return true;
  }

  bool read_heading() {
    const std::string& line = lines_[at_];
    if (count_leading(line, ' ') > kMostBlanksBefore) return false;
    if (const auto text = line.starts_with('\t') ? std::nullopt : heading_in(line)) {
      return add(*text, 1, static_cast<int>(count_leading(trim_begin(line), '#')));
    }
    if (const auto text = html_heading_in(line)) {
      return add(*text, 1, line[line.find_first_of("123456")] - '0');
    }
    const bool is_alone = !is_in_paragraph_ && !is_blank(line) && at_ + 1 < lines_.size();
    if (!is_alone || is_rule(line) || !is_heading_rule(lines_[at_ + 1])) return false;
    return add(line, 2, trim_begin(lines_[at_ + 1]).starts_with('=') ? 1 : 2);
  }

  bool add(std::string_view text, std::size_t lines, int level) {
    headings_.push_back({shown_inline(std::string(trim(text, " \t"))), at_, at_ + lines, level});
    return go_on_behind(at_ + lines - 1);
  }

  Lines lines_;
  std::size_t at_ = 0;
  std::map<char, std::size_t> unclosed_;  ///< the shortest fence that nothing closes
  bool is_in_paragraph_ = false;
  bool is_comment_open_ = false;  ///< one that nothing closes was seen
  std::vector<MarkdownHeading> headings_;
};

// ---- Writing ----

std::vector<std::string> lines_of_text(std::string_view text) {
  std::vector<std::string> lines;
  for (const std::string_view line : split_at(text, '\n')) lines.emplace_back(line);
  return lines;
}

/// Whether a fence or a comment opens that what is written below might close.
bool may_open(const std::string& line) {
  return fence_in(line).has_value() || comment_begin(line) != kNowhere;
}

std::string escaped_line(std::string_view line) {
  const std::size_t first = std::min(line.find_first_not_of(" \t"), line.size());
  const std::string_view begin = line.substr(first, 1);
  const bool is_mark =
      !begin.empty() && (is_one_of(begin[0], "#>+=|:") || is_blank(line, "-|: \t"));
  const std::string text = escaped_inline(line.substr(first));
  return std::string(line.substr(0, first)) + (is_mark ? "\\" : "") + text;
}

}  // namespace

std::string shown_text(Lines lines) {
  const std::vector<std::string> plain = without_comments(lines);
  return BlockReader(plain).read();
}

std::vector<MarkdownHeading> headings_of(Lines lines) { return HeadingReader(lines).read(); }

std::string escaped_text(std::string_view text) {
  std::vector<std::string> lines = lines_of_text(text);
  std::vector<std::string> escaped;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const bool is_outermost = at == 0 || at + 1 == lines.size();
    const bool is_as_blank = is_blank(lines[at].substr(count_leading(lines[at], '\\')));
    if (is_outermost && is_as_blank) lines[at].insert(0, "\\");
    escaped.push_back(is_outermost && is_as_blank ? lines[at] : escaped_line(lines[at]));
  }
  const bool is_plain = std::ranges::none_of(lines, may_open) && shown_text(lines) == text;
  return join_lines(is_plain ? lines : escaped);
}

}  // namespace pprsearch
