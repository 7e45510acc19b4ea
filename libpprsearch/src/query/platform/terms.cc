#include <algorithm>
#include <utility>

#include "base/stop_words.h"
#include "query/platform/foreign.h"
#include "query/platform/platform_reader.h"
#include "query/platform/signs.h"

// Words and phrases, with quotation marks or without, and what is said of them.

namespace pprsearch::platform {
namespace {

using Kind = Node::Kind;

/// "parkinson''s" within '...'
bool is_apostrophe_doubled(const Cursor& here, std::size_t first) {
  return here.at() > first && here.peek() == '\'' && here.peek(1) == '\'' &&
         is_letter(here.before()) && is_letter(here.peek(2));
}

}  // namespace

PlatformReader::Part PlatformReader::term() {
  const bool has_quotes = here_.peek() == '"' || (table_.single_quotes && here_.peek() == '\'');
  Part made = one_term();
  const bool is_bare = made && made->kind == Kind::term && !has_quotes;
  return is_bare && field_follows_row() ? in_field_of_row(std::move(*made)) : std::move(made);
}

/// A term with its own field alone.
PlatformReader::Part PlatformReader::one_term() {
  const std::size_t begin = here_.at();
  const bool has_quotes = here_.peek() == '"' || (table_.single_quotes && here_.peek() == '\'');
  const std::string text = has_quotes                      ? quoted()
                           : table_.side_by_side_is_phrase ? words_in_a_row()
                                                           : one_word();
  if (has_quotes && text.size() > 1 && table_.single_quotes) {
    reading_.recognised += here_.between(begin, begin + 1) == "'" ? 1 : 0;
  }
  note_term(text, has_quotes, begin);
  if (!has_quotes) note_foreign(text, begin);
  Part made = make(text, has_quotes, begin);
  return made ? behind(std::move(*made), false) : made;
}

/// Whether words go on from here to one that has a field: "pain relief:ti", "pain relief (Title)".
bool PlatformReader::field_follows_row() {
  const bool may_follow =
      table_.place == TagPlace::behind_colon || table_.place == TagPlace::before_equals;
  const std::size_t begin = here_.at();
  bool follows = false;
  while (may_follow && !follows && !here_.at_end() && !operation() && !one_word().empty()) {
    follows = table_.place == TagPlace::behind_colon ? here_.peek() == ':' || take_in_fields() != 0
                                                     : behind_name() != nullptr;
  }
  here_.go_to(begin);
  return follows;
}

/// Words in the field that stands behind the last of them.
PlatformReader::Part PlatformReader::in_field_of_row(Node first) {
  Node words{.kind = Kind::all_of, .offset = first.offset, .length = first.length};
  words.operands.push_back(std::move(first));
  for (std::size_t begin = 0; !here_.at_end() && here_.at() != begin;) {
    begin = here_.at();
    Part next = one_term();
    if (!next) continue;
    const bool is_last = next->kind != Kind::term;
    words.length = next->offset + next->length - words.offset;
    if (next->kind == Kind::heading && table_.platform == Platform::cochrane) {
      return heading_of_row(words, std::move(*next));
    }
    if (next->kind != Kind::fielded) {
      words.operands.push_back(std::move(*next));
      if (is_last) break;
      continue;
    }
    words.operands.push_back(std::move(next->operands.front()));
    next->offset = words.offset;
    next->length = words.length;
    next->operands.front() = next->fields == kAuthor ? as_name(std::move(words)) : std::move(words);
    return next;
  }
  return words;
}

/// Words and a heading behind them, "DEPRESSIVE DISORDER:ME": they are its name together.
Node PlatformReader::heading_of_row(const Node& words, Node last) {
  std::string name;
  for (const Node& word : words.operands) name += word.written + ' ';
  last.text = name + last.text;
  last.offset = words.offset;
  last.length = words.length;
  return last;
}

/// What is particular to terms of one platform.
void PlatformReader::note_term(std::string_view text, bool has_quotes, std::size_t begin) {
  if (table_.platform == Platform::wos && text == "SAME") {
    reading_.said.fault(DiagnosticCode::no_counterpart, begin, here_.at(),
                        ": SAME is about addresses of authors, which no entry has");
  }
  if (!has_quotes) note_bare_name(text, begin);
  if (table_.platform != Platform::ebsco) return;
  const auto words = split_words(text);
  if (words.size() < 2) return;
  if (!has_quotes) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(),
                       ": words side by side are read as a phrase");
  } else if (std::ranges::any_of(
                 words, [](std::string_view word) { return is_stop_word(in_lower_case(word)); })) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(),
                       ": a word of grammar in quotes stands for itself, and not for any word");
  }
}

/// Notes "TI alliance", if the platform writes such a field "TI(alliance)" or "TI=alliance".
void PlatformReader::note_bare_name(std::string_view text, std::size_t begin) {
  const bool has_bracket = table_.place == TagPlace::before_bracket;
  if (!has_bracket && table_.place != TagPlace::before_equals) return;
  const std::string_view name = text.substr(0, text.find(' '));
  if (name.size() < 2 || !std::ranges::all_of(name, is_upper) ||
      find_tag(table_, name) == nullptr) {
    return;
  }
  const std::size_t end = here_.at();
  const bool stands_alone =
      name.size() == text.size() && (here_.at_end() || here_.peek() == ')' || operation());
  here_.go_to(end);
  if (stands_alone) return;
  reading_.said.note(DiagnosticCode::platform_reading, begin, begin + name.size(),
                     has_bracket ? ": read as a word: a field's name has a bracket behind it"
                                 : ": read as a word: a field's name has an equals sign behind it");
}

