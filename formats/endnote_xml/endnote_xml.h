#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by the first element, <xml>: EndNote alone has given one that name.
Recognition recognise_endnote_xml(const TextBeginning& beginning);

/// Reads the records of a library that EndNote, or a program beside it, exported as XML
/// (RecordReader).
void read_endnote_xml(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
