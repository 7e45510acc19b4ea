#pragma once

#include <iosfwd>
#include <string>

#include "indexer/record.h"

namespace pprsearch {

// Readers of markup, under the contract of the readers in record.h. Encodings are found
// as the formats say (byte order mark, XML declaration, <meta charset>). Nothing is ever
// loaded from elsewhere, and no entity of a document's own is replaced.

/// Articles and books as PubMed exports them: PubmedArticle, PubmedBookArticle or
/// MedlineCitation, in a set or alone. DeleteCitation is passed over.
void read_pubmed_xml(std::istream& in, const std::string& file, const RecordSink& sink);

/// The published posts of a WordPress export (WXR of any version).
void read_wxr(std::istream& in, const std::string& file, const RecordSink& sink);

/// A page of the blog as a browser saves it, read as read_blog() reads its text.
void read_html(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
