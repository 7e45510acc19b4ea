#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by the first element, <rss>.
Recognition recognise_wxr(const TextBeginning& beginning);

/// Reads the published posts of a WordPress export, WXR of any version (RecordReader).
void read_wxr(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
