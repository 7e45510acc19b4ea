#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by the number of a record ("<1>") or by a line "Accession Number" or "Unique Identifier".
Recognition recognise_ovid(const TextBeginning& beginning);

/// Reads the text that Ovid saves with the names of fields in full (RecordReader).
void read_ovid(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
