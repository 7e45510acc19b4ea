#include <algorithm>
#include <utility>

#include "query/platform/platform_reader.h"
#include "query/platform/told.h"

// Ovid: names of fields stand behind a term or bracket, between points; a heading ends with a
// slash; lists of lines and limits of a line have words of their own.

namespace pprsearch::platform {
namespace {

using Kind = Node::Kind;

bool is_small_or_capital(char c) { return is_letter(c); }

}  // namespace

/// Whether an operator stands here without a blank before it: "exp Depression/or therapy.ti."
bool PlatformReader::is_operator_glued() const {
  Cursor ahead = here_;
  return ahead.take("and ") || ahead.take("or ") || ahead.take("not ");
}

/// The fields named from here on, and in `end` where their names end; an unknown one is null.
/// nullopt if there is no such list.
std::optional<std::vector<const Tag*>> PlatformReader::point_tags(std::size_t& end) {
  const std::size_t begin = here_.at();
  std::vector<const Tag*> tags;
  bool is_list = here_.take(".");
  while (is_list) {
    const std::string_view name = here_.take_while(is_small_or_capital);
    is_list = name.size() == 2 || (tags.size() + name.size() > 0 && name.empty());
    if (!is_list) break;
    tags.push_back(name.empty() ? nullptr : find_tag(table_, name));
    const std::size_t name_end = here_.at();
    here_.skip_blanks();
    if (!here_.take(",")) {
      here_.go_to(name_end);
      break;
    }
    here_.skip_blanks();
  }
  const bool is_closed = is_list && here_.take(".");
  const bool at_border = here_.at() == here_.end() || is_one_of(here_.peek(), " )[") ||
                         (is_closed && is_operator_glued());
  end = here_.at();
  here_.go_to(begin);
  const auto known = std::ranges::count_if(tags, [](const Tag* tag) { return tag != nullptr; });
  const bool all_known = known == std::ssize(tags);
  if (!is_list || tags.empty() || !at_border || (!is_closed && !all_known)) return std::nullopt;
  if (known == 0 && tags.size() > 1) return std::nullopt;
  return tags;
}

/// How long a misprinted list of names of fields is: ".ti.ab.", ".ti,.ab.", ".tiab.", ".ti. ab.",
/// ",ti,ab." behind a bracket; 0 if none stands here.
std::size_t PlatformReader::misprinted_tags(bool behind_bracket) const {
  constexpr std::size_t kName = 2;
  Cursor ahead = here_;
  if (!is_one_of(ahead.peek(), behind_bracket ? ".," : ".")) return 0;
  std::size_t names = 0;
  std::size_t end = 0;
  while (true) {
    const std::string_view marks = ahead.take_while([](char c) { return is_one_of(c, ".,;"); });
    if (names > 0 && !marks.empty()) end = ahead.at();
    // ".ti. ab."
    const bool is_closed = names > 0 && marks.find('.') != marks.npos;
    const bool has_name_apart =
        ahead.peek() == ' ' && is_letter(ahead.peek(1)) && ahead.peek(1 + kName) == '.';
    if (is_closed && has_name_apart) ahead.skip(1);
    std::string_view name = ahead.take_while(is_small_or_capital);
    if (marks.empty() || name.empty()) break;
    for (; name.size() >= kName; name.remove_prefix(kName)) {
      if (find_tag(table_, name.substr(0, kName)) == nullptr) return 0;
      ++names;
    }
    if (!name.empty()) return 0;
    end = ahead.at();
  }
  const bool at_border = end == reading_.plain.text.size() || end == here_.end() ||
                         is_one_of(reading_.plain.text[end], " )[");
  return names > 1 && at_border ? end - here_.at() : 0;
}

PlatformReader::Part PlatformReader::special_point() {
  std::size_t end = 0;
  if (here_.peek() == '.' && point_tags(end)) {
    reading_.said.fault(DiagnosticCode::unknown_field, here_.at(), end,
                        ": these names of fields stand behind nothing");
    here_.go_to(end);
    return std::nullopt;
  }
  if (skip_remark()) return std::nullopt;
  Part found = list_of_lines();
  if (!found) found = limited_line();
  if (!found) found = line_of_database();
  if (!found) found = point_heading();
  return found ? std::move(found) : printed_mesh();
}

/// "[mp=title, abstract]", "[Drug Therapy]": what stands in square brackets is said to people.
bool PlatformReader::skip_remark() {
  const std::size_t begin = here_.at();
  if (here_.peek() != '[' || !skip_to(']')) return false;
  reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), kRemark);
  return true;
}

