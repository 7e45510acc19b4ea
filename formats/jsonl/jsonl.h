#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by an object on a line of its own that has members of an entry; never beyond doubt.
Recognition recognise_jsonl(const TextBeginning& beginning);

/// Reads JSON Lines: an entry a line, in the JSON form of entries (RecordReader).
void read_jsonl(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