/// A field as another platform writes it: "alliance.ti,ab." among words of PubMed.
void PlatformReader::note_foreign(std::string_view text, std::size_t begin) {
  const auto words = split_words(text);
  const bool begins_with_number = words.size() > 1 && words.front().size() > 1 &&
                                  words.front().ends_with('.') &&
                                  are_digits(without_last(words.front(), 1));
  if (begins_with_number) {
    reading_.said.fault(DiagnosticCode::line_number, begin, here_.at(),
                        ": it begins as a line with a number, and stands within another line");
  }
  if (const std::string_view distance = foreign_distance_in(text); !distance.empty()) {
    ++reading_.foreign;
    reading_.said.fault(DiagnosticCode::foreign_distance, begin, here_.at(),
                        ": '" + std::string(distance) +
                            "' is no operator of proximity in the language of " +
                            std::string(table_.name));
  }
  const std::string_view behind = here_.rest();
  if (is_foreign_heading(text, behind, table_.platform)) {
    ++reading_.foreign;
    reading_.said.fault(
        DiagnosticCode::foreign_heading, begin, here_.at(),
        ": so other platforms write a heading, and not " + std::string(table_.name));
    return;
  }
  if (is_foreign_name(text, behind, table_.place)) {
    ++reading_.foreign;
    reading_.said.fault(DiagnosticCode::foreign_field, begin, here_.at(),
                        ": so other platforms name a field, and not " + std::string(table_.name));
    return;
  }
  const std::string_view other = foreign_field_in(text, table_.place);
  if (other.empty()) return;
  ++reading_.foreign;
  reading_.said.fault(DiagnosticCode::foreign_field, begin, here_.at(),
                      ": '" + std::string(other) +
                          "' is a field of another platform, and none in "
                          "the language of " +
                          std::string(table_.name));
}

bool PlatformReader::is_word_end(char c) const {
  if (is_one_of(c, " ()\"")) return true;
  switch (table_.place) {
    case TagPlace::brackets:
    case TagPlace::behind_colon:
      return is_one_of(c, "[]");
    case TagPlace::before_bracket:
      return is_one_of(c, "{}");
    case TagPlace::behind_point:
    case TagPlace::before:
    case TagPlace::before_equals:
      break;
  }
  return false;
}

std::string PlatformReader::one_word() {
  const std::size_t begin = here_.at();
  while (here_.at() < here_.end() && !is_word_end(here_.peek()) && !is_tag_end()) here_.skip(1);
  return std::string(here_.from(begin));
}

std::string PlatformReader::words_in_a_row() {
  const std::size_t begin = here_.at();
  std::size_t end = begin;
  while (!here_.at_end() && !is_word_end(here_.peek()) && !is_tag_end()) {
    if (here_.at() > begin && operation()) break;
    // A remark of Ovid's.
    if (here_.peek() == '[' && table_.place == TagPlace::behind_point) break;
    one_word();
    end = here_.at();
    if (end < here_.end() && !is_one_of(here_.peek(), " ")) break;
  }
  here_.go_to(end);
  return std::string(here_.from(begin));
}

/// The text in the quotes that open here.
std::string PlatformReader::quoted() {
  const std::size_t begin = here_.at();
  const char mark = here_.peek();
  here_.skip(1);
  const std::size_t first = here_.at();
  while (here_.at() < here_.end()) {
    const bool is_apostrophe = mark == '\'' && is_letter_or_digit(here_.peek(1)) &&
                               here_.at() > first && is_letter_or_digit(here_.before());
    const bool is_doubled = is_apostrophe_doubled(here_, first);
    if (here_.peek() == mark && !is_apostrophe && !is_doubled) break;
    here_.skip(is_doubled ? 2 : 1);
  }
  std::string text(here_.from(first));
  for (std::size_t at = text.find("''"); at != text.npos; at = text.find("''", at)) {
    text.erase(at, 1);
  }
  if (here_.at() == here_.end()) {
    reading_.said.fault(DiagnosticCode::unbalanced_quote, begin, begin + 1,
                        ": this quotation mark is not closed");
  }
  here_.skip(1);
  return text;
}

PlatformReader::Part PlatformReader::make(std::string_view text, bool quoted, std::size_t begin) {
  reading_.words += split_words(text).size();
  if (reading_.words > reading_.limits.words) throw TooMany{begin};
  const TermText read = read_signs(text, table_, begin, reading_.said);
  reading_.recognised += read.signs_of_its_own ? 1 : 0;
  if (read.text.empty()) return std::nullopt;
  Node node = constant(Kind::term, begin);
  node.text = read.text;
  node.written = text;
  node.quoted = quoted;
  return node;
}

}  // namespace pprsearch::platform