/// "5 use ppez": a line within one database of several
PlatformReader::Part PlatformReader::line_of_database() {
  const std::size_t begin = here_.at();
  const auto number = static_cast<std::size_t>(number_of_figures(here_.take_digits()));
  here_.skip_blanks();
  const std::size_t use = here_.at();
  const bool is_use = use > begin && here_.take_word("use") && reading_.numbers.contains(number);
  here_.skip_blanks();
  const std::string_view names =
      here_.take_while([](char c) { return is_letter_or_digit(c) || c == ','; });
  if (!is_use || names.empty()) {
    here_.go_to(begin);
    return std::nullopt;
  }
  ++reading_.recognised;
  reading_.said.note(DiagnosticCode::not_in_index, use, here_.at(), kLimitLeftOut);
  Node line = constant(Kind::line, begin);
  line.number = number;
  return line;
}

/// The name of a heading, up to a slash, bracket or operator.
std::string_view PlatformReader::point_label() {
  const bool in_quotes = here_.take("\"");
  const std::size_t first = here_.at();
  std::size_t last = first;
  if (in_quotes) {
    last = skip_to('"').value_or(first);
  } else {
    while (here_.at() < here_.end() && !is_one_of(here_.peek(), "()\"/")) {
      if (here_.at() > first && here_.before() == ' ' && operation()) break;
      here_.skip(1);
      last = here_.at();
    }
  }
  here_.skip_blanks();
  return trim(here_.between(first, last));
}

/// "dt, th" behind a slash: whether there are any.
bool PlatformReader::take_qualifiers() {
  std::size_t end = here_.at();
  bool any = false;
  do {
    here_.skip_blanks();
    const std::string_view name = here_.take_while(is_small_or_capital);
    if (name.size() != 2 || is_same_word(name, "or")) break;
    any = true;
    end = here_.at();
    here_.skip_blanks();
  } while (here_.take(","));
  here_.go_to(end);
  return any;
}

/// `exp Depression/`, `*Mood Disorders/dt, th`, `"Depression (Emotion)"/`
PlatformReader::Part PlatformReader::point_heading() {
  const std::size_t begin = here_.at();
  const bool exploded = here_.has("exp") && here_.peek(3) == ' ' && here_.take("exp");
  here_.skip_blanks();
  const bool is_major = here_.take("*");
  const std::string_view label = point_label();
  const bool has_slash = !label.empty() && label != "or" && label != "and" && here_.take("/");
  const bool has_qualifier = has_slash && take_qualifiers();
  const bool at_border = here_.at() == here_.end() || is_one_of(here_.peek(), " )]") ||
                         (has_slash && is_operator_glued());
  if (!has_slash || !at_border) {
    here_.go_to(begin);
    return std::nullopt;
  }
  const std::size_t end = here_.at();
  const auto note = [&](bool is_there, std::size_t note_end, std::string_view what) {
    if (!is_there) return;
    reading_.said.note(DiagnosticCode::platform_reading, begin, note_end, what);
  };
  note(exploded, begin + 3, kNoNarrower);
  note(is_major, end, kNoMajor);
  note(has_qualifier, end, kNoQualifier);
  if (has_qualifier && !exploded && !is_major) --reading_.recognised;  // "yes/no" may be text
  return heading(label, begin);
}

