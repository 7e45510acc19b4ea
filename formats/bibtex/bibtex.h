#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by a line that begins an entry: "@article{key,".
Recognition recognise_bibtex(const TextBeginning& beginning);

/// Reads BibTeX and BibLaTeX (RecordReader). An entry's id is its key. `crossref` and `xdata`
/// are followed to parents before it, and to those after it as long as no more than 64 MiB
/// have to wait for them.
void read_bibtex(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
