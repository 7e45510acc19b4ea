#pragma once

#include <sstream>
#include <string>

#include "query/tree.h"

namespace pprsearch::test {

/// The name of a node's kind, and what it has that is not the default, in brackets.
inline std::string kind_text(const QueryNode& node) {
  std::ostringstream parts;
  const auto add_text = [&](const char* name, const tree::Text& text) {
    if (!text.field.empty()) parts << ", " << text.field;
    if (!text.text.empty()) parts << ", " << text.text;
    if (text.exact) parts << ", exact";
    return name;
  };
  const char* name = std::visit(
      overloaded{[](const tree::Everything&) { return "everything"; },
                 [](const tree::Words&) { return "words"; },
                 [](const tree::AllOf&) { return "all_of"; },
                 [](const tree::AnyOf&) { return "any_of"; },
                 [](const tree::NoneOf&) { return "none_of"; },
                 [&](const tree::Near& near) {
                   parts << ", " << near.distance;
                   return near.ordered ? "pre" : "near";
                 },
                 [&](const tree::Word& word) {
                   add_text("word", word);
                   if (word.max_edits > 0) parts << ", edits " << word.max_edits;
                   return "word";
                 },
                 [&](const tree::Phrase& phrase) {
                   add_text("phrase", phrase);
                   if (phrase.window > 0) parts << ", window " << phrase.window;
                   return "phrase";
                 },
                 [&](const tree::Wildcard& wildcard) { return add_text("wildcard", wildcard); },
                 [&](const tree::Range& range) {
                   parts << ", " << range.field << ", " << range.from << " to " << range.to;
                   return "range";
                 },
                 [&](const tree::Has& has) {
                   parts << ", " << has.name;
                   return "has";
                 }},
      node.kind);
  if (node.weight != 1) parts << ", weight " << node.weight;
  const std::string all = parts.str();
  return all.empty() ? name : name + ('[' + all.substr(2) + ']');
}

/// A tree in one line, each part that is not the default shown:
/// `words(word[alliance], -word[title, cbt, exact, weight 2])`.
inline std::string tree_text(const QueryNode& node) {
  std::string text;
  if (node.occur == tree::Occur::required) text += '+';
  if (node.occur == tree::Occur::excluded) text += '-';
  text += kind_text(node);
  std::string operands;
  for (const QueryNode& operand : operands_of(node)) operands += ", " + tree_text(operand);
  return operands.empty() ? text : text + '(' + operands.substr(2) + ')';
}

inline std::string tree_text(const Query& query) { return tree_text(root_of(query)); }

}  // namespace pprsearch::test
