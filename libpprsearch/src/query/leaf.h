#pragma once

#include <pprsearch/query.h>

#include <optional>
#include <string_view>
#include <vector>

#include "query/token.h"
#include "query/tree.h"

namespace pprsearch {

/// Reads a token that is a word or a phrase, with all that is attached to it, as
/// a value of `field` (null = any text field). Adds to `diagnostics` what was at
/// fault; nullopt if nothing is left to search for.
std::optional<QueryNode> read_leaf(const QueryToken& token, const QueryField* field,
                                   std::vector<Diagnostic>& diagnostics);

/// The weight behind a closing bracket; 1 if there is none.
double read_group_weight(const QueryToken& close, std::vector<Diagnostic>& diagnostics);

/// Reads a text that is one word or phrase, perhaps with a sign, a field and what is attached to
/// it, just as it is read within a query. Adds to `diagnostics` what was at fault; nullopt if the
/// text is anything else.
std::optional<QueryNode> read_one_leaf(std::string_view text, std::vector<Diagnostic>& diagnostics);

/// The same, if nothing is at fault.
std::optional<QueryNode> read_one_leaf(std::string_view text);

}  // namespace pprsearch
