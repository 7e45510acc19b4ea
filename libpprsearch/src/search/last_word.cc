#include "search/last_word.h"

#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include "query/characters.h"
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
    const std::size_t end = node->offset + node->length;
    if (!has_text || text.find_first_not_of(')', end) != text.npos) return std::nullopt;
    last.field = node->field;
    // One word in quotes may be a word of the tree.
    const std::string own = text.substr(node->offset, node->length);
    last.quoted = to_plain(own).text.find('"') != std::string::npos;
    last.narrows = last.narrows && node->kind == Kind::word && !last.quoted;
    return last;
  } catch (const LimitError&) {
    return std::nullopt;
  }
}

}  // namespace pprsearch
