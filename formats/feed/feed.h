#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by the first element: <feed> of Atom, or <rdf:RDF> of RSS 1.0. RSS 2.0 begins as an export
/// of WordPress does.
Recognition recognise_feed(const TextBeginning& beginning);

/// Reads the posts of a feed in Atom or RSS, and those of an export of Blogger (RecordReader).
void read_feed(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
