#include "query/parser.h"

#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/attachments.h"
#include "query/brackets.h"
#include "query/capitals.h"
#include "query/characters.h"
#include "query/leaf.h"
#include "query/lexer.h"
#include "query/near_operands.h"
#include "query/numbers_alone.h"
#include "query/print.h"
#include "query/query_fields.h"
#include "query/tree.h"

// A query is read in two ways. Most are a list of words, each plain, +required or
// -excluded, and how the plain ones are combined is for the search to decide. A bracket
// around some words of a list brackets nothing: people paste titles and citations, and
// "(2nd ed.)" must not make each word of them a condition. What combines words makes an
// expression of the whole (see is_expression):
//
//   any_of   ::= all_of ( OR all_of )*
//   all_of   ::= unary ( AND? unary )*
//   unary    ::= NOT unary | near
//   near     ::= signed ( NEAR/n signed )*
//   signed   ::= - operand | + operand | operand
//   operand  ::= word | phrase | * | name: operand | ( any_of )
//
// There is one reading for strict and lenient: it always goes through to the end,
// and notes what it had to repair. Strict reading then throws the first note. So
// what strict reading accepts means the same in both, by construction.
//
// A rule returns nullopt if nothing is left to search for. Whether that is a
// fault depends on whether any token was there: `a AND` lacks an operand, while
// in `a AND year:x` the operand's own fault is noted already.

namespace pprsearch {
namespace {

using TokenKind = QueryToken::Kind;
using tree::Occur;

bool is_operator(const QueryToken& token, Operator operation) {
  return token.kind == TokenKind::operation && token.operation->operation == operation;
}

// Whether the operands of an AND end with the token.
bool ends_expression(const QueryToken& token) {
  if (token.kind != TokenKind::operation) return token.kind == TokenKind::close;
  switch (token.operation->operation) {
    case Operator::disjunction:
      return true;
    case Operator::conjunction:
    case Operator::negation:
    case Operator::nearness:
    case Operator::sequence:
      break;
  }
  return false;
}

bool is_near(const QueryToken& token) {
  return is_operator(token, Operator::nearness) || is_operator(token, Operator::sequence);
}

std::size_t count_words(const std::string& text) {
  return 1 + static_cast<std::size_t>(std::count(text.begin(), text.end(), ' '));
}

void set_place(QueryNode& node, std::size_t begin, std::size_t end) {
  node.offset = begin;
  node.length = end - begin;
}

std::size_t end_of(const QueryNode& node) { return node.offset + node.length; }
std::size_t end_of(const QueryToken& token) { return token.offset + token.length; }

template <typename Kind>
void append(tree::Nodes& operands, std::optional<QueryNode> node) {
  if (node) pprsearch::append<Kind>(operands, std::move(*node));
}

class Parser {
 public:
  /// parse() throws TooManyWords, and LimitError for nesting.
  Parser(LexedQuery lexed, const QueryLimits& limits)
      : tokens_(std::move(lexed.tokens)),
        diagnostics_(std::move(lexed.diagnostics)),
        limits_(limits),
        deepest_(std::min(limits.nesting, kDeepestNesting)) {}

  ParsedQuery parse();

 private:
  bool at_end() const { return next_ == tokens_.size(); }
  bool next_is(TokenKind kind) const { return !at_end() && tokens_[next_].kind == kind; }
  const QueryToken& take() { return tokens_[next_++]; }
  const QueryToken* accept(TokenKind kind) { return next_is(kind) ? &take() : nullptr; }
  bool next_is(Operator operation) const {
    return !at_end() && is_operator(tokens_[next_], operation);
  }
  const QueryToken* accept(Operator operation) { return next_is(operation) ? &take() : nullptr; }

  std::optional<QueryNode> words();
  bool pass_over_bracket();
  Occur occur();
  std::optional<QueryNode> any_of();
  std::optional<QueryNode> all_of();
  std::optional<QueryNode> unary();
  std::optional<QueryNode> negation();
  std::optional<QueryNode> near();
  QueryNode join(QueryNode left, const QueryToken& operation, QueryNode right);
  int read_distance(const QueryToken& operation);
  bool operand_missing() const;
  std::optional<QueryNode> signed_operand();
  std::optional<QueryNode> operand();
  std::optional<QueryNode> group();
  std::optional<QueryNode> fielded();
  void enter_field(const QueryToken& name);
  std::optional<QueryNode> unknown_field(const QueryToken& name);
  std::optional<QueryNode> everything(const QueryToken& token);
  std::optional<QueryNode> leaf(const QueryToken& token);

