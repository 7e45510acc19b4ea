#include "query/print.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"
#include "query/capitals.h"
#include "query/date_range.h"
#include "query/leaf.h"
#include "query/lexer.h"
#include "query/misreadings.h"
#include "query/numbers.h"
#include "query/query_fields.h"

// The canonical text has brackets only where the tree needs them, AND written
// out but between words side by side, and each leaf with its own field. A word is written bare if
// reading it bare gives it back. Lexer and leaf reader say whether it does: they alone know what a
// word is. Others ("AND" in a plain reading, or "a:b") go between quotes: ~"AND" is read as the
// plain word again.

namespace pprsearch {
namespace {

using Operands = std::span<const QueryNode>;

// How tightly a printed node holds together.
enum class Binding { any_of, all_of, none_of, near, leaf };

std::string in_brackets(const std::string& text) { return '(' + text + ')'; }

std::string print_weight(double weight) {
  if (weight == 1) return {};
  std::array<char, 32> digits;
  const auto [end, error] =
      std::to_chars(digits.data(), digits.data() + digits.size(), weight, std::chars_format::fixed);
  return '^' + std::string(digits.data(), end);
}

std::string print_sign(tree::Occur occur) {
  switch (occur) {
    case tree::Occur::required:
      return "+";
    case tree::Occur::excluded:
      return "-";
    case tree::Occur::plain:
      break;
  }
  return {};
}

std::string print_field(const std::string& field) { return field.empty() ? field : field + ':'; }

// ---- Leaves, without sign and weight ----

std::string print_edits(int max_edits) {
  return max_edits == 0 ? "" : max_edits == 1 ? "~" : '~' + std::to_string(max_edits);
}

// =word
std::string print_bare(const tree::Text& text) {
  return print_field(text.field) + (text.exact ? "=" : "") + text.text;
}

std::string print_quoted(const tree::Text& text) {
  return print_field(text.field) + (text.exact ? "\"" : "~\"") + text.text + '"';
}

std::string print_phrase(const tree::Phrase& phrase) {
  const std::string window = phrase.window > 0 ? '~' + std::to_string(phrase.window) : "";
  return print_quoted(phrase) + window;
}

std::string print_range(const tree::Range& range) {
  return print_field(range.field) + print_ends(range);
}

bool is_identifier(const tree::Word& word) {
  const QueryField* field = find_query_field(word.field);
  return field != nullptr && field->kind == QueryField::Kind::identifier;
}

// An identifier would take a bracket that comes behind it for its own.
bool closes_its_brackets(const std::string& text) {
  return std::count(text.begin(), text.end(), '(') == std::count(text.begin(), text.end(), ')');
}

template <typename Kind>
bool reads_as(const std::string& text, const QueryNode& node, const Kind& kind, double weight) {
  const std::optional<QueryNode> read = read_one_leaf(text);
  const Kind* read_kind = read ? as<Kind>(*read) : nullptr;
  return read_kind != nullptr && *read_kind == kind && read->occur == node.occur &&
         read->weight == weight;
}

// An identifier would take its weight for its own, and so may a fuzzy word ("foo:~" is one, in
// "foo:~^2" a value follows the colon), which no quotes can say: hence brackets. Only in brackets
// can it have got such a weight.
std::string print_word(const QueryNode& node, const tree::Word& word) {
  const std::string sign = print_sign(node.occur);
  const std::string weight = print_weight(node.weight);
  if (closes_its_brackets(word.text) && !node.guarded) {
    const std::string bare = sign + print_bare(word) + print_edits(word.max_edits);
    const bool identifier = is_identifier(word);
    const bool alone = weight.empty() || !identifier;
    if (alone && reads_as(bare + weight, node, word, node.weight)) return bare + weight;
    const bool in_brackets_only = !weight.empty() && (identifier || word.max_edits > 0);
    if (in_brackets_only && reads_as(bare, node, word, 1)) return in_brackets(bare) + weight;
  }
  return sign + print_quoted(word) + weight;
}

// "foo:*" is a wildcard, but in "foo:*^2" a value follows the colon, as behind a field's name.
std::string print_wildcard(const QueryNode& node, const tree::Wildcard& wildcard) {
  const std::string bare = print_sign(node.occur) + print_bare(wildcard);
  const std::string weight = print_weight(node.weight);
  const bool whole = weight.empty() || reads_as(bare + weight, node, wildcard, node.weight);
  return (whole ? bare : in_brackets(bare)) + weight;
}

// ---- Groups ----

std::string print_in_weighted_brackets(const QueryNode& node, const std::string& text) {
  return node.weight == 1 ? text : in_brackets(text) + print_weight(node.weight);
}

// What is missing, if that is all that a NOT asks.
const tree::Has* absence(const tree::NoneOf& none_of) {
  return as<tree::Has>(none_of.operands.front());
}

// The place behind the words that stand side by side from `begin` on.
std::size_t sequence_end(Operands nodes, std::size_t begin) {
  std::size_t end = begin + 1;
  while (end < nodes.size() && side_by_side(nodes[end - 1], nodes[end])) ++end;
  return end;
}

bool is_sequence(const tree::AllOf& all_of) {
  return sequence_end(all_of.operands, 0) == all_of.operands.size();
}

Binding binding(const QueryNode& node) {
  if (node.weight != 1) return Binding::leaf;
  return std::visit(overloaded{[](const tree::Words&) { return Binding::any_of; },
                               [](const tree::AnyOf&) { return Binding::any_of; },
                               [](const tree::AllOf& all_of) {
                                 return is_sequence(all_of) ? Binding::any_of : Binding::all_of;
                               },
                               [](const tree::NoneOf& none_of) {
                                 return absence(none_of) == nullptr ? Binding::none_of
                                                                    : Binding::leaf;
                               },
                               [](const tree::Near&) { return Binding::near; },
                               [](const tree::Text&) { return Binding::leaf; },
                               [](const tree::Everything&) { return Binding::leaf; },
                               [](const tree::Range&) { return Binding::leaf; },
                               [](const tree::Has&) { return Binding::leaf; }},
                    node.kind);
}

std::string print_within(const QueryNode& node, Binding loosest) {
  return binding(node) < loosest ? in_brackets(print(node)) : print(node);
}

std::string print_joined(Operands operands, std::string_view separator, Binding loosest) {
  std::string text;
  for (const QueryNode& operand : operands) {
    if (!text.empty()) text += separator;
    text += print_within(operand, loosest);
  }
  return text;
}

std::string print_sequence(Operands words) { return print_joined(words, " ", Binding::leaf); }

// Words side by side mean AND, too, but may mean something together: they stay side by
// side, in brackets, as in (video conferencing) AND "working alliance".
std::string print_all_of(const tree::AllOf& all_of) {
  const Operands operands = all_of.operands;
  if (is_sequence(all_of)) return print_sequence(operands);
  std::string text;
  for (std::size_t begin = 0; begin < operands.size();) {
    const std::size_t end = sequence_end(operands, begin);
    if (!text.empty()) text += " AND ";
    text += end - begin > 1 ? in_brackets(print_sequence(operands.subspan(begin, end - begin)))
                            : print_within(operands[begin], Binding::none_of);
    begin = end;
  }
  return text;
}

std::string print_none_of(const QueryNode& node, const tree::NoneOf& none_of) {
  const QueryNode& operand = none_of.operands.front();
  if (const tree::Has* has = absence(none_of)) {
    return print_sign(node.occur) + "missing:" + has->name + print_weight(operand.weight);
  }
  return "NOT " + print_within(operand, Binding::none_of);
}

std::string print_near(const tree::Near& near) {
  return print_within(near.operands.front(), Binding::near) + (near.ordered ? " PRE/" : " NEAR/") +
         std::to_string(near.distance) + ' ' + print_within(near.operands.back(), Binding::leaf);
}

}  // namespace

std::string print(const QueryNode& node) {
  const std::string sign = print_sign(node.occur);
  const auto leaf = [&](const std::string& text) {
    return sign + text + print_weight(node.weight);
  };
  const auto group = [&](const std::string& text) {
    return print_in_weighted_brackets(node, text);
  };
  return std::visit(
      overloaded{[&](const tree::Everything&) { return group("*"); },
                 [&](const tree::Words& words) { return group(print_sequence(words.operands)); },
                 [&](const tree::AllOf& all_of) { return group(print_all_of(all_of)); },
                 [&](const tree::AnyOf& any_of) {
                   return group(print_joined(any_of.operands, " OR ", Binding::all_of));
                 },
                 [&](const tree::NoneOf& none_of) { return group(print_none_of(node, none_of)); },
                 [&](const tree::Near& near) { return group(print_near(near)); },
                 [&](const tree::Word& word) { return print_word(node, word); },
                 [&](const tree::Phrase& phrase) { return leaf(print_phrase(phrase)); },
                 [&](const tree::Wildcard& wildcard) { return print_wildcard(node, wildcard); },
                 [&](const tree::Range& range) { return leaf(print_range(range)); },
                 [&](const tree::Has& has) {
                   return leaf((is_state(has.name) ? "is:" : "has:") + has.name);
                 }},
      node.kind);
}

namespace {

// "10024335", "0033-3204", an address alone and "PMID 10024335" ask for an article's number.
bool has_number(const std::string& text) {
  const bool one_word = text.find(' ') == text.npos;
  if (one_word) return !field_of_bare_number(text).empty();
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && is_letter_or_digit(text[at - 1])) continue;
    const std::optional<FoundNumber> number = number_at(text, at);
    if (number && text.substr(at, number->before).find(' ') != text.npos) return true;
  }
  return false;
}

