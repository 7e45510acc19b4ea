#include <pprsearch/query.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <utility>

#include "query/query_fields.h"
#include "query/query_node.h"

// The canonical text has brackets only where the tree needs them, AND written
// out but between words side by side, and each leaf with its own field. A word is written bare
// where reading it bare gives it back. Others ("AND" in a plain reading, or "a:b") go between
// quotes: ~"AND" is read as the plain word again.

namespace pprsearch {
namespace {

using Kind = QueryNode::Kind;
using Form = QueryNode::Form;
using Occur = QueryNode::Occur;

// How tightly a printed node holds together.
enum class Binding { any_of, all_of, none_of, leaf };

// Words and nesting of a printed text were counted when it was first read.
constexpr QueryLimits kNoLimits{std::numeric_limits<std::size_t>::max(),
                                std::numeric_limits<std::size_t>::max(),
                                std::numeric_limits<std::size_t>::max()};

std::string print(const QueryNode& node);

std::string in_brackets(const std::string& text) { return '(' + text + ')'; }

std::string print_weight(double weight) {
  if (weight == 1) return {};
  std::array<char, 32> digits;
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), weight, std::chars_format::fixed);
  return '^' + std::string(digits.data(), end);
}

std::string_view print_sign(Occur occur) {
  if (occur == Occur::plain) return "";
  return occur == Occur::required ? "+" : "-";
}

// Sign and field.
std::string print_start(const QueryNode& node) {
  std::string start(print_sign(node.occur));
  if (!node.field.empty()) start += node.field + ':';
  return start;
}

bool is_same_word(const QueryNode& a, const QueryNode& b) {
  return a.kind == b.kind && a.occur == b.occur && a.form == b.form && a.field == b.field &&
         a.text == b.text && a.max_edits == b.max_edits && a.weight == b.weight;
}

bool reads_as(const std::string& text, const QueryNode& word) {
  const ParsedQuery parsed = parse_query(text, Syntax::lenient, kNoLimits);
  const QueryNode& root = parsed.query.root();
  const bool one_word = root.kind == Kind::words && root.children.size() == 1;
  return parsed.diagnostics.empty() && is_same_word(one_word ? root.children.front() : root, word);
}

std::string print_phrase(const QueryNode& node) {
  std::string text = print_start(node);
  if (node.form == Form::expanded) text += '~';
  text += '"' + node.text + '"';
  if (node.window > 0) text += '~' + std::to_string(node.window);
  return text + print_weight(node.weight);
}

// =word~ without its weight.
std::string print_bare(const QueryNode& node) {
  std::string text = print_start(node);
  if (node.form == Form::exact) text += '=';
  text += node.text;
  if (node.max_edits > 0) text += '~';
  if (node.max_edits > 1) text += std::to_string(node.max_edits);
  return text;
}

bool is_identifier(const QueryNode& node) {
  const QueryField* field = find_query_field(node.field);
  return field != nullptr && field->kind == QueryField::Kind::identifier;
}

// An identifier would take a bracket that comes behind it for its own.
bool closes_its_brackets(const std::string& text) {
  return std::count(text.begin(), text.end(), '(') == std::count(text.begin(), text.end(), ')');
}

// An identifier would take its weight for its own, hence the brackets: only in
// brackets can it have got one.
std::string print_word(const QueryNode& node) {
  if (!closes_its_brackets(node.text)) return print_phrase(node);
  const std::string weight = print_weight(node.weight);
  std::string bare = print_bare(node);
  if (!weight.empty() && is_identifier(node)) bare = in_brackets(bare);
  return reads_as(bare + weight, node) ? bare + weight : print_phrase(node);
}

std::string print_range(const QueryNode& node) {
  std::string text = print_start(node) + node.from;
  if (node.from != node.to) text += ".." + node.to;
  return text + print_weight(node.weight);
}

bool is_absence(const QueryNode& node) {
  return node.kind == Kind::none_of && node.children.front().kind == Kind::has;
}

