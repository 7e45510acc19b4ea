#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"

namespace pprsearch {

/// Reads the published posts of a WordPress export, WXR of any version (RecordReader).
void read_wxr(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
