#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by the heading of an export ("FN Clarivate Analytics Web of Science") or by a line that
/// begins a record ("PT J").
Recognition recognise_wos(const TextBeginning& beginning);

/// Reads the tagged text of Web of Science, and of the databases behind it (RecordReader).
void read_wos(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
