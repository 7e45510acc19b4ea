#pragma once

#include <optional>

#include "formats/reference.h"
#include "formats/xml/xml_node.h"

namespace pprsearch {

/// What an entry of a feed tells of an article, if it is one of a journal or database: if it has a
/// DOI or PubMed's number of its own, or elements of PRISM or arXiv that only articles have. Title,
/// texts and topics are the caller's.
std::optional<Reference> article_of(const XmlNode& entry);

/// Whether a line of an entry's text says only where the article stands: "J Rest. 2020 Mar
/// 14;12(3):e12. doi: 10.1000/x.", "PMID:31912345 | DOI:10.1000/x".
bool tells_place_of(const Reference& article, std::string_view line);

}  // namespace pprsearch
