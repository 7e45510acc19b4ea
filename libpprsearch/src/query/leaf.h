#pragma once

#include <pprsearch/query.h>

#include <optional>
#include <vector>

#include "query/lexer.h"
#include "query/query_node.h"

namespace pprsearch {

/// Reads a token that is a word or a phrase, with all that is attached to it, as
/// a value of `field` (null = any text field). Adds to `diagnostics` what was at
/// fault; nullopt where nothing is left to search for.
std::optional<QueryNode> read_leaf(const QueryToken& token, const QueryField* field,
                                   std::vector<Diagnostic>& diagnostics);

/// The weight behind a closing bracket; 1 where there is none.
double read_group_weight(const QueryToken& close, std::vector<Diagnostic>& diagnostics);

}  // namespace pprsearch
