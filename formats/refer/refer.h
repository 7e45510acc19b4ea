#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by a line that begins a record: "%0 Journal Article", or "%A" and "%T" of the older form.
Recognition recognise_refer(const TextBeginning& beginning);

/// Reads Refer as EndNote and Google Scholar write it, and the older form of troff (RecordReader).
void read_refer(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
