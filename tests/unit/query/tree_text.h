#pragma once

#include <sstream>
#include <string>

#include "query/query_node.h"

namespace pprsearch::test {

inline std::string kind_name(QueryNode::Kind kind) {
  switch (kind) {
    case QueryNode::Kind::everything:
      return "everything";
    case QueryNode::Kind::words:
      return "words";
    case QueryNode::Kind::all_of:
      return "all_of";
    case QueryNode::Kind::any_of:
      return "any_of";
    case QueryNode::Kind::none_of:
      return "none_of";
    case QueryNode::Kind::word:
      return "word";
    case QueryNode::Kind::phrase:
      return "phrase";
    case QueryNode::Kind::wildcard:
      return "wildcard";
    case QueryNode::Kind::range:
      return "range";
    case QueryNode::Kind::has:
      return "has";
  }
  return "unknown kind";
}

/// A tree in one line, each part that is not the default shown:
/// `words(word[alliance], -word[title, cbt, exact, weight 2])`.
inline std::string tree_text(const QueryNode& node) {
  std::ostringstream parts;
  if (!node.field.empty()) parts << ", " << node.field;
  if (!node.text.empty()) parts << ", " << node.text;
  if (node.kind == QueryNode::Kind::range) parts << ", " << node.from << " to " << node.to;
  if (node.form == QueryNode::Form::exact) parts << ", exact";
  if (node.window > 0) parts << ", window " << node.window;
  if (node.max_edits > 0) parts << ", edits " << node.max_edits;
  if (node.weight != 1) parts << ", weight " << node.weight;

  std::string text;
  if (node.occur == QueryNode::Occur::required) text += '+';
  if (node.occur == QueryNode::Occur::excluded) text += '-';
  text += kind_name(node.kind);
  if (!parts.str().empty()) text += '[' + parts.str().substr(2) + ']';
  if (node.children.empty()) return text;
  std::string children;
  for (const QueryNode& child : node.children) children += ", " + tree_text(child);
  return text + '(' + children.substr(2) + ')';
}

}  // namespace pprsearch::test