bool is_misread(const std::string& text) {
  if (has_number(text)) return true;
  return std::ranges::any_of(find_misreadings(text, Syntax::strict).diagnostics,
                             [](const Diagnostic& d) { return !is_note(d.code); });
}

// Words that make something of another query language: tags, operators, numbers of lines.
bool looks_like_more(std::string_view word) {
  constexpr auto kOperators =
      std::to_array<std::string_view>({"and", "or", "not", "adj", "near", "next", "exp", "limit"});
  const bool has_signs = std::ranges::any_of(
      word, [](char c) { return is_ascii(c) && !is_letter(c) && c != '-' && c != '\''; });
  return has_signs || std::ranges::none_of(word, is_lower) ||
         is_one_of(in_lower_case(word), kOperators);
}

void guard(QueryNode& root, bool every_word) {
  walk(root, [&](QueryNode& node) {
    const auto* word = as<tree::Word>(node);
    const bool plain = word != nullptr && !word->exact && word->max_edits == 0;
    node.guarded = plain && (every_word || looks_like_more(word->text));
    return true;
  });
}

std::string print_as_it_stands(const QueryNode& root) {
  const auto* all_of = as<tree::AllOf>(root);
  const bool looks_like_list = all_of != nullptr && root.weight == 1 && is_sequence(*all_of);
  std::string text = print(root);
  const bool needs_sign = looks_like_list || is_sentence_in_capitals(lex_query(text).tokens);
  return needs_sign ? '+' + in_brackets(text) : text;
}

}  // namespace

// A sequence alone would be a list of words, for `match` to decide about, and an expression of
// capitals may look like a sentence; a sign before its bracket makes it the expression it was.
// Words that strict reading would take for another query language stand in quotes.
std::string print_query(const QueryNode& root) {
  std::string text = print_as_it_stands(root);
  for (const bool every_word : {false, true}) {
    if (!is_misread(text)) break;
    QueryNode guarded = root;
    guard(guarded, every_word);
    text = print_as_it_stands(guarded);
  }
  return text;
}

std::string print_ends(const tree::Range& range) {
  const bool one_date = range.from == range.to && !is_relative(range.from);
  return range.from + (one_date ? "" : ".." + range.to);
}

}  // namespace pprsearch
