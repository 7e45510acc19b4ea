#pragma once

#include <vector>

#include "query/lexer.h"

namespace pprsearch {

/// True where the tokens of a query have to be read as an expression: they have an AND, OR
/// or NOT, or a bracket of which something is said (a field or sign before it, a weight
/// behind it). Otherwise they are a list of words, in which brackets are text.
bool is_expression(const std::vector<QueryToken>& tokens);

}  // namespace pprsearch
