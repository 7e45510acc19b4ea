#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/reference.h"

namespace pprsearch {

/// Whether the whole of a text is what programs write where nothing is known: "NA" of R, "nan",
/// "None" and "<NA>" of pandas, "NULL", "#N/A", "N/A", "-". "Na" and "Null" are names.
bool is_placeholder(std::string_view text);

/// Whether a title of PubMed says only that there is none ("[Not Available]"), or nothing at all.
bool tells_no_title(std::string_view title);

/// Whether a volume, an issue or pages say only that there are none (yet): "No Pagination
/// Specified", "ahead-of-print".
bool tells_no_place(std::string_view text);

/// Whether the name of an author says only that nobody is named: "[No author name available]".
bool names_nobody(std::string_view name);

/// The reference without values that stand for nothing, which are put to its `left_out`. A title is
/// left out only if it cannot be one ("N/A"), or if another field has the same text: "None" alone
/// may be a title.
Reference without_placeholders(Reference reference);

/// "2 values that stand for nothing were left out: 'NA', '-'"; empty if there are none.
std::string told_of_placeholders(const std::vector<std::string>& left_out);

}  // namespace pprsearch
