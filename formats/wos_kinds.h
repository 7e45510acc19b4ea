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

/// The headings in a record of MEDLINE, with slashes before their qualifiers: full stops part
/// headings, and semicolons the qualifiers of one ("Birds. *Trees / anatomy; growth").
std::vector<std::string> headings_of_wos(std::string_view text);

/// PubMed's number in the platform's number of a record that it took from MEDLINE
/// ("MEDLINE:31245678"); empty for any other.
std::string pmid_of_wos(std::string_view number);

/// Kinds of document that say something of the research.
std::vector<std::string> research_types_of_wos(std::vector<std::string> kinds);

}  // namespace pprsearch
