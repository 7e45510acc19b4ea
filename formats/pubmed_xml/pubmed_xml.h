#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"

namespace pprsearch {

/// Reads articles and books as PubMed exports them: PubmedArticle, PubmedBookArticle or
/// MedlineCitation, in a set or alone (RecordReader). DeleteCitation is passed over.
void read_pubmed_xml(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
