#pragma once

#include <iosfwd>
#include <string>

#include "formats/reading_options.h"
#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by the first element, <rss>.
Recognition recognise_wxr(const TextBeginning& beginning);

/// Reads the published posts of a WordPress export, WXR of any version (RecordReader). What else is
/// in it is counted by type and status, and told as passed over at the end.
void read_wxr(std::istream& in, const std::string& file, const RecordSink& sink);

/// The same with the types of post that `options` name (AskingReader).
void read_wxr_asked(std::istream& in, const std::string& file, const ReadingOptions& options,
                    const RecordSink& sink);

}  // namespace pprsearch
