#include "search/suggest/last_word.h"

#include <pprsearch/error.h>
#include <pprsearch/query.h>

#include "query/characters.h"
#include "query/tree.h"

namespace pprsearch {
namespace {

/// Whether entries of the node are entries of its last operand, and that is all it asks of it.
bool narrows_by_last(const QueryNode& node) {
  return !is_negative(node) && (is<tree::Words>(node) || is<tree::AllOf>(node));
}

}  // namespace

std::optional<LastWord> last_word(const std::string& text) {
  try {
    const ParsedQuery parsed = parse_query(text, Syntax::lenient);
    LastWord last;
    last.narrows = true;
    const QueryNode* node = &root_of(parsed.query);
    for (; !operands_of(*node).empty(); node = &operands_of(*node).back()) {
      last.negated = last.negated || is_negative(*node);
      last.narrows = last.narrows && narrows_by_last(*node);
    }
    last.negated = last.negated || is_negative(*node);
    const auto* leaf = as<tree::Text>(*node);
    const std::size_t end = node->offset + node->length;
    if (leaf == nullptr || text.find_first_not_of(')', end) != text.npos) return std::nullopt;
    last.field = leaf->field;
    // One word in quotes may be a word of the tree.
    const std::string own = text.substr(node->offset, node->length);
    last.quoted = to_plain(own).text.find('"') != std::string::npos;
    last.narrows = last.narrows && !last.negated && is<tree::Word>(*node) && !last.quoted;
    return last;
  } catch (const LimitError&) {
    return std::nullopt;
  }
}

}  // namespace pprsearch
