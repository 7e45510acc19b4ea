#include "search/last_word.h"

#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include "query/query_node.h"

namespace pprsearch {
namespace {

using Kind = QueryNode::Kind;

LastWord walk_to_end(const QueryNode*& node) {
  LastWord last;
  last.narrows = true;
  while (true) {
    last.negated =
        last.negated || node->kind == Kind::none_of || node->occur == QueryNode::Occur::excluded;
    last.narrows = last.narrows && !last.negated && node->kind != Kind::any_of;
    if (node->children.empty()) return last;
    node = &node->children.back();
  }
}

}  // namespace

std::optional<LastWord> last_word(const std::string& text) {
  try {
    const ParsedQuery parsed = parse_query(text, Syntax::lenient);
    const QueryNode* node = &parsed.query.root();
    LastWord last = walk_to_end(node);
    const bool has_text =
        node->kind == Kind::word || node->kind == Kind::phrase || node->kind == Kind::wildcard;
    if (!has_text || node->offset + node->length < text.size()) return std::nullopt;
    last.field = node->field;
    last.quoted = node->kind == Kind::phrase;
    last.narrows = last.narrows && node->kind == Kind::word;
    return last;
  } catch (const LimitError&) {
    return std::nullopt;
  }
}

}  // namespace pprsearch
