#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by the first element, <article> of JATS or a set of them.
Recognition recognise_jats(const TextBeginning& beginning);

/// Reads articles in JATS, as PubMed Central and publishers have them: what stands in <front>, not
/// the full text (RecordReader).
void read_jats(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
