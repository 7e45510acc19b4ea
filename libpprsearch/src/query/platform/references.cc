#include <algorithm>
#include <utility>

#include "query/platform/platform_reader.h"

// References to lines: one by its number, and lists of them.

namespace pprsearch::platform {
namespace {

using Kind = Node::Kind;

}  // namespace

/// "#1", "S1", "[S1]", and in Ovid the number of a line that is there.
PlatformReader::Part PlatformReader::reference() {
  const std::size_t begin = here_.at();
  const bool in_brackets = here_.peek() == '[' && table_.line_marks.starts_with('S');
  if (in_brackets) here_.skip(1);
  const char first = here_.peek() == 's' && table_.line_marks.starts_with('S') ? 'S' : here_.peek();
  const bool marked = is_one_of(first, "#S");
  const bool is_own = marked ? is_one_of(first, table_.line_marks) : table_.line_marks.empty();
  if (marked) here_.skip(1);
  const std::string_view digits = here_.take_digits();
  if (in_brackets && here_.peek() == ']') here_.skip(1);
  const bool whole =
      !digits.empty() && (here_.at() == here_.end() || is_one_of(here_.peek(), " )"));
  const std::size_t end = here_.at();
  here_.go_to(begin);
  const auto number = static_cast<std::size_t>(number_of(digits));
  const bool is_there = reading_.numbers.contains(number);
  // The mark of another platform is one if there is such a line.
  const bool is_reference = marked ? is_own || (reading_.is_list && is_there)
                                   : whole && bare_reference(number, begin, end);
  if (!whole || !is_reference) return std::nullopt;
  here_.go_to(end);
  if (is_own) ++reading_.recognised;
  if (is_there) {
    Node node = constant(Kind::line, begin);
    node.number = number;
    return node;
  }
  reading_.said.fault(DiagnosticCode::line_number, begin, end,
                      ": there is no line of this number before this one");
  return constant(Kind::nothing, begin);
}

/// Whether the bare number [begin, end) is that of a line: in Ovid if the line is there; if a whole
/// line has nothing but numbers and operators, it is one in Ovid, and in any list.
bool PlatformReader::bare_reference(std::size_t number, std::size_t begin, std::size_t end) {
  const bool is_own = table_.line_marks.empty();
  if (refers_only_ && (is_own || reading_.is_list)) {
    if (!is_own) {
      reading_.said.note(DiagnosticCode::platform_reading, begin, begin,
                         ": bare numbers in a line of nothing else are read as lines");
    }
    return true;
  }
  if (!is_own || !reading_.numbers.contains(number)) return false;
  here_.go_to(end);
  const bool ends = here_.at_end() || here_.peek() == ')' || operation();
  here_.go_to(begin);
  return ends;
}

/// "or/1-7", "and/6,22"
PlatformReader::Part PlatformReader::list_of_lines() {
  const std::size_t begin = here_.at();
  const bool is_or = here_.take("or/");
  const bool is_list = is_or || here_.take("and/");
  std::string numbers;
  for (bool goes_on = is_list; goes_on;) {
    here_.skip_blanks();
    numbers += here_.take_while([](char c) { return is_digit(c) || is_one_of(c, "-#S"); });
    goes_on = here_.take(",");
    if (goes_on) numbers += ',';
  }
  std::erase_if(numbers, [](char c) { return is_one_of(c, "#S"); });
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
    const int first = number_of(range.substr(0, count_digits(range)));
    const std::string_view rest = trim_begin(range.substr(dash), "-");
    const int last = rest.empty() ? first : number_of(rest.substr(0, count_digits(rest)));
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
  const auto number = static_cast<std::size_t>(number_of(here_.take_digits()));
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
