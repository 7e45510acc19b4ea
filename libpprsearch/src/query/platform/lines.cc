#include "query/platform/lines.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/platform/cursor.h"
#include "query/platform/told.h"

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

std::optional<Number> number_before(std::string_view text, Stretch line) {
  Cursor here(text, line.begin, line.end);
  here.skip_blanks();
  here.take("\\");
  Number number;
  if (here.take("#") || (here.peek() == 'S' && here.take("s"))) number.is_marked = true;
  if (number.is_marked && here.peek() == ' ' && is_digit(here.peek(1))) here.skip(1);
  const std::string_view digits = here.take_digits();
  if (digits.empty() || digits.size() > 4) return std::nullopt;
  number.value = static_cast<std::size_t>(number_of(digits));
  if (is_one_of(here.peek(), ".:)") && !is_digit(here.peek(1))) {
    here.skip(1);
    number.is_marked = true;
  }
  const bool is_glued = here.has("search") || here.has("exp ");
  if (here.peek() != ' ' && !is_glued) return std::nullopt;
  here.skip_blanks();
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

/// "# CONCEPT 1", "[Population]"
bool is_remark(std::string_view line) {
  line = trim(line);
  if (line.starts_with('[')) {
    return line.ends_with(']') && line.size() > 2 && is_upper(line[1]) &&
           line.find(']') + 1 == line.size();
  }
  return line.size() > 3 && line.starts_with("# ") && is_letter(line[2]);
}

/// "or/1-7", "1 and 2", "#1 OR #2", "(1 or 2) not 3"
bool refers_only(std::string_view line) {
  std::size_t numbers = 0;
  for (const std::string_view word : split_words(line, " ()[],/-#S")) {
    if (are_digits(word) && word.size() <= 4) {
      ++numbers;
    } else if (!is_same_word(word, "and") && !is_same_word(word, "or") &&
               !is_same_word(word, "not")) {
      return false;
    }
  }
  return numbers > 1 || (numbers == 1 && line.find('/') != line.npos);
}

class LineParter {
 public:
  LineParter(PlainText& plain, std::string_view original) : plain_(plain) {
    for (const Stretch& line : printed_lines(plain, original)) {
      if (is_blank(std::string_view(plain.text).substr(line.begin, line.end - line.begin), " "))
        continue;
      printed_.push_back(line);
    }
  }

  Lines part(Unnumbered unnumbered) {
    Lines found;
    found.are_numbered = number_lines(found);
    if (!found.are_numbered) {
      found.lines.clear();
      found.headings.clear();
      const bool refers = std::ranges::any_of(
          printed_, [&](const Stretch& line) { return refers_only(text_of(line)); });
      const bool each = unnumbered == Unnumbered::each_one || (refers && printed_.size() > 1);
      found.are_numbered = each && printed_.size() > 1;
      take_whole(found.lines, found.are_numbered);
    }
    if (found.are_numbered) {
      for (Line& line : found.lines) take_count(line);
    }
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

  /// Whether the text is a list with numbers: two lines at least have one, the first of all too.
  bool number_lines(Lines& found) {
    std::vector<Line>& lines = found.lines;
    std::vector<Stretch> remarks;
    for (const Stretch& printed : printed_) {
      if (is_remark(text_of(printed))) {
        remarks.push_back(printed);
        continue;
      }
      const auto number = number_before(plain_.text, printed);
      if (number && begins_line(*number, lines)) {
        lines.push_back({number->value, number->end, printed.end, {}});
      } else if (lines.empty()) {
        found.headings.push_back({0, printed.begin, printed.end, {}});
      } else {
        lines.back().end = printed.end;
      }
    }
    const bool is_list = lines.size() > 1;
    if (!is_list && !found.headings.empty()) return false;
    if (!is_list && !lines.empty()) {
      const auto number = number_before(plain_.text, printed_.front());
      if (!number || !number->is_marked || number->is_reference) return false;
    }
    for (const Stretch& remark : remarks) blank_out(remark.begin, remark.end);
    return !lines.empty();
  }

  static bool begins_line(const Number& number, const std::vector<Line>& lines) {
    if (lines.empty()) return !number.is_reference || number.is_marked;
    const std::size_t last = lines.back().number;
    if (number.value == last + 1) return true;
    return number.is_marked && number.value > last && !number.is_reference;
  }

  void take_whole(std::vector<Line>& lines, bool each) {
    if (!each) {
      lines.push_back({1, 0, plain_.text.size(), {}});
      return;
    }
    for (const Stretch& printed : printed_) {
      if (is_remark(text_of(printed))) continue;
      lines.push_back({lines.size() + 1, printed.begin, printed.end, {}});
    }
    if (lines.empty()) lines.push_back({1, 0, plain_.text.size(), {}});
  }

  /// The count behind a line, "(3489255)" or behind several blanks, and the remark in brackets.
  void take_count(Line& line) {
    const auto text = [&] {
      return std::string_view(plain_.text).substr(line.begin, line.end - line.begin);
    };
    line.end = line.begin + trim_end(text()).size();
    std::string_view rest = text();
    const std::size_t open = rest.rfind('[');
    const bool is_remark_behind = rest.ends_with(']') && open != rest.npos && open > 0 &&
                                  rest[open - 1] == ' ' && rest.substr(open).size() > 12 &&
                                  rest.substr(open).find(' ') != rest.npos &&
                                  is_remark_of_line(rest.substr(0, open));
    if (is_remark_behind) {
      line.end = line.begin + trim_end(rest.substr(0, open)).size();
      rest = text();
    }
    const bool in_brackets = rest.ends_with(')');
    const std::size_t mark = rest.rfind(in_brackets ? '(' : ' ');
    if (mark == rest.npos || mark == 0) return;
    const std::string_view digits =
        rest.substr(mark + 1, rest.size() - mark - (in_brackets ? 2 : 1));
    const bool is_count =
        !digits.empty() && is_digit(digits.front()) &&
        std::ranges::all_of(digits, [](char c) { return is_digit(c) || c == ','; });
    const bool stands_apart = in_brackets ? digits.size() > 1 && rest[mark - 1] == ' '
                                          : rest[mark - 1] == ' ' && mark > 1;
    if (!is_count || !stands_apart || digits.size() > 13) return;
    std::size_t printed = 0;
    for (const char c : digits) {
      if (is_digit(c)) printed = printed * 10 + static_cast<std::size_t>(c - '0');
    }
    line.printed = printed;
    line.end = line.begin + trim_end(rest.substr(0, mark)).size();
  }

  /// A bracket behind a line of Ovid's is a remark; before one of Cochrane's or PubMed's it is not.
  static bool is_remark_of_line(std::string_view before) {
    before = trim_end(before);
    return !before.ends_with(':') && !before.ends_with('"');
  }

  PlainText& plain_;
  std::vector<Stretch> printed_;
};

}  // namespace

Lines lines_of(PlainText& plain, std::string_view original, Unnumbered unnumbered) {
  return LineParter(plain, original).part(unnumbered);
}

LineLimits take_printed_limits(const PlainText& plain, Line& line, Said& said) {
  constexpr auto kBegins = std::to_array<std::string_view>(
      {"limiters -", "limiters-", "expanders -", "search modes -", "narrow by",
       "with publication year from", "with cochrane library publication date",
       "with publication date", "in trials", "in cochrane reviews"});
  LineLimits limits;
  const std::string lower =
      in_lower_case(std::string_view(plain.text).substr(line.begin, line.end - line.begin));
  std::size_t first = lower.size();
  for (const std::string_view begin : kBegins) {
    const std::size_t at = lower.find(begin);
    if (at != lower.npos && at > 0 && is_one_of(lower[at - 1], " [;")) first = std::min(first, at);
  }
  if (first == lower.size()) return limits;
  const std::string_view printed = std::string_view(lower).substr(first);
  const std::size_t begin = line.begin + first;
  const bool is_cochrane = printed.starts_with("with");
  std::vector<int> years;
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t digits = count_digits(printed.substr(at));
    if (digits == 4) years.push_back(number_of(printed.substr(at, 4)));
    at += std::max<std::size_t>(digits, 1);
  }
  if (is_cochrane && !years.empty()) {
    limits = {years.front(), years.size() > 1 ? years.back() : 9999, true};
  }
  if (!limits.any_years || printed.find("in trials") != printed.npos) {
    said.note(DiagnosticCode::not_in_index, begin, line.end, kLimitLeftOut);
  }
  line.end = line.begin + trim_end(std::string_view(lower).substr(0, first), " [;").size();
  return limits;
}

}  // namespace pprsearch::platform