  void enter();
  void leave() { --depth_; }
  void count(const QueryNode& leaf);
  void report(DiagnosticCode code, std::string message, const QueryToken& token);
  void report_missing_operand(const QueryToken& token);
  void report_empty_brackets(const QueryToken& open, const QueryToken& close);

  std::vector<QueryToken> tokens_;
  std::vector<Diagnostic> diagnostics_;
  QueryLimits limits_;
  std::size_t deepest_;
  std::size_t next_ = 0;
  std::size_t depth_ = 0;
  std::size_t words_ = 0;
  const QueryField* field_ = nullptr;  // whose bracketed value is being read
};

ParsedQuery Parser::parse() {
  std::optional<QueryNode> root = is_expression(tokens_) ? any_of() : words();
  std::stable_sort(diagnostics_.begin(), diagnostics_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return a.offset < b.offset; });
  Query query = root ? query_of(std::move(*root)) : Query();
  return {std::move(query), std::move(diagnostics_)};
}

void Parser::report(DiagnosticCode code, std::string message, const QueryToken& token) {
  diagnostics_.push_back({code, std::move(message), token.offset, token.length, ""});
}

void Parser::report_missing_operand(const QueryToken& token) {
  // A - may stand for NOT.
  const bool unary = token.kind != TokenKind::operation || !token.operation->needs_left;
  const std::string wanted = unary ? " needs something after it" : " needs something on both sides";
  report(DiagnosticCode::missing_operand, token.text + wanted, token);
}

void Parser::report_empty_brackets(const QueryToken& open, const QueryToken& close) {
  diagnostics_.push_back({DiagnosticCode::empty_brackets, "there is nothing between these brackets",
                          open.offset, end_of(close) - open.offset, ""});
}

void Parser::enter() {
  if (++depth_ <= deepest_) return;
  throw LimitError("nesting", "the query has brackets and NOTs nested more than " +
                                  std::to_string(deepest_) + " deep");
}

void Parser::count(const QueryNode& leaf) {
  const auto* text = as<tree::Text>(leaf);
  words_ += text == nullptr ? 1 : count_words(text->text);
  if (words_ > limits_.words) throw TooManyWords{leaf.offset};
}

// Among words a * alone is punctuation ("a * b"): everything is asked for by
// nothing else being there. An unknown field gives several words.
std::optional<QueryNode> Parser::words() {
  tree::Nodes found;
  while (!at_end()) {
    if (pass_over_bracket()) continue;
    const Occur asked = occur();
    tree::Nodes operands;
    append<tree::AllOf>(operands, operand());
    for (QueryNode& node : operands) {
      if (is<tree::Everything>(node)) continue;
      node.occur = asked;
      node.follows = !found.empty();
      found.push_back(std::move(node));
    }
  }
  return combine<tree::Words>(std::move(found));
}

bool Parser::pass_over_bracket() {
  if (const QueryToken* open = accept(TokenKind::open)) {
    enter();
    if (next_is(TokenKind::close)) report_empty_brackets(*open, tokens_[next_]);
    return true;
  }
  if (!accept(TokenKind::close)) return false;
  leave();
  return true;
}

Occur Parser::occur() {
  if (accept(TokenKind::require)) return Occur::required;
  if (accept(TokenKind::exclude)) return Occur::excluded;
  return Occur::plain;
}

std::optional<QueryNode> Parser::any_of() {
  tree::Nodes operands;
  std::size_t begin = next_;
  append<tree::AnyOf>(operands, all_of());
  bool left_missing = next_ == begin;
  while (const QueryToken* operation = accept(Operator::disjunction)) {
    begin = next_;
    append<tree::AnyOf>(operands, all_of());
    if (left_missing || next_ == begin) report_missing_operand(*operation);
    left_missing = false;
  }
  return combine<tree::AnyOf>(std::move(operands));
}

std::optional<QueryNode> Parser::all_of() {
  tree::Nodes operands;
  bool left_missing = true;
  const QueryToken* open_ended = nullptr;  // an AND that waits for its right side
  while (!at_end() && !ends_expression(tokens_[next_])) {
    if (const QueryToken* operation = accept(Operator::conjunction)) {
      if (left_missing) report_missing_operand(*operation);
      if (!left_missing) open_ended = operation;
      left_missing = true;
    } else {
      std::optional<QueryNode> operand = unary();
      if (operand) operand->follows = !left_missing && operands_of(*operand).empty();
      append<tree::AllOf>(operands, std::move(operand));
      left_missing = false;
      open_ended = nullptr;
    }
  }
  if (open_ended != nullptr) report_missing_operand(*open_ended);
  return combine<tree::AllOf>(std::move(operands));
}

std::optional<QueryNode> Parser::unary() {
  return next_is(Operator::negation) ? negation() : near();
}

bool Parser::operand_missing() const {
  return at_end() || ends_expression(tokens_[next_]) || next_is(Operator::conjunction) ||
         is_near(tokens_[next_]);
}

std::optional<QueryNode> Parser::negation() {
  const QueryToken& operation = take();
  if (operand_missing()) {
    report_missing_operand(operation);
    return std::nullopt;
  }
  enter();
  std::optional<QueryNode> child = operation.kind == TokenKind::exclude ? operand() : unary();
  leave();
  if (!child) return std::nullopt;
  const std::size_t end = end_of(*child);
  QueryNode node = negation_of(std::move(*child));
  set_place(node, operation.offset, end);
  return node;
}

std::optional<QueryNode> Parser::signed_operand() {
  if (next_is(TokenKind::exclude)) return negation();
  accept(TokenKind::require);
  return operand();
}

// What several NEARs join is nested as deep as there are of them.
std::optional<QueryNode> Parser::near() {
  while (!at_end() && is_near(tokens_[next_])) report_missing_operand(take());
  if (operand_missing()) return std::nullopt;
  if (next_is(Operator::negation)) return negation();
  std::optional<QueryNode> node = signed_operand();
  const std::size_t depth = depth_;
  while (!at_end() && is_near(tokens_[next_])) {
    const QueryToken& operation = take();
    enter();
    if (operand_missing()) {
      report_missing_operand(operation);
      continue;
    }
    std::optional<QueryNode> side = next_is(Operator::negation) ? negation() : signed_operand();
    if (!node) {
      node = std::move(side);
    } else if (side) {
      node = join(std::move(*node), operation, std::move(*side));
    }
  }
  depth_ = depth;
  return node;
}

// Beside what cannot stand there a NEAR is an AND.
QueryNode Parser::join(QueryNode left, const QueryToken& operation, QueryNode right) {
  const int distance = read_distance(operation);
  const std::optional<NearFault> fault = fault_beside_near(left, right);
  tree::Nodes sides;
  if (fault) {
    diagnostics_.push_back({DiagnosticCode::near_operand,
                            operation.text +
                                " joins words, phrases and wildcards of one field, and ORs of "
                                "them in brackets: " +
                                print(*fault->node) + ' ' + fault->why,
                            fault->node->offset, fault->node->length, ""});
    pprsearch::append<tree::AllOf>(sides, std::move(left));
    pprsearch::append<tree::AllOf>(sides, std::move(right));
    return *combine<tree::AllOf>(std::move(sides));
  }
  QueryNode node;
  set_place(node, left.offset, end_of(right));
  sides.push_back(std::move(left));
  sides.push_back(std::move(right));
  node.kind = tree::Near{{std::move(sides)}, distance, is_operator(operation, Operator::sequence)};
  return node;
}

// A number that is too small or too large is read as the nearest that is not.
int Parser::read_distance(const QueryToken& operation) {
  const std::string_view digits =
      std::string_view(operation.text).substr(operation.operation->name.size());
  const std::optional<int> distance = to_count(digits, kMaxWindow);
  if (distance) return *distance;
  report(DiagnosticCode::bad_window,
         operation.text + " has no distance: it takes a number of positions from 1 to 1000",
         operation);
  return digits.find_first_not_of('0') == digits.npos ? 1 : kMaxWindow;
}

std::optional<QueryNode> Parser::operand() {
  const QueryToken& token = tokens_[next_];
  switch (token.kind) {
    case TokenKind::open:
      return group();
    case TokenKind::field:
      return fielded();
    case TokenKind::empty_field:
      report(DiagnosticCode::missing_value, token.text + ": needs a value directly after the colon",
             take());
      return std::nullopt;
    case TokenKind::everything:
      return everything(take());
    case TokenKind::word:
    case TokenKind::phrase:
    case TokenKind::close:
    case TokenKind::operation:
    case TokenKind::require:
    case TokenKind::exclude:
      break;
  }
  return leaf(take());
}

std::optional<QueryNode> Parser::everything(const QueryToken& token) {
  QueryNode node;
  set_place(node, token.offset, end_of(token));
  return node;
}

std::optional<QueryNode> Parser::leaf(const QueryToken& token) {
  std::optional<QueryNode> node = read_leaf(token, field_, diagnostics_);
  if (node) count(*node);
  return node;
}

std::optional<QueryNode> Parser::group() {
  const QueryToken& open = take();
  const std::size_t begin = next_;
  enter();
  std::optional<QueryNode> node = any_of();
  leave();
  const bool empty = next_ == begin;
  const QueryToken& close = take();
  if (empty) report_empty_brackets(open, close);
  const double weight = read_group_weight(close, diagnostics_);
  if (!node) return node;
  node->weight = std::clamp(node->weight * weight, kMinWeight, kMaxWeight);
  set_place(*node, open.offset, end_of(close));
  return node;
}

std::optional<QueryNode> Parser::fielded() {
  const QueryToken& name = take();
  if (name.field == nullptr) return unknown_field(name);
  const QueryField* outer = field_;
  enter_field(name);
  while (const QueryToken* inner = accept(TokenKind::field)) enter_field(*inner);
  std::optional<QueryNode> node = operand();
  field_ = outer;
  if (node) set_place(*node, name.offset, end_of(*node));
  return node;
}

// The innermost field is the one that is asked.
void Parser::enter_field(const QueryToken& name) {
  const QueryField* outer = std::exchange(field_, name.field);
  if (outer == nullptr || outer == field_) return;
  report(DiagnosticCode::field_in_field,
         name.text + ": stands inside the value of " + std::string(outer->name) + ":", name);
}

// Both sides of the colon are text, and both are asked for.
std::optional<QueryNode> Parser::unknown_field(const QueryToken& name) {
  report(DiagnosticCode::unknown_field, "there is no field \"" + name.text + "\"", name);
  const std::string_view nearest = nearest_query_field(name.text);
  if (!nearest.empty()) diagnostics_.back().suggestion = std::string(nearest) + ":";
  QueryToken word = name;
  word.kind = TokenKind::word;
  word.literal = true;
  tree::Nodes sides;
  append<tree::AllOf>(sides, leaf(word));
  append<tree::AllOf>(sides, operand());
  return combine<tree::AllOf>(std::move(sides));
}

// Everything is asked for by nothing or by a *. Signs alone are neither: they find
// nothing, and that is said.
ParsedQuery nothing_asked(std::string_view text, std::vector<Diagnostic> diagnostics) {
  if (is_white_space(text)) return {Query(), std::move(diagnostics)};
  diagnostics.push_back({DiagnosticCode::no_words,
                         "there is neither a letter nor a digit to look for", 0, text.size(), ""});
  QueryNode nothing = negation_of(QueryNode());
  set_place(nothing, 0, text.size());
  return {query_of(std::move(nothing)), std::move(diagnostics)};
}

}  // namespace

ParsedQuery parse_within_limits(std::string_view text, Syntax syntax, const QueryLimits& limits) {
  LexedQuery lexed = syntax == Syntax::plain ? lex_plain_words(text) : lex_query(text);
  if (is_sentence_in_capitals(lexed.tokens)) read_operators_as_words(lexed.tokens);
  if (lexed.tokens.empty()) return nothing_asked(text, std::move(lexed.diagnostics));
  const bool is_bare = lexed.tokens.size() == 1 && lexed.tokens[0].kind == TokenKind::word;
  ParsedQuery parsed = Parser(std::move(lexed), limits).parse();
  if (is_bare) parsed.query = with_number(std::move(parsed.query));
  parsed.query = with_list_of_numbers(std::move(parsed.query));
  return parsed;
}

}  // namespace pprsearch
