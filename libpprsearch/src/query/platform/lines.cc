#include "query/platform/lines.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/platform/cursor.h"
#include "query/platform/history_table.h"
#include "query/platform/printed.h"
#include "query/platform/printed_limits.h"
#include "query/platform/search_sets.h"

namespace pprsearch::platform {
namespace {

/// A line of the text as it is printed: [begin, end) of the plain text.
struct Stretch {
  std::size_t begin;
  std::size_t end;
};

std::vector<Stretch> printed_lines(const PlainText& plain, std::string_view original) {
  std::vector<Stretch> lines;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < plain.text.size(); ++at) {
    const char c = original[plain.origins[at]];
    if (c != '\n' && c != '\r') continue;
    lines.push_back({begin, at});
    begin = at + 1;
  }
  lines.push_back({begin, plain.text.size()});
  return lines;
}

/// The number before a line.
struct Number {
  std::size_t value = 0;
  std::size_t end = 0;        ///< where the line goes on
  bool is_marked = false;     ///< by #, S, a point or bracket; a bare number may be a word
  bool is_reference = false;  ///< an operator follows: "#1 AND #2"
};

/// What stands directly behind a number that may be glued to its line: "1exp Depression/",
/// "2(yoga or pilates).ti.", "3or/1-2". Fewer letters may be a word with it: "3D", "5HT", "1st".
bool may_be_glued(Cursor here) {
  constexpr std::size_t kFewest = 3;
  if (is_one_of(here.peek(), "(\"'*[")) return true;
  if (is_one_of(here.peek(), "#S") && is_digit(here.peek(1))) return true;
  return here.has("or/") || here.has("and/") || here.take_while(is_letter).size() >= kFewest;
}

std::optional<Number> number_before(std::string_view text, Stretch line, bool glued = false) {
  Cursor here(text, line.begin, line.end);
  here.skip_blanks();
  here.take("\\");
  Number number;
  // "Line 3: "
  const bool says_line = here.take_word("line");
  if (says_line) here.skip_blanks();
  if (here.take("#") || (here.peek() == 'S' && here.take("s"))) number.is_marked = true;
  if (number.is_marked && here.peek() == ' ' && is_digit(here.peek(1))) here.skip(1);
  const std::string_view digits = here.take_digits();
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  number.value = static_cast<std::size_t>(number_of_figures(digits));
  if (is_one_of(here.peek(), ".:)") && !is_digit(here.peek(1))) {
    here.skip(1);
    number.is_marked = true;
  } else if (says_line) {
    return std::nullopt;
  }
  const bool is_glued = here.has("search") || here.has("add search") || here.has("exp ") ||
                        (glued && !number.is_marked && may_be_glued(here));
  if (here.peek() != ' ' && !is_glued) return std::nullopt;
  here.skip_blanks();
  if (here.has("add search")) here.skip(4);
  // The columns "Actions" and "Details" of PubMed's page: "#3 ... > Search: yoga[ti]"
  Cursor query = here;
  if (query.take("...")) query.skip_blanks();
  if (query.take(">")) query.skip_blanks();
  if (query.has("search:")) here = query;
  Cursor behind = here;
  number.is_reference = behind.at_end() || behind.take_word("and") || behind.take_word("or") ||
                        behind.take_word("not") || behind.take(")");
  if (here.has("search") && is_one_of(here.peek(6), " :") && here.peek(7) != '*') {
    here.skip(6);
    here.take(":");
  }
  number.end = here.at();
  return number;
}

/// "--------"
bool is_rule(std::string_view line) {
  constexpr std::size_t kShortest = 4;
  line = trim(line);
  return line.size() >= kShortest && line.find_first_not_of("-=*_+| ") == line.npos;
}

/// "| 1 | exp Depression/ | 1,234 |"
bool is_row(std::string_view line) {
  line = trim(line);
  return line.size() > 2 && line.starts_with('|') && line.ends_with('|');
}

bool begins_with_operator(std::string_view line) {
  Cursor here(line, 0, line.size());
  return here.take_word("and") || here.take_word("or") || here.take_word("not");
}

/// "Intervention", "Population: depression": what stands between two lines and belongs to neither,
/// if the line before is complete.
bool is_section(std::string_view before, std::string_view line) {
  line = trim(line);
  before = trim(before);
  const bool is_plain = line.find_first_of("()[]\"/*?$#=.") == line.npos && is_upper(line.front());
  if (!is_plain || begins_with_operator(line)) return false;
  const std::string_view count = last_word(before);
  const bool has_count = count_digits(count) > 0 && is_complete(without_last(before, count.size()));
  return is_complete(before) || has_count;
}

/// "# CONCEPT 1", "[Population]"
bool is_remark(std::string_view line) {
  line = trim(line);
  if (line.starts_with('[')) {
    const std::string_view inside = without_last(line.substr(1), 1);
    return line.ends_with(']') && line.size() > 2 && is_upper(line[1]) &&
           line.find(']') + 1 == line.size() && !are_digits(inside.substr(1)) &&
           !begins_with(inside, "mh ");
  }
  return line.size() > 3 && line.starts_with("# ") && is_letter(line[2]);
}

class LineParter {
 public:
  LineParter(PlainText& plain, std::string_view original, Platform platform)
      : plain_(plain), platform_(platform) {
    for (const Stretch& line : printed_lines(plain, original)) {
      if (is_rule(text_of(line))) blank_out(line.begin, line.end);
      if (is_row(text_of(line))) part_columns(line);
      if (!is_blank(text_of(line))) printed_.push_back(line);
    }
  }

