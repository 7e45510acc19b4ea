#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "query/platform/platform_table.h"

namespace pprsearch::platform {

/// Years that stand for no bound.
inline constexpr int kOpenFirst = 0;
inline constexpr int kOpenLast = 9999;
/// From this year on the last year is open: PubMed writes "3000/12/31".
inline constexpr int kFirstYearForOpen = 3000;

/// What a line of a strategy says, as its platform means it. What it becomes here, lowering.h
/// decides, because a field may be said of a bracket, and a line of another one.
struct Node {
  enum class Kind {
    term,        ///< `text`: words in a row, with the signs of our own wildcards
    window,      ///< `text`: words in any order with at most `gap` others between, in `fields`
    heading,     ///< `text`: its name
    years,       ///< from `first` to `last`, of which one is a bound, or from `text` (5y) on
    value,       ///< `text`: a value of the field `field`
    has,         ///< `text`: what an entry has
    all_of,      ///< AND
    any_of,      ///< OR
    without,     ///< the first operand and none of the others
    near,        ///< two operands with at most `gap` words between; in this order if `ordered`
    fielded,     ///< its operand in `fields`, as far as no inner field is said
    line,        ///< what another line says: `number`
    nothing,     ///< what no entry has
    everything,  ///< a limit that was left out
  };

  Kind kind = Kind::nothing;
  std::string text = {};
  std::string written = {};  ///< near: the operator as it stands; term: as it stands
  bool quoted = false;       ///< a term in quotes, a group in brackets
  Fields fields = 0;
  std::string field = {};
  int gap = 0;
  bool ordered = false;
  int first = kOpenFirst;
  int last = kOpenLast;
  std::size_t number = 0;
  std::size_t offset = 0;  ///< place in the text as given
  std::size_t length = 0;
  std::vector<Node> operands = {};
};

/// Two operands of an operator as one node; a row of the same operator is one group.
inline Node joined(Node::Kind kind, Node left, Node right) {
  if (left.kind == kind && kind != Node::Kind::near && !left.quoted) {
    left.length = right.offset + right.length - left.offset;
    left.operands.push_back(std::move(right));
    return left;
  }
  Node node{.kind = kind, .offset = left.offset};
  node.length = right.offset + right.length - left.offset;
  node.operands.push_back(std::move(left));
  node.operands.push_back(std::move(right));
  return node;
}

}  // namespace pprsearch::platform
