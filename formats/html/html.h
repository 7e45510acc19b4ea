#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by the first element or the document type.
Recognition recognise_html(const TextBeginning& beginning);

/// Reads a page of the blog as a browser saves it: as read_blog() reads its text
/// (RecordReader).
void read_html(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
