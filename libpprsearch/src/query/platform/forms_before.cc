#include <algorithm>
#include <utility>

#include "base/stop_words.h"
#include "query/platform/platform_reader.h"
#include "query/platform/told.h"

// EBSCOhost: the name of a field, in capitals, stands before a term or bracket. Web of Science: the
// same with an equals sign. Scopus and ProQuest: before a bracket.

namespace pprsearch::platform {
namespace {

using Kind = Node::Kind;

bool is_boolean(std::string_view word) { return is_same_word(word, "or"); }

/// Fields of EBSCOhost's databases that are not in its table, because no entry has the like: ages,
/// populations, methods. Their names alone may be words.
constexpr auto kOtherFields = std::to_array<std::string_view>(
    {"AG", "AN", "CC", "CL", "GE", "IA", "ID", "MD", "PB", "PO", "PZ", "SB"});

bool is_name_letter(char c) { return is_letter(c) || c == '-' || c == '.'; }

/// "Animals OR Humans" as names of headings, with their places in the text.
std::vector<std::pair<std::size_t, std::size_t>> parted_by_or(std::string_view text) {
  std::vector<std::pair<std::size_t, std::size_t>> parts;
  std::size_t begin = 0;
  bool in_quotes = false;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] == '"') in_quotes = !in_quotes;
    const bool is_or = !in_quotes && begins_with(text.substr(std::min(at, text.size())), " or ");
    if (at < text.size() && !is_or) continue;
    parts.emplace_back(begin, at);
    begin = at + 3;  // the blank behind it may be that before another: "a OR OR b"
    at = begin - 1;
  }
  return parts;
}

}  // namespace

// ---- EBSCOhost ----

PlatformReader::Part PlatformReader::special_before() {
  const std::size_t begin = here_.at();
  if (!is_upper(here_.peek())) return std::nullopt;
  const std::string_view name = here_.take_while(is_upper);
  const Tag* tag = name.size() == 2 ? find_tag(table_, name) : nullptr;
  const bool is_field =
      tag != nullptr && (here_.peek() == ' ' || here_.peek() == '(' || here_.peek() == '"');
  here_.skip_blanks();
  const std::size_t operand_begin = here_.at();
  if (name.size() == 2 && here_.peek() == ',' && is_upper(here_.peek(1))) {
    here_.take_while([](char c) { return is_upper(c) || c == ','; });
    if (here_.peek() == '(') {
      reading_.said.fault(DiagnosticCode::unknown_field, begin, here_.at(), kUnknownField);
      return group();
    }
    here_.go_to(operand_begin);
  }
  if (is_one_of(name, kOtherFields) && here_.before() == ' ' && is_letter_or_digit(here_.peek()) &&
      !operation()) {
    reading_.said.fault(DiagnosticCode::unknown_field, begin, begin + 2, kUnknownField);
    return term();
  }
  // Two capitals before a bracket or quotation mark name a field, if it is not known either.
  if (name.size() == 2 && tag == nullptr && is_one_of(here_.peek(), "(\"") && !is_boolean(name)) {
    reading_.said.fault(DiagnosticCode::unknown_field, begin, begin + 2, kUnknownField);
    return here_.peek() == '(' ? group() : term();
  }
  if (!is_field || here_.at_end() || here_.peek() == ')' || operation()) {
    here_.go_to(begin);
    return std::nullopt;
  }
  ++reading_.recognised;
  here_.go_to(operand_begin);
  if (tag->asks == Asks::heading || tag->asks == Asks::exploded || tag->asks == Asks::major) {
    return before_heading(*tag, begin);
  }
  return asked(*tag, begin);
}

/// `MH "Depression+"`, `MM "Anxiety/DT"`, `DE ("A" OR "B")`
PlatformReader::Part PlatformReader::before_heading(const Tag& tag, std::size_t begin) {
  if (here_.peek() == '(') {
    Node any{.kind = Kind::any_of, .quoted = true};
    const std::size_t inside = here_.at() + 1;
    const std::string text = bracketed();
    const std::size_t end = here_.at();
    for (const auto& [first, last] : parted_by_or(text)) {
      here_.go_to(inside + first);
      here_.skip_blanks();
      if (here_.at() >= inside + last) continue;
      if (Part one = before_heading(tag, here_.at())) any.operands.push_back(std::move(*one));
    }
    here_.go_to(end);
    if (any.operands.empty()) return std::nullopt;
    any.offset = any.operands.front().offset;
    any.length = reading_.plain.origins[end] - any.offset;
    return any;
  }
  std::string label = here_.peek() == '"' ? quoted() : words_in_a_row();
  const bool exploded =
      label.ends_with('+') || label.find("+/") != label.npos || tag.asks == Asks::exploded;
  if (exploded) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), kNoNarrower);
  }
  if (tag.asks == Asks::major) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), kNoMajor);
  }
  if (const std::size_t slash = label.find('/'); slash != label.npos) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), kNoQualifier);
    label.resize(slash);
  }
  return heading(trim_end(label, "+ "), begin);
}

