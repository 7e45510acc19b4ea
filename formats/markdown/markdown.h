#pragma once

#include <pprsearch/entry.h>

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by front matter, a line "---"; never beyond doubt.
Recognition recognise_markdown(const TextBeginning& beginning);

/// Reads a Markdown file, which is one entry: front matter and text (RecordReader).
void read_markdown(std::istream& in, const std::string& file, const RecordSink& sink);

/// The entry as a Markdown file, of which read_markdown() makes the same entry again, to the
/// last character, as long as its fields beside the two texts take less than 16 MiB.
std::string to_markdown(const Entry& entry);

}  // namespace pprsearch
