#pragma once

#include <pprsearch/entry.h>

#include <string>

namespace pprsearch {

/// The entry as a Markdown file, of which read_markdown() makes the same entry again, to the
/// last character, as long as its fields beside the two texts take less than 16 MiB.
std::string to_markdown(const Entry& entry);

}  // namespace pprsearch
