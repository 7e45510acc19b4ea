#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"

namespace pprsearch {

/// Reads the text of the blog's page, as a browser shows it (RecordReader).
void read_blog(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
