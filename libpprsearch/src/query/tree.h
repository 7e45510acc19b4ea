#pragma once

#include <pprsearch/query.h>

#include <concepts>
#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// The tree of a query
// -------------------
// A node is one of the kinds in namespace tree, with what that kind alone has, and around it what
// every node has. What the user typed stays as typed: which terms a word stands for is decided by
// the expander, not here.
//
// A function that treats the kinds differently asks std::visit with `overloaded`, and names each
// kind: one that it leaves out does not compile. Text and Group stand there only for what holds of
// any kind of text or group. A function that only goes through the tree uses walk().

namespace pprsearch {

struct QueryNode;

namespace tree {

using Nodes = std::vector<QueryNode>;

/// What the kinds with operands share.
struct Group {
  Nodes operands;
};
struct Words : Group {};   ///< plain words side by side; SearchOptions::match decides (see Occur)
struct AllOf : Group {};   ///< AND
struct AnyOf : Group {};   ///< OR
struct NoneOf : Group {};  ///< NOT: one operand
/// NEAR/n and PRE/n: two operands that stand in one field of an entry without overlapping; the
/// second begins at most `distance` positions behind the end of the first. If not `ordered`, the
/// other way round as well. can_stand_near() says what the operands are.
struct Near : Group {
  int distance = 1;
  bool ordered = false;
};

/// What the kinds of text share.
struct Text {
  std::string field;  ///< canonical name of the field asked; empty = all text fields
  std::string text;
  bool exact = false;  ///< this form only: =word, "a phrase"; else with all that is switched on

  bool operator==(const Text&) const = default;
};
struct Word : Text {
  int max_edits = 0;  ///< 0 = as spelled, 1 or 2 = fuzzy

  bool operator==(const Word&) const = default;
};
struct Phrase : Text {
  int window = 0;  ///< 0 = in this order side by side, n = within n positions, any order

  bool operator==(const Phrase&) const = default;
};
/// With *, ? and #.
struct Wildcard : Text {
  bool open = false;  ///< a word that is being typed: it stands for what the word does, too
};

/// `*`, or no text at all.
struct Everything {};
struct Range {
  std::string field;  ///< year or published
  std::string from;   ///< inclusive, as typed: "2015", "2020-07"; empty = open
  std::string to;

  bool operator==(const Range&) const = default;
};
struct Has {
  std::string name;  ///< what must be there: has:doi
};

/// What an operand of Words asks.
enum class Occur { plain, required, excluded };

}  // namespace tree

struct QueryNode {
  using Kind =
      std::variant<tree::Everything, tree::Words, tree::AllOf, tree::AnyOf, tree::NoneOf,
                   tree::Near, tree::Word, tree::Phrase, tree::Wildcard, tree::Range, tree::Has>;

  Kind kind;
  tree::Occur occur = tree::Occur::plain;
  bool follows = false;  ///< a leaf that no operator parts from what stands before it
  bool guarded = false;  ///< a plain word that is printed in quotes, since it looks like more
  double weight = 1;
  std::size_t offset = 0;  ///< place in the user's text, in bytes
  std::size_t length = 0;
};

/// How deep a tree may be. Each level costs some stack when it is read, printed and destroyed.
inline constexpr std::size_t kDeepestNesting = 200;

/// The tree of a query, and the query of a tree.
const QueryNode& root_of(const Query& query);
Query query_of(QueryNode root);

/// A function of many cases, one for each kind of node: std::visit(overloaded{...}, node.kind).
template <typename... Cases>
struct overloaded : Cases... {
  using Cases::operator()...;
};
template <typename... Cases>
overloaded(Cases...) -> overloaded<Cases...>;

/// The node as one of its kinds, or as the Group or Text that its kind is; null if it is neither.
template <typename Wanted>
const Wanted* as(const QueryNode& node) {
  return std::visit(
      [](const auto& kind) -> const Wanted* {
        if constexpr (std::derived_from<std::remove_cvref_t<decltype(kind)>, Wanted>) return &kind;
        return nullptr;
      },
      node.kind);
}
template <typename Wanted>
Wanted* as(QueryNode& node) {
  return const_cast<Wanted*>(as<Wanted>(std::as_const(node)));
}
template <typename Wanted>
bool is(const QueryNode& node) {
  return as<Wanted>(node) != nullptr;
}

/// The operands of a node, in order; none of a leaf.
inline std::span<const QueryNode> operands_of(const QueryNode& node) {
  using Operands = std::span<const QueryNode>;
  return std::visit(overloaded{[](const tree::Group& group) { return Operands(group.operands); },
                               [](const tree::Text&) { return Operands(); },
                               [](const tree::Everything&) { return Operands(); },
                               [](const tree::Range&) { return Operands(); },
                               [](const tree::Has&) { return Operands(); }},
                    node.kind);
}
inline std::span<QueryNode> operands_of(QueryNode& node) {
  tree::Group* group = as<tree::Group>(node);
  return group == nullptr ? std::span<QueryNode>() : std::span(group->operands);
}

/// Shows `visit` the node and all below it, each before its operands, from left to right.
/// Operands of a node for which `visit` returns false are passed over.
template <typename Node, typename Visit>
requires std::same_as<std::remove_const_t<Node>, QueryNode>
void walk(Node& node, Visit&& visit) {
  if (!visit(node)) return;
  for (Node& operand : operands_of(node)) walk(operand, visit);
}

/// Whether the node finds what its operands, or its own text, do not.
inline bool is_negative(const QueryNode& node) {
  return is<tree::NoneOf>(node) || node.occur == tree::Occur::excluded;
}

/// Adds an operand to those of a group of that kind; one of the same kind gives its own operands
/// instead.
template <typename Kind>
void append(tree::Nodes& operands, QueryNode node) {
  if (Kind* same = as<Kind>(node); same != nullptr && node.weight == 1) {
    std::move(same->operands.begin(), same->operands.end(), std::back_inserter(operands));
  } else {
    operands.push_back(std::move(node));
  }
}

/// The group of these operands: nothing of none, the operand itself of one.
template <typename Kind>
std::optional<QueryNode> combine(tree::Nodes operands) {
  if (operands.empty()) return std::nullopt;
  if (operands.size() == 1 && operands.front().occur == tree::Occur::plain) {
    return std::move(operands.front());
  }
  QueryNode node;
  node.offset = operands.front().offset;
  node.length = operands.back().offset + operands.back().length - node.offset;
  node.kind = Kind{{std::move(operands)}};
  return node;
}

/// NOT of a node.
inline QueryNode negation_of(QueryNode operand) {
  tree::NoneOf none_of;
  none_of.operands.push_back(std::move(operand));
  QueryNode node;
  node.kind = std::move(none_of);
  return node;
}

/// The word, if its meaning may be widened: neither =word nor fuzzy, neither required nor excluded.
inline const tree::Word* plain_word(const QueryNode& node) {
  const auto* word = as<tree::Word>(node);
  const bool plain =
      word != nullptr && !word->exact && word->max_edits == 0 && node.occur == tree::Occur::plain;
  return plain ? word : nullptr;
}
inline bool is_plain_word(const QueryNode& node) { return plain_word(node) != nullptr; }

/// Whether two neighbours are plain words that the user wrote as a sequence, so that they
/// may mean something together: `video conferencing`, not `video AND conferencing`.
inline bool side_by_side(const QueryNode& left, const QueryNode& right) {
  const tree::Word* first = plain_word(left);
  const tree::Word* second = plain_word(right);
  return right.follows && first != nullptr && second != nullptr && first->field == second->field;
}

}  // namespace pprsearch
