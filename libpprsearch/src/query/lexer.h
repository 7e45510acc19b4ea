#pragma once

#include <pprsearch/query.h>

#include <string_view>
#include <vector>

#include "query/token.h"

namespace pprsearch {

/// Tokens in order. Every open has its close and every field its value: what
/// was missing or too much in the text is repaired here, and reported.
struct LexedQuery {
  std::vector<QueryToken> tokens;
  std::vector<Diagnostic> diagnostics;
};

LexedQuery lex_query(std::string_view text);

/// Only words, parted by white space and double quotes: plain reading.
LexedQuery lex_plain_words(std::string_view text);

}  // namespace pprsearch
