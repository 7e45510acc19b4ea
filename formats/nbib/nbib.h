#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by a line that begins a record: "PMID- 24099397", or "OWN - NLM".
Recognition recognise_nbib(const TextBeginning& beginning);

/// Reads MEDLINE's own form, as PubMed saves it (RecordReader).
void read_nbib(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
