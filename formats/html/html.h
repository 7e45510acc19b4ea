#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"

namespace pprsearch {

/// Reads a page of the blog as a browser saves it: as read_blog() reads its text
/// (RecordReader).
void read_html(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
