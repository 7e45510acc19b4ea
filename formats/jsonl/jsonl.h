#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"

namespace pprsearch {

/// Reads JSON Lines: an entry a line, in the JSON form of entries (RecordReader).
void read_jsonl(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
