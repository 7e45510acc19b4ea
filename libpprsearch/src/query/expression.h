#pragma once

#include <vector>

#include "query/lexer.h"

namespace pprsearch {

/// True where the tokens of a query have to be read as an expression: they have an AND or
/// OR, a bracket of which something is said (a field, sign or NOT before it, a weight behind
/// it), or a NOT before something that no - could stand before. Otherwise they are a list of
/// words, in which a NOT is a - and brackets are text.
bool is_expression(const std::vector<QueryToken>& tokens);

}  // namespace pprsearch
