#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

// Kinds of publication as Web of Science has them, in its tagged form and in its tables.

/// CSL's type of a publication type ("J", "B", "S", "C", "P") and kinds of document ("Article; Book
/// Chapter"). A book may be named as its own source.
const char* type_of_wos(std::string_view type, const std::vector<std::string>& kinds,
                        bool is_its_own_source);

/// Kinds of document that say something of the research.
std::vector<std::string> research_types_of_wos(std::vector<std::string> kinds);

/// The headings in MH of MEDLINE at Web of Science, each with its qualifiers: full stops part them
/// ("Animals. *Birds / growth & development; physiology. Models, Theoretical").
std::vector<std::string> headings_of_wos(std::string_view text);

}  // namespace pprsearch
