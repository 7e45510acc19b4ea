#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by the first element: one of a record, or of a set of them.
Recognition recognise_pubmed_xml(const TextBeginning& beginning);

/// Reads articles and books as PubMed exports them: PubmedArticle, PubmedBookArticle,
/// MedlineCitation or BookDocument, in a set or alone (RecordReader). DeleteCitation is told as
/// passed over.
void read_pubmed_xml(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