std::string print_presence(const QueryNode& has, std::string_view name) {
  return std::string(name) + has.text + print_weight(has.weight);
}

// The place behind the words that stand side by side from `begin` on.
std::size_t sequence_end(const std::vector<QueryNode>& nodes, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < nodes.size() && side_by_side(nodes[end - 1], nodes[end])) ++end;
  return end;
}

bool is_sequence(const QueryNode& node) {
  return node.kind == Kind::all_of && sequence_end(node.children, 0) == node.children.size();
}

Binding binding(const QueryNode& node) {
  if (node.weight != 1) return Binding::leaf;
  switch (node.kind) {
    case Kind::any_of:
    case Kind::words:
      return Binding::any_of;
    case Kind::all_of:
      return is_sequence(node) ? Binding::any_of : Binding::all_of;
    case Kind::none_of:
      return is_absence(node) ? Binding::leaf : Binding::none_of;
    default:
      return Binding::leaf;
  }
}

std::string print_within(const QueryNode& node, Binding loosest) {
  return binding(node) < loosest ? in_brackets(print(node)) : print(node);
}

std::string join(const QueryNode& node, std::string_view separator, Binding loosest) {
  std::string text;
  for (const QueryNode& child : node.children) {
    if (!text.empty()) text += separator;
    text += print_within(child, loosest);
  }
  return text;
}

std::string print_negation(const QueryNode& node) {
  const QueryNode& child = node.children.front();
  if (is_absence(node))
    return std::string(print_sign(node.occur)) + print_presence(child, "missing:");
  return "NOT " + print_within(child, Binding::none_of);
}

// Words side by side mean AND, too, but may mean something together: they stay side by
// side, in brackets, as in (video conferencing) AND "working alliance".
std::string print_all_of(const QueryNode& node) {
  if (is_sequence(node)) return join(node, " ", Binding::leaf);
  std::string text;
  for (std::size_t begin = 0; begin < node.children.size();) {
    const std::size_t end = sequence_end(node.children, begin);
    QueryNode part = node.children[begin];
    if (end - begin > 1) {
      part = QueryNode();
      part.kind = Kind::all_of;
      part.children.assign(node.children.begin() + static_cast<std::ptrdiff_t>(begin),
                           node.children.begin() + static_cast<std::ptrdiff_t>(end));
    }
    text += (text.empty() ? "" : " AND ") + print_within(part, Binding::none_of);
    begin = end;
  }
  return text;
}

std::string print_unweighted(const QueryNode& node) {
  switch (node.kind) {
    case Kind::words:
      return join(node, " ", Binding::leaf);
    case Kind::all_of:
      return print_all_of(node);
    case Kind::any_of:
      return join(node, " OR ", Binding::all_of);
    case Kind::none_of:
      return print_negation(node);
    default:
      return "*";
  }
}

std::string print(const QueryNode& node) {
  switch (node.kind) {
    case Kind::word:
      return print_word(node);
    case Kind::phrase:
      return print_phrase(node);
    case Kind::wildcard:
      return print_bare(node) + print_weight(node.weight);
    case Kind::range:
      return print_range(node);
    case Kind::has:
      return print_presence(node, std::string(print_sign(node.occur)) + "has:");
    default:
      break;
  }
  const std::string text = print_unweighted(node);
  return node.weight == 1 ? text : in_brackets(text) + print_weight(node.weight);
}

}  // namespace

Query::Query() : Query(QueryNode()) {}

Query::Query(QueryNode root) : root_(std::make_shared<const QueryNode>(std::move(root))) {}

// A sequence alone would be a list of words, for `match` to decide about; a sign before its
// bracket makes it the expression it was.
std::string Query::to_string() const {
  const bool needs_sign = root_->weight == 1 && is_sequence(*root_);
  return needs_sign ? '+' + in_brackets(print(*root_)) : print(*root_);
}

}  // namespace pprsearch
