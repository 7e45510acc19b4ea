#pragma once

#include <string>

#include "query/tree.h"

namespace pprsearch {

/// The canonical text of a node as it stands within a query.
std::string print(const QueryNode& node);

/// The canonical text of a whole query: reading it strictly gives the same tree again.
std::string print_query(const QueryNode& root);

/// What stands behind the field of a range: "2015..2020", "2015", "2015..".
std::string print_ends(const tree::Range& range);

}  // namespace pprsearch
