#pragma once

#include <iosfwd>
#include <string>

#include "formats/reading_options.h"
#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by a line of names of columns, of which a title is one and three are known.
Recognition recognise_csv(const TextBeginning& beginning);

/// Reads tables of references: separated by commas, semicolons, tabs or bars, with the names of
/// the columns in the first line or a few lines below it (RecordReader). Columns that mean nothing
/// here are told as passed over.
void read_csv(std::istream& in, const std::string& file, const RecordSink& sink);

/// The same with columns of other names, as `options` say what they are (AskingReader).
void read_csv_asked(std::istream& in, const std::string& file, const ReadingOptions& options,
                    const RecordSink& sink);

}  // namespace pprsearch
