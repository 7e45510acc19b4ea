#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// A reference line without what stands behind its pages and is not about the article's place: the
/// day of access, "Web." and "Print.", a database's name, and notices of a retraction or
/// correction with their date, pages and DOI. Links and PMID of the article stay. `line` has single
/// spaces and plain hyphens.
std::string without_endings(std::string_view line);

}  // namespace pprsearch