  Lines part(Unnumbered unnumbered) {
    Lines found;
    take_remarks(found);
    const std::size_t remarks = found.remarks.size();
    if (number_lines(found)) {
      for (std::size_t i = remarks; i < found.remarks.size(); ++i) {
        blank_out(found.remarks[i].place.begin, found.remarks[i].place.end);
      }
      return found;
    }
    found.remarks.resize(remarks);
    found.lines.clear();
    found.headings.clear();
    const bool refers = std::ranges::any_of(
        printed_, [&](const Stretch& line) { return refers_only(text_of(line)); });
    const bool each = (unnumbered == Unnumbered::each_one && (refers || !is_wrapped())) ||
                      (refers && printed_.size() > 1);
    found.are_numbered = each && printed_.size() > 1;
    take_whole(found.lines, found.are_numbered);
    return found;
  }

 private:
  std::string_view text_of(const Stretch& line) const {
    return std::string_view(plain_.text).substr(line.begin, line.end - line.begin);
  }
  void blank_out(std::size_t begin, std::size_t end) {
    std::fill(plain_.text.begin() + static_cast<std::ptrdiff_t>(begin),
              plain_.text.begin() + static_cast<std::ptrdiff_t>(end), ' ');
  }

  /// The strokes of a table in Markdown.
  void part_columns(const Stretch& line) {
    for (std::size_t at = line.begin; at < line.end; ++at) {
      if (plain_.text[at] == '|') plain_.text[at] = ' ';
    }
  }

  /// Whether lines without numbers are one query: a bracket that one opens is closed by another, an
  /// operator stands at an end, or one has nothing but printed limits.
  bool is_wrapped() const {
    if (printed_.size() < 2) return false;
    for (const Stretch& line : printed_) {
      const std::string_view text = trim(text_of(line));
      const bool is_first = line.begin == printed_.front().begin;
      if (!is_first && (begins_with_printed_limit(text, platform_) || begins_with_operator(text))) {
        return true;
      }
    }
    return has_open_bracket();
  }

  bool has_open_bracket() const {
    int depth = 0;
    bool is_open_at_end = false;
    for (const Stretch& line : printed_) {
      for (const char c : text_of(line)) {
        if (c == '(') ++depth;
        if (c == ')') --depth;
      }
      if (depth < 0) return false;
      is_open_at_end = is_open_at_end || (depth > 0 && line.end != printed_.back().end);
    }
    return is_open_at_end && depth == 0;
  }