/// What a field that stands before its operand asks. The operand begins here.
PlatformReader::Part PlatformReader::asked(const Tag& tag, std::size_t begin) {
  switch (tag.asks) {
    case Asks::words: {
      Part operand = here_.peek() == '(' ? group() : term();
      if (!operand) return operand;
      return in_fields(tag.fields, std::move(*operand), begin);
    }
    case Asks::heading:
    case Asks::exploded:
    case Asks::major:
      return headings_in(tag, begin);
    case Asks::years:
    case Asks::value:
    case Asks::nothing:
    case Asks::limit:
      break;
  }
  const std::string text = here_.peek() == '('             ? bracketed()
                           : here_.peek() == '"'           ? quoted()
                           : table_.side_by_side_is_phrase ? words_in_a_row()
                                                           : one_word();
  const std::size_t name_end = begin + tag.name.size();
  if (tag.asks == Asks::years) return years_of(text, begin);
  if (tag.asks == Asks::value) return values_in(tag, text, begin);
  const bool is_limit = tag.asks == Asks::limit;
  reading_.said.note(DiagnosticCode::not_in_index, begin, name_end,
                     is_limit ? kLimitLeftOut : kFindsNothing);
  return constant(is_limit ? Kind::everything : Kind::nothing, begin);
}

/// `DT=(Article OR Review)`
PlatformReader::Part PlatformReader::values_in(const Tag& tag, std::string_view text,
                                               std::size_t begin) {
  const auto parts = parted_by_or(text);
  if (parts.size() == 1) return value(tag, text, begin);
  Node any = constant(Kind::any_of, begin);
  any.quoted = true;
  for (const auto& [first, last] : parts) {
    const std::string_view one = trim(text.substr(first, last - first));
    if (!one.empty()) any.operands.push_back(value(tag, one, begin));
  }
  return any;
}

// ---- Web of Science ----

/// The field whose name and mark stand here, which are taken: "TS=", "TOPIC:".
const Tag* PlatformReader::equals_tag() {
  constexpr std::size_t kLongestShort = 4;
  for (const Tag& row : table_.tags) {
    Cursor ahead = here_;
    if (!ahead.take(row.name)) continue;
    ahead.skip_blanks();
    const bool is_export = ahead.take("==");  // so Web of Science exports a refined search
    if (!is_export && !ahead.take("=") && (row.name.size() <= kLongestShort || !ahead.take(":")))
      continue;
    ahead.skip_blanks();
    here_ = ahead;
    return &row;
  }
  return nullptr;
}

/// `2010 or 2011 (Publication Years)`: the values of one field, as a refined search is printed
PlatformReader::Part PlatformReader::list_before_name() {
  const std::size_t begin = here_.at();
  const std::string_view rest = here_.rest();
  const std::size_t open = rest.find_first_of("()\"=");
  if (open == rest.npos || rest[open] != '(') return std::nullopt;
  const std::string text(trim(rest.substr(0, open)));
  const std::string lower = in_lower_case(text);
  const bool is_list =
      !text.empty() && lower.find(" and ") == lower.npos && lower.find(" not ") == lower.npos;
  if (!is_list) return std::nullopt;
  here_.go_to(begin + text.size());
  bool is_exclusion = false;
  const Tag* tag = behind_name(&is_exclusion);
  const bool is_of_values =
      tag != nullptr &&
      (tag->asks == Asks::years || tag->asks == Asks::value || tag->asks == Asks::limit);
  if (!is_of_values) {
    here_.go_to(begin);
    return std::nullopt;
  }
  ++reading_.recognised;
  Part list = tag->asks == Asks::years   ? years_of(text, begin)
              : tag->asks == Asks::value ? values_in(*tag, text, begin)
                                         : limit(text, begin, here_.at());
  if (!is_exclusion || !list || list->kind == Kind::everything) return list;
  return joined(Kind::without, constant(Kind::everything, begin), std::move(*list));
}