/// "limit 5 to (english language and yr="2010 -Current")", "remove duplicates from 5"
PlatformReader::Part PlatformReader::limited_line() {
  const std::size_t begin = here_.at();
  if (here_.take_word("remove duplicates from") ||
      (here_.take_word("dedup") && here_.peek(1) != ' ')) {
    Node line = numbered_line(begin);
    reading_.said.note(DiagnosticCode::not_in_index, begin, here_.at(),
                       ": an entry comes once in the index");
    return line;
  }
  if (Part picked = picked_records()) return picked;
  const bool is_command = here_.take("..l/") || here_.take("..limit/");
  if (!is_command && !here_.take_word("limit")) return years_alone();
  here_.skip_blanks();
  const std::size_t number = here_.at();
  const bool has_number = !here_.take_digits().empty();
  here_.skip_blanks();
  if (!has_number || (!here_.take_word("to") && !is_command)) {
    here_.go_to(begin);
    return std::nullopt;
  }
  const std::size_t conditions = here_.at();
  here_.go_to(number);
  ++reading_.recognised;
  Node all{.kind = Kind::all_of, .quoted = true};
  all.operands.push_back(numbered_line(begin));
  here_.go_to(conditions);
  add_limits(all);
  const Node place = constant(Kind::all_of, begin);
  all.offset = place.offset;
  all.length = place.length;
  return all;
}

/// "from 1 keep 1-10": the whole line is read
PlatformReader::Part PlatformReader::picked_records() {
  const std::size_t begin = here_.at();
  const bool is_from = here_.take_word("from");
  here_.skip_blanks();
  const std::size_t number = here_.at();
  here_.take_digits();
  here_.skip_blanks();
  if (!is_from || here_.at() == number || !here_.take_word("keep")) {
    here_.go_to(begin);
    return std::nullopt;
  }
  here_.take_while([](char c) { return is_digit(c) || is_one_of(c, "-, "); });
  const std::size_t end = here_.at();
  reading_.said.fault(DiagnosticCode::no_counterpart, begin, end,
                      ": records picked by their place in a list cannot be asked for here");
  here_.go_to(number);
  Node line = numbered_line(begin);
  here_.go_to(end);
  return line;
}

/// "1 and yr=2010-2015": a limit that stands as an operand
PlatformReader::Part PlatformReader::years_alone() {
  const std::size_t begin = here_.at();
  if (!here_.take("yr=") && !here_.take("dp=")) return std::nullopt;
  ++reading_.recognised;
  const std::size_t years = here_.at();
  if (here_.peek() == '"') return years_of(quoted(), begin);
  here_.take_while([](char c) { return is_digit(c) || is_one_of(c, "-"); });
  return years_of(here_.from(years), begin);
}

/// All conditions that stand behind "limit 5 to", parted by AND.
void PlatformReader::add_limits(Node& limited) {
  here_.skip_blanks();
  std::size_t end = here_.end();
  if (here_.peek() == '(' && trim_end(here_.rest()).ends_with(')')) {
    here_.skip(1);
    end = here_.at() + trim_end(here_.rest()).size() - 1;
  }
  std::size_t part = here_.at();
  bool in_quotes = false;
  for (std::size_t at = part; at <= end; ++at) {
    const char c = at < end ? here_.between(at, at + 1).front() : ' ';
    if (c == '"') in_quotes = !in_quotes;
    const bool parts = at == end || (!in_quotes && begins_with(here_.between(at, end), " and "));
    if (!parts) continue;
    add_limit(part, at, limited);
    part = at + 5;
  }
  here_.go_to(here_.end());
}

