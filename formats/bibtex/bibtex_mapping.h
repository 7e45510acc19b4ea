#pragma once

#include <string>
#include <vector>

#include "formats/bibtex/bibtex_entry.h"
#include "formats/reference.h"

namespace pprsearch {

/// Whether other entries may take fields from one of this type: proceedings, books.
bool may_be_parent(std::string_view type);

/// Gives `entry` what it does not say itself and `parent`, named in its crossref, does: where
/// and when it appeared.
void inherit(BibtexEntry& entry, const BibtexEntry& parent);

/// The article that the entry describes; what was put right on the way is added to `repairs`.
Reference reference_of(BibtexEntry entry, std::vector<std::string>& repairs);

}  // namespace pprsearch
