#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"

namespace pprsearch {

/// Reads CSL-JSON of reference managers, and answers of Crossref (RecordReader).
void read_csl_json(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