/// One of the conditions of a limit, which stands between two places.
void PlatformReader::add_limit(std::size_t begin, std::size_t end, Node& limited) {
  here_.go_to(end);
  const std::string_view text = trim(here_.between(begin, end));
  if (text.empty()) return;
  const std::size_t first = begin + here_.between(begin, end).find(text);
  const std::size_t equals = text.find('=');
  const std::string_view name = trim(text.substr(0, equals));
  const bool is_bare = std::ranges::none_of(text, is_letter) && !years_in(text).empty();
  const bool is_years =
      equals != text.npos &&
      (is_same_word(name, "yr") || is_same_word(name, "dp") || is_same_word(name, "year"));
  if (is_bare || is_years) {
    if (Part years = years_of(is_bare ? text : text.substr(equals + 1), first)) {
      limited.operands.push_back(std::move(*years));
    }
  } else if (Part years = last_years(text, first)) {
    limited.operands.push_back(std::move(*years));
  } else {
    limited.operands.push_back(limit(text, first, first + text.size()));
  }
}

/// How long a name of a field is that is not said with two letters: ".m_titl.", ".(sa_year)."
std::size_t PlatformReader::foreign_point_tag() const {
  Cursor ahead = here_;
  if (!ahead.take(".")) return 0;
  ahead.take("(");
  const std::string_view name =
      ahead.take_while([](char c) { return is_letter_or_digit(c) || c == '_'; });
  ahead.take(")");
  const bool is_one = name.find('_') != name.npos && ahead.take(".");
  return is_one ? ahead.at() - here_.at() : 0;
}

bool PlatformReader::take_foreign_point_tag() {
  const std::size_t begin = here_.at();
  const std::size_t size = foreign_point_tag();
  if (size == 0) return false;
  here_.skip(size);
  reading_.said.fault(DiagnosticCode::unknown_field, begin, here_.at(), kUnknownField);
  return true;
}

/// "alliance.ab. /freq=2"
void PlatformReader::take_frequency() {
  const std::size_t here = here_.at();
  here_.skip_blanks();
  const std::size_t begin = here_.at();
  if (!here_.take("/freq")) {
    here_.go_to(here);
    return;
  }
  here_.take_while([](char c) { return is_digit(c) || is_one_of(c, "=> "); });
  reading_.said.fault(DiagnosticCode::no_counterpart, begin, here_.at(),
                      ": how often a word stands in a field cannot be said here");
}

PlatformReader::Part PlatformReader::behind_point(Node node, bool is_group) {
  const std::size_t here = here_.at();
  if (here_.peek() == ' ' && here_.peek(1) == '.') here_.skip(1);
  const std::size_t begin = here_.at();
  std::size_t end = begin;
  const auto tags = point_tags(end);
  if (const std::size_t misprinted = misprinted_tags(is_group); begin + misprinted > end) {
    here_.skip(misprinted);
    reading_.said.fault(DiagnosticCode::unknown_field, begin, here_.at(),
                        ": names of fields stand between two points, with commas between them");
    return node;
  }
  if (!tags) {
    if (!take_foreign_point_tag()) here_.go_to(here);
    return node;
  }
  here_.go_to(end);
  Fields fields = 0;
  Node any{.kind = Kind::any_of};
  for (const Tag* tag : *tags) {
    if (tag == nullptr) {
      reading_.said.fault(DiagnosticCode::unknown_field, begin, end, kUnknownField);
    } else if (tag->asks == Asks::words) {
      fields = static_cast<Fields>(fields | tag->fields);
    } else if (tag->asks == Asks::nothing) {
      reading_.said.note(DiagnosticCode::not_in_index, begin, end, kFindsNothing);
      any.operands.push_back(constant(Kind::nothing, begin));
    } else if (Part part = tagged(node, tag->name, begin)) {
      any.operands.push_back(std::move(*part));
    }
  }
  ++reading_.recognised;
  take_frequency();
  if (fields != 0) {
    any.operands.insert(any.operands.begin(), in_fields(fields, std::move(node), begin));
  }
  if (any.operands.empty()) return constant(Kind::nothing, begin);
  if (any.operands.size() == 1) return std::move(any.operands.front());
  const Node place = constant(Kind::any_of, begin);
  any.offset = place.offset;
  any.length = place.length;
  return any;
}

}  // namespace pprsearch::platform
