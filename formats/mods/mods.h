#pragma once

#include <iosfwd>
#include <string>

#include "formats/record.h"
#include "formats/text_beginning.h"

namespace pprsearch {

/// Shown by the first element, <mods> or <modsCollection>, with or without the prefix "mods:".
Recognition recognise_mods(const TextBeginning& beginning);

/// Reads records in MODS 3 of the Library of Congress, as libraries, repositories and bibutils
/// write them (RecordReader).
void read_mods(std::istream& in, const std::string& file, const RecordSink& sink);

}  // namespace pprsearch
