#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by the heading of a month, "December 2020"; never beyond doubt.
Recognition recognise_blog(const TextBeginning& beginning);

/// Reads the text of the blog's page, as a browser shows it (RecordReader).
void read_blog(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
