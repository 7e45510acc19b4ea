#pragma once

#include <cstddef>
#include <vector>

#include "search/plan/plan.h"

namespace pprsearch {

/// Of words of a query, asked on their own: for each the place of the first that is a form of the
/// same word, which may be its own. Two are forms of one word if one of them stands for the other
/// as an inflection, derivation or spelling (child, children; depressed, depression), or if both
/// are forms of a third. They must be asked in the same fields. A null word is like no other.
std::vector<std::size_t> first_forms(const std::vector<const ExpandedQueryWord*>& words);

}  // namespace pprsearch
