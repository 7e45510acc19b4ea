#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by an array of items; less surely by an object over several lines, or with members of
/// an item.
Recognition recognise_csl_json(const TextBeginning& beginning);

/// Reads CSL-JSON of reference managers, and answers of Crossref (RecordReader).
void read_csl_json(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
