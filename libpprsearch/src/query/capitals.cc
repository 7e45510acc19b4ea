#include "query/capitals.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/stop_words.h"

namespace pprsearch {
namespace {

using Kind = QueryToken::Kind;

/// Whether a token may be one of a sentence: nothing is said by it or of it.
bool is_text(const QueryToken& token) {
  if (!token.suffix.empty() || std::ranges::any_of(token.text, is_lower)) return false;
  switch (token.kind) {
    case Kind::word:
      return token.text.find_first_of("=*^~") == token.text.npos;
    case Kind::phrase:
    case Kind::open:
    case Kind::close:
    case Kind::operation:
      return true;
    case Kind::everything:
    case Kind::field:
    case Kind::empty_field:
    case Kind::require:
    case Kind::exclude:
      break;
  }
  return false;
}

bool is_word(const QueryToken& token) { return token.kind == Kind::word; }

bool is_grammar(const QueryToken& token) {
  std::string folded;
  for (const char c : token.text) {
    if (is_letter(c)) folded += ascii_lower(c);
  }
  return is_word(token) && is_stop_word(folded);
}

}  // namespace

bool is_sentence_in_capitals(const std::vector<QueryToken>& tokens) {
  const auto is_operator = [](const QueryToken& t) { return t.kind == Kind::operation; };
  if (!std::ranges::all_of(tokens, is_text) || !std::ranges::any_of(tokens, is_operator)) {
    return false;
  }
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const bool beside =
        (i > 0 && is_word(tokens[i - 1])) || (i + 1 < tokens.size() && is_word(tokens[i + 1]));
    if (beside && is_grammar(tokens[i])) return true;
  }
  return false;
}

void read_operators_as_words(std::vector<QueryToken>& tokens) {
  for (QueryToken& token : tokens) {
    if (token.kind != Kind::operation) continue;
    token.kind = Kind::word;
    token.literal = true;
    token.operation = nullptr;
  }
}

}  // namespace pprsearch
