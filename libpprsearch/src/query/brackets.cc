#include "query/brackets.h"

#include <algorithm>

#include "base/strings.h"
#include "query/operators.h"

namespace pprsearch {
namespace {

// Whether what stands before a bracket governs it.
bool governs_bracket(const QueryToken& before) {
  using Kind = QueryToken::Kind;
  return before.kind == Kind::field || before.kind == Kind::require || before.kind == Kind::exclude;
}

// Whether the token there makes the query an expression.
bool combines(const std::vector<QueryToken>& tokens, std::size_t place) {
  switch (tokens[place].kind) {
    case QueryToken::Kind::operation:
      return true;
    case QueryToken::Kind::open:
      return place > 0 && governs_bracket(tokens[place - 1]);
    case QueryToken::Kind::close:
      return !tokens[place].suffix.empty();
    case QueryToken::Kind::word:
    case QueryToken::Kind::phrase:
    case QueryToken::Kind::everything:
    case QueryToken::Kind::field:
    case QueryToken::Kind::empty_field:
    case QueryToken::Kind::require:
    case QueryToken::Kind::exclude:
      break;
  }
  return false;
}

}  // namespace

Brackets::Brackets(std::string_view text) : text_(text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') {
      at = std::min(text.find('"', at + 1), text.size());
    } else if (text[at] == '(') {
      open_.push_back({at, operators_});
    } else if (text[at] == ')' && !open_.empty()) {
      close_last(at);
    } else if (is_operator(at)) {
      ++operators_;
    }
  }
  while (!open_.empty()) close_last(text.size());
}

// Whether an operator stands at `at`, as a whole word and with something on its left if it
// needs that: "(OR = 1.5)" reports an odds ratio, while "(NOT a)" begins with its operator.
bool Brackets::is_operator(std::size_t at) const {
  if (at == 0 || !is_one_of(text_[at - 1], kRunEnd)) return false;
  const std::size_t end = text_.find_first_of(kRunEnd, at);
  if (end == text_.npos || text_[end] == ')') return false;
  const OperatorRow* found = find_operator(text_.substr(at, end - at));
  return found != nullptr && (text_[at - 1] != '(' || !found->needs_left);
}

void Brackets::close_last(std::size_t end) {
  const Open& open = open_.back();
  extents_[open.place] = {end, operators_ > open.operators};
  open_.pop_back();
}

Brackets::Extent Brackets::extent(std::size_t open) const {
  const auto found = extents_.find(open);
  return found == extents_.end() ? Extent{text_.size(), false} : found->second;
}

bool Brackets::belongs_to_word(std::size_t open) const {
  const bool directly_behind = open > 0 && text_[open - 1] != ' ' && text_[open - 1] != ')';
  const Extent extent = this->extent(open);
  const bool has_weight = extent.end + 1 < text_.size() && is_one_of(text_[extent.end + 1], "^~");
  return directly_behind && !has_weight && !extent.has_operator;
}

bool is_expression(const std::vector<QueryToken>& tokens) {
  for (std::size_t place = 0; place < tokens.size(); ++place) {
    if (combines(tokens, place)) return true;
  }
  return false;
}

}  // namespace pprsearch
