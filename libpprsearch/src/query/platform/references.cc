#include <algorithm>
#include <utility>

#include "query/platform/platform_reader.h"

// References to lines: one by its number, and lists of them.

namespace pprsearch::platform {
namespace {

using Kind = Node::Kind;

}  // namespace

/// The word before a line of PubMed's old history: "Search #1 AND Search #2".
void PlatformReader::skip_search() {
  if (table_.platform != Platform::pubmed || !reading_.is_list) return;
  Cursor ahead = here_;
  if (!ahead.take_word("search")) return;
  ahead.skip_blanks();
  if (ahead.peek() == '#' && is_digit(ahead.peek(1))) here_ = ahead;
}

/// "#1", "S1", "[S1]", and in Ovid the number of a line that is there.
PlatformReader::Part PlatformReader::reference() {
  skip_search();
  const std::size_t begin = here_.at();
  const bool in_brackets = here_.peek() == '[' && table_.line_marks.starts_with('S');
  if (in_brackets) here_.skip(1);
  const char first = here_.peek() == 's' && table_.line_marks.starts_with('S') ? 'S' : here_.peek();
  const bool marked = is_one_of(first, "#S");
  const bool is_own = marked ? is_one_of(first, table_.line_marks) : table_.line_marks.empty();
  if (marked) here_.skip(1);
  const std::string_view digits = here_.take_digits();
  if (in_brackets && here_.peek() == ']') here_.skip(1);
  const std::string_view ends = table_.place == TagPlace::behind_point ? " )[" : " )";
  const bool whole =
      !digits.empty() && (here_.at() == here_.end() || is_one_of(here_.peek(), ends) ||
                          (marked && joins_references()));
  const std::size_t end = here_.at();
  here_.go_to(begin);
  const auto number = static_cast<std::size_t>(number_of_figures(digits));
  const bool is_there = reading_.numbers.contains(number);
  // The mark of another platform is one if there is such a line.
  const bool is_reference = marked ? is_own || (reading_.is_list && is_there)
                                   : whole && bare_reference(number, begin, end);
  if (!whole || !is_reference) return std::nullopt;
  here_.go_to(end);
  if (is_own) ++reading_.recognised;
  if (!is_there) {
    reading_.said.fault(DiagnosticCode::line_number, begin, end,
                        ": there is no line of this number before this one");
  }
  Node line = constant(is_there ? Kind::line : Kind::nothing, begin);
  line.number = number;
  if (marked && joins_references()) {
    here_.skip_blanks();
    const std::size_t joint = here_.at();
    here_.skip(1);
    reading_.said.fault(DiagnosticCode::line_number, joint, here_.at(),
                        ": lines are joined by AND, OR and NOT; AND is read");
  }
  return line;
}

/// Whether a sign that is not an operator stands here, and another reference behind it: "#1, #2".
bool PlatformReader::joins_references() const {
  Cursor ahead = here_;
  ahead.skip_blanks();
  if (!is_one_of(ahead.peek(), ",;&+-/")) return false;
  ahead.skip(1);
  ahead.skip_blanks();
  return is_one_of(ahead.peek(), "#S") && is_digit(ahead.peek(1));
}

/// Whether an operand begins at `begin` for which an operator or bracket, or nothing, stands before
/// it, and behind `end` likewise.
bool PlatformReader::stands_alone(std::size_t begin, std::size_t end) {
  const std::string_view before = trim_end(here_.between(start_, begin));
  const std::string word = in_lower_case(trim_begin(last_word(before), "("));
  const bool is_joined =
      before.empty() || before.ends_with('(') || word == "and" || word == "or" || word == "not";
  const std::size_t here = here_.at();
  here_.go_to(end);
  const bool ends = here_.at_end() || is_one_of(here_.peek(), ")[") || operation().has_value();
  here_.go_to(here);
  return is_joined && ends;
}

/// Whether the bare number [begin, end) is that of a line: in Ovid if the line is there; if a whole
/// line has nothing but numbers and operators, it is one in Ovid, and in any list; and in a list
/// that has had such a line, if it is an operand by itself.
bool PlatformReader::bare_reference(std::size_t number, std::size_t begin, std::size_t end) {
  const bool is_own = table_.line_marks.empty();
  const bool may_be = is_own || reading_.is_list;
  if (refers_only_ && may_be) {
    if (!is_own) {
      reading_.has_bare_lines = true;
      reading_.said.note(DiagnosticCode::platform_reading, begin, begin,
                         ": bare numbers in a line of nothing else are read as lines");
    }
    return true;
  }
  if (!may_be || !reading_.numbers.contains(number) || !stands_alone(begin, end)) return false;
  if (is_own) return true;
  reading_.said.note(
      DiagnosticCode::platform_reading, begin, end,
      reading_.has_bare_lines
          ? std::string_view(": read as a line, as in the lines of nothing but numbers")
          : std::string_view(": read as a word, though there is a line of this number: a line is "
                             "named with a sign before its number"));
  return reading_.has_bare_lines;
}

/// "or/1-7", "and/6,22"
PlatformReader::Part PlatformReader::list_of_lines() {
  const std::size_t begin = here_.at();
  const bool is_or = here_.take("or/");
  const bool is_list = is_or || here_.take("and/");
  std::string numbers;
  std::size_t end = here_.at();
  // "or/1 - 7, 9": blanks may stand around the marks.
  for (bool goes_on = is_list; goes_on;) {
    here_.skip_blanks();
    if (is_one_of(here_.peek(), "#S")) here_.skip(1);
    const std::string_view digits = here_.take_digits();
    if (digits.empty()) break;
    numbers += digits;
    end = here_.at();
    here_.skip_blanks();
    const char joint = here_.peek();
    goes_on = is_one_of(joint, "-,");
    if (goes_on) {
      numbers += joint;
      here_.skip(1);
      end = here_.at();
    }
  }
  if (is_list) here_.go_to(end);
  if (numbers.find_first_not_of("-,") == numbers.npos) {
    here_.go_to(begin);
    return std::nullopt;
  }
  if (table_.place != TagPlace::behind_point) --reading_.recognised;  // it is Ovid's
  return lines_of(numbers, is_or, begin);
}

/// The lines of "1-5,7", any or all of them.
Node PlatformReader::lines_of(std::string_view numbers, bool any, std::size_t begin) {
  ++reading_.recognised;
  Node all = constant(any ? Kind::any_of : Kind::all_of, begin);
  all.quoted = true;
  for (const std::string_view range : split_words(numbers, ",")) {
    const std::size_t dash = std::min(range.find('-'), range.size());
    const int first = number_of_figures(range.substr(0, count_digits(range)));
    const std::string_view rest = trim_begin(range.substr(dash), "-");
    const int last = rest.empty() ? first : number_of_figures(rest.substr(0, count_digits(rest)));
    for (int number = first; number <= last; ++number) {
      Node line = constant(Kind::line, begin);
      line.number = static_cast<std::size_t>(number);
      if (!reading_.numbers.contains(line.number)) {
        reading_.said.fault(DiagnosticCode::line_number, begin, here_.at(),
                            ": there is no line " + std::to_string(number) + " before this one");
        break;
      }
      all.operands.push_back(std::move(line));
    }
  }
  return all.operands.empty() ? constant(Kind::nothing, begin) : all;
}

/// The line whose number stands here.
Node PlatformReader::numbered_line(std::size_t begin) {
  here_.skip_blanks();
  const auto number = static_cast<std::size_t>(number_of_figures(here_.take_digits()));
  const bool is_there = reading_.numbers.contains(number);
  if (!is_there) {
    reading_.said.fault(DiagnosticCode::line_number, begin, here_.at(),
                        ": there is no line of this number before this one");
  }
  Node line = constant(is_there ? Kind::line : Kind::nothing, begin);
  line.number = number;
  return line;
}

}  // namespace pprsearch::platform
