#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by a line that begins a record: "TY  - JOUR".
Recognition recognise_ris(const TextBeginning& beginning);

/// Reads RIS of 2001 and 2011, and the dialects between and beside them (RecordReader).
void read_ris(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