/// `TS=(a OR b)`, `TI="a b"`, `TS=a b`, `TOPIC: (a)`, `PY=2015-2020`
PlatformReader::Part PlatformReader::special_equals() {
  if (Part list = list_before_name()) return list;
  const std::size_t begin = here_.at();
  const Tag* tag = equals_tag();
  if (tag == nullptr) {
    const std::string_view name = here_.take_while(is_letter);
    here_.skip_blanks();
    const bool is_field = name.size() > 1 && name.size() < 4 && here_.peek() == '=';
    if (!is_field) {
      here_.go_to(begin);
      return std::nullopt;
    }
    here_.skip(1);
    reading_.said.fault(DiagnosticCode::unknown_field, begin, here_.at(), kUnknownField);
    return std::nullopt;
  }
  ++reading_.recognised;
  Part found = asked(*tag, begin);
  // Words go on in the field up to an operator, bracket or the next field.
  while (tag->asks == Asks::words && found && !here_.at_end() && !is_one_of(here_.peek(), "()") &&
         !operation()) {
    const std::size_t next = here_.at();
    const bool is_field = equals_tag() != nullptr;
    here_.go_to(next);
    if (is_field) break;
    Part word = term();
    if (!word && here_.at() == next) break;
    if (word) {
      found =
          joined(Kind::all_of, std::move(*found), in_fields(tag->fields, std::move(*word), next));
    }
  }
  if (found && tag->asks == Asks::words && tag->fields == kAuthor) {
    found = in_fields(kAuthor, std::move(*found), begin);
  }
  return found;
}

/// The field of "(Topic)", "(Year Published)", "(Exclude - Document Types)" behind a term, which is
/// taken; null if there is none.
const Tag* PlatformReader::behind_name(bool* is_exclusion) {
  constexpr std::size_t kLongestShort = 4;
  const std::size_t here = here_.at();
  here_.skip_blanks();
  const std::size_t begin = here_.at();
  const Tag* tag = nullptr;
  if (here_.take("(")) {
    const auto end = skip_to(')');
    std::string_view name = end ? trim(here_.between(begin + 1, *end)) : std::string_view();
    constexpr std::string_view kExclude = "exclude -";
    if (is_exclusion != nullptr && begins_with(name, kExclude)) {
      *is_exclusion = true;
      name = trim(name.substr(kExclude.size()));
    }
    tag = find_tag(table_, name);
  }
  if (tag != nullptr && tag->name.size() > kLongestShort) return tag;
  here_.go_to(here);
  return nullptr;
}

/// `alliance (Topic)`: so the platform prints a query that was built in its form.
PlatformReader::Part PlatformReader::behind_equals(Node node) {
  const std::size_t begin = here_.at();
  const Tag* tag = behind_name();
  if (tag == nullptr) return node;
  return tagged(std::move(node), tag->name, begin + here_.between(begin, here_.at()).find('('));
}

// ---- Scopus, ProQuest ----

/// "{working alliance}"
PlatformReader::Part PlatformReader::in_braces() {
  const std::size_t begin = here_.at();
  here_.skip(1);
  const auto end = skip_to('}');
  if (!end) {
    reading_.said.fault(DiagnosticCode::unbalanced_bracket, begin, begin + 1,
                        ": this bracket is not closed");
    here_.go_to(here_.end());
  }
  return make(here_.between(begin + 1, end.value_or(here_.end())), true, begin);
}

PlatformReader::Part PlatformReader::special_bracket() {
  const std::size_t begin = here_.at();
  if (table_.platform == Platform::scopus && here_.peek() == '{') return in_braces();
  if (!is_letter(here_.peek())) return std::nullopt;
  std::vector<const Tag*> tags;
  do {
    here_.skip_blanks();
    tags.push_back(find_tag(table_, here_.take_while(is_name_letter)));
  } while (table_.platform == Platform::proquest && here_.take(","));
  const bool all_known = std::ranges::count(tags, nullptr) == 0;
  here_.skip_blanks();
  if (all_known && tags.front()->name == "pubyear") return years_behind(begin);
  if (all_known && tags.front()->name.ends_with("load-date")) return load_date(begin);
  constexpr std::size_t kShortestName = 4;
  const std::string_view name = trim(here_.between(begin, here_.at()));
  const bool is_printed_name = table_.platform == Platform::scopus &&
                               name.size() >= kShortestName && std::ranges::all_of(name, is_upper);
  const bool is_beside = here_.before() != ' ' || is_printed_name;
  if (!all_known && is_beside && here_.peek() == '(') {
    reading_.said.fault(DiagnosticCode::unknown_field, begin, here_.at(), kUnknownField);
    return group();
  }
  if (!all_known || here_.peek() != '(') {
    here_.go_to(begin);
    return std::nullopt;
  }
  ++reading_.recognised;
  if (Part years = limit_to_years(begin)) return years;
  if (tags.size() == 1) return asked(*tags.front(), begin);
  Tag all = *tags.front();
  for (const Tag* tag : tags) {
    if (tag->asks == Asks::words) all.fields = static_cast<Fields>(all.fields | tag->fields);
  }
  all.asks = Asks::words;
  return asked(all, begin);
}