  /// Remarks become blanks, unless there is nothing else.
  void take_remarks(Lines& found) {
    const auto is_one = [&](const Stretch& line) { return is_remark(text_of(line)); };
    if (std::ranges::all_of(printed_, is_one)) return;
    for (const Stretch& line : printed_) {
      if (!is_one(line)) continue;
      found.remarks.push_back({{line.begin, line.end}, std::string(trim(text_of(line)))});
      blank_out(line.begin, line.end);
    }
    std::erase_if(printed_, [&](const Stretch& line) { return is_blank(text_of(line)); });
  }

  /// Whether the text is a list with numbers: two lines at least have one, the first of all too.
  /// Histories of searches are often printed from the last number to the first.
  bool number_lines(Lines& found) {
    const std::size_t remarks = found.remarks.size();
    Lines glued = found;
    find_numbers(found, false);
    take_glued_numbers(found, std::move(glued));
    if (found.lines.size() == 1) {
      Lines reversed;
      find_numbers(reversed, true);
      if (reversed.lines.size() > 1) {
        found.remarks.resize(remarks);
        found.remarks.insert(found.remarks.end(), reversed.remarks.begin(), reversed.remarks.end());
        found.lines = std::move(reversed.lines);
        found.headings = std::move(reversed.headings);
        found.is_reversed = true;
        std::ranges::reverse(found.lines);
      }
    }
    found.are_numbered = found.lines.size() > 1;
    if (found.are_numbered || found.lines.empty() || !found.headings.empty()) {
      return found.are_numbered;
    }
    const auto number = number_before(plain_.text, printed_.front());
    found.are_numbered = number && number->is_marked && !number->is_reference;
    return found.are_numbered;
  }

  /// Numbers that are glued to their lines count if they go on as 1, 2, 3 and find more lines.
  void take_glued_numbers(Lines& found, Lines glued) const {
    find_numbers(glued, false, true);
    const bool are_more = glued.lines.size() > std::max<std::size_t>(found.lines.size(), 1);
    if (!are_more || glued.lines.front().number != 1 || !glued.headings.empty()) return;
    found = std::move(glued);
  }

  void find_numbers(Lines& found, bool down, bool are_glued = false) const {
    for (std::size_t i = 0; i < printed_.size(); ++i) {
      const Stretch& printed = printed_[i];
      const auto number = number_before(plain_.text, printed, are_glued);
      const bool is_last = i + 1 == printed_.size();
      if (number && begins_line(*number, found.lines, down)) {
        found.lines.push_back({number->value, number->end, printed.end});
      } else if (found.lines.empty()) {
        found.headings.push_back({0, printed.begin, printed.end});
      } else if (!number && !is_last && number_before(plain_.text, printed_[i + 1], are_glued) &&
                 is_section(text_of({found.lines.back().begin, found.lines.back().end}),
                            text_of(printed))) {
        found.remarks.push_back(
            {{printed.begin, printed.end}, std::string(trim(text_of(printed)))});
      } else {
        found.lines.back().end = printed.end;
      }
    }
  }

  static bool begins_line(const Number& number, const std::vector<Line>& lines, bool down) {
    if (lines.empty()) return !number.is_reference || number.is_marked;
    const std::size_t last = lines.back().number;
    if (down) return number.value > 0 && number.value + 1 == last;
    if (number.value == last + 1) return true;
    return number.is_marked && number.value > last && !number.is_reference;
  }

  void take_whole(std::vector<Line>& lines, bool each) {
    if (!each) {
      lines.push_back({1, 0, plain_.text.size()});
      return;
    }
    for (const Stretch& printed : printed_) {
      lines.push_back({lines.size() + 1, printed.begin, printed.end});
    }
    if (lines.empty()) lines.push_back({1, 0, plain_.text.size()});
  }

  PlainText& plain_;
  Platform platform_;
  std::vector<Stretch> printed_;
};

}  // namespace

Lines lines_of(PlainText& plain, std::string_view original, Platform platform,
               Unnumbered unnumbered) {
  if (platform == Platform::pubmed) take_history_table(plain, original);
  std::vector<Remark> labels;
  if (platform == Platform::proquest) labels = take_search_sets(plain, original);
  Lines lines = LineParter(plain, original, platform).part(unnumbered);
  lines.remarks.insert(lines.remarks.end(), labels.begin(), labels.end());
  take_printed(plain, original, platform, lines);
  return lines;
}

}  // namespace pprsearch::platform
