#include "query/expression.h"

#include <cstddef>

namespace pprsearch {
namespace {

using Kind = QueryToken::Kind;

// Whether what stands before a bracket governs it.
bool governs_bracket(const QueryToken& before) {
  return before.kind == Kind::field || before.kind == Kind::require || before.kind == Kind::exclude;
}

// Whether the token there makes the query an expression.
bool combines(const std::vector<QueryToken>& tokens, std::size_t place) {
  switch (tokens[place].kind) {
    case Kind::and_operator:
    case Kind::or_operator:
    case Kind::not_operator:
      return true;
    case Kind::open:
      return place > 0 && governs_bracket(tokens[place - 1]);
    case Kind::close:
      return !tokens[place].suffix.empty();
    default:
      return false;
  }
}

}  // namespace

bool is_expression(const std::vector<QueryToken>& tokens) {
  for (std::size_t place = 0; place < tokens.size(); ++place) {
    if (combines(tokens, place)) return true;
  }
  return false;
}

}  // namespace pprsearch
