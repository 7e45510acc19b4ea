#include "query/platform/platform_reader.h"

#include <pprsearch/error.h>

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "query/platform/told.h"
#include "query/query_fields.h"

namespace pprsearch::platform {
namespace {

using Kind = Node::Kind;

/// What may stand directly behind an operator.
constexpr std::string_view kBehindOperator = " ()\"'[#{";

constexpr auto kBooleans = std::to_array<std::pair<std::string_view, Op>>(
    {{"and", Op::conjunction}, {"or", Op::disjunction}, {"not", Op::negation}});

int rank_of(const PlatformTable& table, Op op) { return table.ranks[static_cast<std::size_t>(op)]; }

constexpr int kAnyRank = 0;

/// "J", "J.", "J.A.", "JA"
bool is_initials(std::string_view word) {
  std::size_t letters = 0;
  bool are_capitals = true;
  for (const char c : word) {
    if (is_one_of(c, ".,-*")) continue;
    if (!is_letter(c)) return false;
    ++letters;
    are_capitals = are_capitals && is_upper(c);
  }
  return letters == 1 || (letters > 1 && letters < 4 && are_capitals);
}

}  // namespace

// ---- Operators ----

bool PlatformReader::may_begin_operator() const { return is_one_of(here_.before(), " ()[]\"'/.}"); }

std::optional<PlatformReader::Operation> PlatformReader::boolean(std::size_t begin) {
  for (const auto& [name, op] : kBooleans) {
    here_.go_to(begin);
    if (!here_.take(name) || !is_one_of(here_.peek(), kBehindOperator)) continue;
    Operation found{op, begin, here_.at()};
    found.is_small = std::ranges::any_of(here_.from(begin), is_lower);
    if (table_.capitals && found.is_small && !is_one_of(here_.peek(), " (")) continue;
    if (op != Op::conjunction) return found;
    here_.skip_blanks();
    if (here_.take_word("not") && is_one_of(here_.peek(), kBehindOperator)) {
      found.op = Op::negation;
      found.end = here_.at();
    }
    return found;
  }
  return std::nullopt;
}

/// "adj 3", "NEAR/ 3", "near3": a distance that stands otherwise than the operator has it, which is
/// taken. `name_end` is behind the operator's name.
bool PlatformReader::misprinted_distance(const NearRow& row, std::size_t begin,
                                         std::size_t name_end, std::string_view& digits) {
  const auto is_distance = [&](std::string_view number) {
    return !number.empty() && number.size() < 3 &&
           (is_one_of(here_.peek(), " (\"'[") || here_.at() == here_.end());
  };
  here_.go_to(name_end);
  here_.skip_blanks();
  const bool has_stroke = here_.take("/");
  here_.skip_blanks();
  digits = here_.take_digits();
  const bool is_glued = here_.at() - digits.size() == name_end;
  // One letter and a number may be a word: only capitals are taken for an operator.
  const bool is_name = row.name.size() > 1 || (is_upper(here_.between(begin, name_end).front()) &&
                                               (has_stroke || is_glued));
  if (is_name && is_distance(digits)) return true;
  digits = {};
  return false;
}

std::optional<PlatformReader::Operation> PlatformReader::nearness(const NearRow& row,
                                                                  std::size_t begin) {
  here_.go_to(begin);
  if (!here_.take(row.name)) return std::nullopt;
  const std::size_t name_end = here_.at();
  std::string_view digits;
  if (row.joint.empty() || here_.take(row.joint)) digits = here_.take_digits();
  const bool is_misprint = digits.empty() && misprinted_distance(row, begin, name_end, digits);
  if (digits.empty()) here_.go_to(name_end);
  const bool ends = is_one_of(here_.peek(), " (\"'[") || here_.at() == here_.end();
  if (!ends || (digits.empty() && row.otherwise < 0)) return std::nullopt;
  Operation found{Op::near, begin, here_.at()};
  found.is_misprint = is_misprint;
  found.gap = digits.empty() ? row.otherwise : std::max(0, number_of_figures(digits) + row.between);
  found.ordered = row.ordered;
  // "adj" is a phrase, "adj1" any order.
  if (table_.platform == Platform::ovid && digits.empty()) found.ordered = true;
  return found;
}

/// The operator that stands here, which is not taken.
std::optional<PlatformReader::Operation> PlatformReader::operation() {
  here_.skip_blanks();
  const std::size_t begin = here_.at();
  if (!may_begin_operator() || !is_letter(here_.peek())) return std::nullopt;
  std::optional<Operation> found = boolean(begin);
  for (const NearRow& row : table_.nears) {
    if (!found) found = nearness(row, begin);
  }
  here_.go_to(begin);
  return found;
}

void PlatformReader::take(const Operation& operation) {
  here_.go_to(operation.end);
  if (operation.op == Op::near) ++reading_.recognised;
  if (operation.is_misprint) {
    reading_.said.fault(DiagnosticCode::bad_window, operation.begin, operation.end,
                        ": the distance does not stand so behind the operator there");
  }
  const bool is_and_not = operation.op == Op::negation && operation.end - operation.begin > 3;
  if (is_and_not && table_.capitals) {
    reading_.said.fault(DiagnosticCode::missing_operand, operation.begin, operation.end,
                        ": there is no operator AND NOT there; it is read as NOT");
  } else if (operation.is_small && table_.capitals) {
    reading_.said.note(DiagnosticCode::platform_reading, operation.begin, operation.end,
                       ": operators in small letters are read as operators");
  }
}

// ---- Expressions ----

/// What operators of at least this rank join.
PlatformReader::Part PlatformReader::expression(int rank) {
  Part left = operand();
  while (!here_.at_end()) {
    // A remark between an operand and its operator.
    if (table_.place == TagPlace::behind_point && skip_remark()) continue;
    const std::optional<Operation> next = operation();
    if (!next && here_.peek() == ')') {
      if (depth_ > 0) break;
      reading_.said.fault(DiagnosticCode::unbalanced_bracket, here_.at(), here_.at() + 1,
                          ": this bracket was never opened");
      here_.skip(1);
      continue;
    }
    const bool ends_all = next && limits_all(*next);
    const int next_rank = ends_all ? kAnyRank : rank_of(table_, next ? next->op : Op::conjunction);
    if (next_rank < rank) break;
    if (next) take(*next);
    const std::size_t begin = here_.at();
    Part right = expression(next_rank + 1);
    if (!next) {
      left = side_by_side(std::move(left), std::move(right));
      continue;
    }
    if (!right && here_.at() == begin) {
      reading_.said.fault(DiagnosticCode::missing_operand, next->begin, next->end,
                          ": this operator needs something behind it");
    }
    left = combine(*next, std::move(left), std::move(right));
  }
  return left;
}

/// `… AND (LIMIT-TO(PUBYEAR, 2015))`: what limits the result of Scopus is said of all before it.
bool PlatformReader::limits_all(const Operation& operation) const {
  if (table_.platform != Platform::scopus || depth_ > 0) return false;
  Cursor ahead = here_;
  ahead.go_to(operation.end);
  do {
    ahead.skip_blanks();
  } while (ahead.take("("));
  return ahead.take_word("limit-to") || ahead.take_word("exclude");
}

PlatformReader::Part PlatformReader::combine(const Operation& operation, Part left, Part right) {
  if (!left || !right) return left ? std::move(left) : std::move(right);
  switch (operation.op) {
    case Op::near: {
      Node node = joined(Kind::near, std::move(*left), std::move(*right));
      node.gap = operation.gap;
      node.ordered = operation.ordered;
      node.written = here_.between(operation.begin, operation.end);
      return node;
    }
    case Op::negation:
      note_mixed(operation.op, *left, *right);
      if (table_.platform == Platform::scopus && right->kind == Kind::all_of && !right->quoted) {
        reading_.said.note(DiagnosticCode::platform_reading, operation.begin, operation.end,
                           ": binds last: all that stands behind it is excluded together");
      }
      return joined(Kind::without, std::move(*left), std::move(*right));
    case Op::conjunction:
      note_mixed(operation.op, *left, *right);
      return joined(Kind::all_of, std::move(*left), std::move(*right));
    case Op::disjunction:
      note_mixed(operation.op, *left, *right);
      return joined(Kind::any_of, std::move(*left), std::move(*right));
  }
  return left;
}

/// What stands side by side without an operator.
PlatformReader::Part PlatformReader::side_by_side(Part left, Part right) {
  if (!left || !right) return left ? std::move(left) : std::move(right);
  const auto is_bare = [](const Node& node) { return node.kind == Kind::term && !node.quoted; };
  const bool is_row = is_bare(*left) || (left->kind == Kind::all_of && left->written == "row" &&
                                         std::ranges::all_of(left->operands, is_bare));
  const bool goes_on = is_row && is_bare(*right);
  Node node = joined(Kind::all_of, std::move(*left), std::move(*right));
  node.written = goes_on ? "row" : "";
  return node;
}

/// Different operators in one bracket, if the platform does not say which binds tighter.
void PlatformReader::note_mixed(Op op, const Node& left, const Node& right) {
  if (table_.ranks_are_known || mixed_.back()) return;
  const Kind kind = op == Op::negation      ? Kind::without
                    : op == Op::conjunction ? Kind::all_of
                                            : Kind::any_of;
  const auto differs = [&](const Node& node) {
    const bool is_group =
        node.kind == Kind::without || node.kind == Kind::all_of || node.kind == Kind::any_of;
    return is_group && node.kind != kind && !node.quoted && node.written != "row";
  };
  if (!differs(left) && !differs(right)) return;
  mixed_.back() = true;
  const std::string_view order = rank_of(table_, Op::negation) > rank_of(table_, Op::conjunction)
                                     ? "NOT before AND before OR"
                                     : "AND before OR before NOT";
  const std::size_t begin = here_.at();
  reading_.said.note(DiagnosticCode::platform_reading, begin, begin,
                     ": different operators without brackets are read as " + std::string(order));
}

// ---- Operands ----

PlatformReader::Part PlatformReader::operand() {
  while (!here_.at_end() && here_.peek() != ')') {
    if (const std::optional<Operation> first = operation()) {
      reading_.said.fault(DiagnosticCode::missing_operand, first->begin, first->end,
                          ": this operator needs something before it");
      take(*first);
      continue;
    }
    const std::size_t begin = here_.at();
    Part found = special();
    if (!found && here_.at() == begin && here_.peek() == '(') found = group();
    if (!found && here_.at() == begin) found = reference();
    if (!found && here_.at() == begin) found = term();
    if (found) return found;
    if (here_.at() == begin) skip_stray();
  }
  return std::nullopt;
}

/// A sign that begins nothing.
void PlatformReader::skip_stray() {
  if (is_one_of(here_.peek(), "[]{}")) {
    reading_.said.fault(DiagnosticCode::unbalanced_bracket, here_.at(), here_.at() + 1,
                        ": this bracket stands alone");
  }
  here_.skip(1);
}

PlatformReader::Part PlatformReader::group() {
  const std::size_t begin = here_.at();
  here_.skip(1);
  if (++depth_ > std::min<std::size_t>(reading_.limits.nesting, 200)) {
    throw LimitError("nesting", "the query has brackets nested more than " +
                                    std::to_string(reading_.limits.nesting) + " deep");
  }
  mixed_.push_back(false);
  Part inside = expression(kAnyRank);
  mixed_.pop_back();
  --depth_;
  const bool is_closed = !here_.at_end();
  if (is_closed) here_.skip(1);
  if (!is_closed) {
    reading_.said.fault(DiagnosticCode::unbalanced_bracket, begin, begin + 1,
                        ": this bracket is not closed");
  } else if (!inside) {
    reading_.said.fault(DiagnosticCode::empty_brackets, begin, here_.at(),
                        ": there is nothing between these brackets");
  }
  if (!inside) return inside;
  const std::size_t offset = reading_.plain.origins[begin];
  inside->length = reading_.plain.origins[here_.at()] - offset;
  inside->offset = offset;
  // What brackets join is not a row of words, and its order is said.
  const bool is_term = inside->kind == Kind::term;
  inside->written = is_term || inside->kind == Kind::near ? inside->written : "";
  if (!is_term) inside->quoted = true;
  return behind(std::move(*inside), true);
}

// ---- Nodes ----

Node PlatformReader::constant(Kind kind, std::size_t begin) {
  Node node{.kind = kind, .offset = reading_.plain.origins[begin]};
  node.length = reading_.plain.origins[here_.at()] - node.offset;
  return node;
}

/// Words side by side where authors are asked for are one name, if initials are among them: "Smith,
/// J". Initials are beginnings in any case, so a sign for letters behind one, "Smith J*", says
/// nothing.
Node PlatformReader::as_name(Node node) {
  if (node.kind == Kind::fielded && node.fields == kAuthor) {
    return as_name(std::move(node.operands.front()));
  }
  if (node.kind == Kind::term) {
    const bool has_initials = std::ranges::any_of(split_words(node.text), is_initials);
    if (has_initials) {
      reading_.said.withdraw(DiagnosticCode::wildcard_prefix, node.offset, node.length);
    }
    node.quoted = node.quoted || (has_initials && node.text.find(' ') != std::string::npos);
    return node;
  }
  bool has_initials = false;
  bool are_terms = node.kind == Kind::all_of;
  for (Node& operand : node.operands) {
    operand = as_name(std::move(operand));
    are_terms = are_terms && operand.kind == Kind::term;
    has_initials = has_initials || (are_terms && is_initials(operand.text));
  }
  if (!are_terms || !has_initials) return node;
  Node name = std::move(node.operands.front());
  for (Node& more : std::span(node.operands).subspan(1)) {
    name.text += ' ' + more.text;
    name.written += ' ' + more.written;
    name.length = more.offset + more.length - name.offset;
  }
  name.quoted = true;
  return name;
}

Node PlatformReader::in_fields(Fields fields, Node node, std::size_t begin) {
  if (fields == kAuthor) node = as_name(std::move(node));
  Node fielded = constant(Kind::fielded, begin);
  fielded.offset = std::min(fielded.offset, node.offset);
  fielded.length = reading_.plain.origins[here_.at()] - fielded.offset;
  fielded.fields = fields;
  fielded.operands.push_back(std::move(node));
  return fielded;
}

Node PlatformReader::heading(std::string_view label, std::size_t begin) {
  ++reading_.recognised;
  Node node = constant(Kind::heading, begin);
  node.text = trim(label, " \"'");
  return node;
}

/// A limit to what `text` names. Those to humans, to animals and to what has an abstract can be set
/// here; another one is told of as [begin, end), and left out.
Node PlatformReader::limit(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string name = in_lower_case(text);
  if (name == "humans" || name == "human") return heading("Humans", begin);
  if (name == "animals" || name == "animal") return heading("Animals", begin);
  if (name == "abstracts" || name == "hasabstract") {
    Node has = constant(Kind::has, begin);
    has.text = "summary";
    return has;
  }
  reading_.said.note(DiagnosticCode::not_in_index, begin, end, kLimitLeftOut);
  return constant(Kind::everything, begin);
}

Node PlatformReader::value(const Tag& tag, std::string_view text, std::size_t begin) {
  Node node = constant(Kind::value, begin);
  node.field = tag.field;
  // A quotation mark of a slip would end the value when the query is printed.
  node.text = trim(text, " \"'");
  std::ranges::replace(node.text, '"', ' ');
  if (tag.field == kKindField) {
    reading_.said.note(DiagnosticCode::platform_reading, begin, here_.at(), kKinds);
  }
  return node;
}

/// What stands between the bracket here and its partner; both are taken.
std::string PlatformReader::bracketed() {
  const std::size_t begin = here_.at();
  std::size_t depth = 0;
  bool in_quotes = false;
  while (here_.at() < here_.end()) {
    const char c = here_.peek();
    here_.skip(1);
    if (c == '"') in_quotes = !in_quotes;
    if (in_quotes) continue;
    if (c == '(') ++depth;
    if (c == ')' && --depth == 0) return std::string(here_.between(begin + 1, here_.at() - 1));
  }
  reading_.said.fault(DiagnosticCode::unbalanced_bracket, begin, begin + 1,
                      ": this bracket is not closed");
  return std::string(here_.between(begin + 1, here_.end()));
}

/// Behind the next such sign; nullopt if there is none, and the place of the sign otherwise.
std::optional<std::size_t> PlatformReader::skip_to(char closing) {
  const std::size_t found = here_.rest().find(closing);
  if (found == std::string_view::npos) return std::nullopt;
  const std::size_t place = here_.at() + found;
  here_.go_to(place + 1);
  return place;
}

PlatformReader::Part PlatformReader::special() {
  if (reading_.is_list && table_.place != TagPlace::behind_point) {
    if (Part lines = list_of_lines()) return lines;
  }
  switch (table_.place) {
    case TagPlace::brackets:
      return special_brackets();
    case TagPlace::behind_point:
      return special_point();
    case TagPlace::before:
      return special_before();
    case TagPlace::behind_colon:
      return special_colon();
    case TagPlace::before_equals:
      return special_equals();
    case TagPlace::before_bracket:
      return special_bracket();
  }
  return std::nullopt;
}

PlatformReader::Part PlatformReader::behind(Node node, bool is_group) {
  switch (table_.place) {
    case TagPlace::brackets:
      return behind_brackets(std::move(node), is_group);
    case TagPlace::behind_point:
      return behind_point(std::move(node), is_group);
    case TagPlace::behind_colon:
      return behind_colon(std::move(node), is_group);
    case TagPlace::before_equals:
      return behind_equals(std::move(node));
    case TagPlace::before:
    case TagPlace::before_bracket:
      break;
  }
  return node;
}

PlatformReader::Part PlatformReader::read() {
  mixed_.push_back(false);
  Part whole = expression(kAnyRank);
  mixed_.pop_back();
  return whole;
}

}  // namespace pprsearch::platform
