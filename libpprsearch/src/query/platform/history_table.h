#pragma once

#include <string_view>

#include "query/characters.h"

namespace pprsearch::platform {

/// A history of searches as PubMed gives it in a file: a table of commas, semicolons or tabs, whose
/// first row names "Search number" and "Query". Its rows become lines as they are printed, "#2
/// yoga[ti] Filters: Review (1,234)"; the other columns go. Any other text stays as it is.
/// `original` is what `plain` was made of.
void take_history_table(PlainText& plain, std::string_view original);

}  // namespace pprsearch::platform
