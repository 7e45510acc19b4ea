#pragma once

#include <vector>

#include "query/token.h"

namespace pprsearch {

/// Whether the tokens are a sentence in capitals, in which AND, OR and NOT are words: there is an
/// operator and no small letter from a to z, a word of grammar stands directly beside another word,
/// and nothing but words, phrases and brackets is there. CBT AND IPT is none.
bool is_sentence_in_capitals(const std::vector<QueryToken>& tokens);

/// Makes words of all operators.
void read_operators_as_words(std::vector<QueryToken>& tokens);

}  // namespace pprsearch