/// `MAINSUBJECT.EXACT.EXPLODE("A" OR "B")`
PlatformReader::Part PlatformReader::headings_in(const Tag& tag, std::size_t begin) {
  const std::size_t name_end = begin + tag.name.size();
  if (tag.asks == Asks::exploded) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, name_end, kNoNarrower);
  } else if (tag.asks == Asks::major) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, name_end, kNoMajor);
  }
  const std::size_t inside = here_.at() + 1;
  const std::string text = bracketed();
  const std::size_t end = here_.at();
  Node any{.kind = Kind::any_of, .quoted = true};
  for (const auto& [first, last] : parted_by_or(text)) {
    std::string_view label = trim(std::string_view(text).substr(first, last - first), " \"");
    if (label.empty()) continue;
    for (const std::string_view qualifier : {" -- ", " LNK "}) {
      const std::size_t at = label.find(qualifier);
      if (at == label.npos) continue;
      reading_.said.note(DiagnosticCode::platform_reading, inside + first, inside + last,
                         kNoQualifier);
      label = trim(label.substr(0, at), " \"");
    }
    here_.go_to(inside + last);
    any.operands.push_back(heading(label, inside + first));
  }
  here_.go_to(end);
  if (any.operands.empty()) return std::nullopt;
  const Node place = constant(Kind::any_of, begin);
  any.offset = place.offset;
  any.length = place.length;
  return any;
}

/// `LIMIT-TO(PUBYEAR, 2015)`, `EXCLUDE(PUBYEAR, 2015)` with its bracket here
PlatformReader::Part PlatformReader::limit_to_years(std::size_t begin) {
  if (table_.platform != Platform::scopus) return std::nullopt;
  const std::size_t open = here_.at();
  const bool is_limit = begins_with(here_.between(begin, open), "limit-to");
  const bool is_exclusion = begins_with(here_.between(begin, open), "exclude");
  here_.skip(1);
  here_.skip_blanks();
  const bool is_years = (is_limit || is_exclusion) && here_.take_word("pubyear");
  here_.go_to(open);
  if (!is_years) return std::nullopt;
  Part years = years_of(bracketed(), begin);
  if (!years || is_limit) return years;
  Node all = constant(Kind::everything, begin);
  return joined(Kind::without, std::move(all), std::move(*years));
}

/// `LOAD-DATE AFT 20200101`, `ORIG-LOAD-DATE > 20200101`: when a record came there
PlatformReader::Part PlatformReader::load_date(std::size_t begin) {
  here_.take_while([](char c) { return is_one_of(c, "<>="); });
  for (const std::string_view word : {"aft", "bef", "is"}) here_.take_word(word);
  here_.skip_blanks();
  here_.take_while([](char c) { return is_digit(c) || c == '-'; });
  reading_.said.note(DiagnosticCode::not_in_index, begin, here_.at(), kLimitLeftOut);
  return constant(Kind::everything, begin);
}

/// `PUBYEAR > 2010`, `PUBYEAR AFT 2010`, `PUBYEAR IS 2010`
PlatformReader::Part PlatformReader::years_behind(std::size_t begin) {
  std::string asked;
  for (const std::string_view sign : {">=", "<=", ">", "<", "="}) {
    if (!here_.take(sign)) continue;
    asked = sign == "=" ? "" : sign;
    break;
  }
  if (here_.take_word("aft")) asked = ">";
  if (here_.take_word("bef")) asked = "<";
  here_.take_word("is");
  here_.skip_blanks();
  ++reading_.recognised;
  asked += here_.take_while([](char c) { return is_digit(c) || c == '-'; });
  return years_of(asked, begin);
}

}  // namespace pprsearch::platform
