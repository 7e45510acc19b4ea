#include "query/expression.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "query/characters.h"

namespace pprsearch {
namespace {

using Kind = QueryToken::Kind;

// Whether a - could stand before it. Before 0.30 and .05 it would be the number's sign.
bool takes_sign(const QueryToken& token) {
  if (token.kind == Kind::phrase || token.kind == Kind::field) return true;
  if (token.kind != Kind::word) return false;
  const std::string_view text = token.text;
  const bool whole_number = std::all_of(text.begin(), text.end(), is_digit);
  const bool letter = is_word_character(character_at(text, 0).code) && !is_digit(text.front());
  return letter || whole_number || text.front() == '=';
}

// Whether what stands before a bracket governs it.
bool governs_bracket(const QueryToken& before) {
  return before.kind == Kind::field || before.kind == Kind::require ||
         before.kind == Kind::exclude || before.kind == Kind::not_operator;
}

// Whether the token there makes the query an expression.
bool combines(const std::vector<QueryToken>& tokens, std::size_t place) {
  switch (tokens[place].kind) {
    case Kind::and_operator:
    case Kind::or_operator:
      return true;
    case Kind::not_operator:
      return place + 1 == tokens.size() || !takes_sign(tokens[place + 1]);
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
