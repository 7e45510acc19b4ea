#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"

namespace pprsearch {

/// Reads MEDLINE's own form, as PubMed saves it (RecordReader).
void read_nbib(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
