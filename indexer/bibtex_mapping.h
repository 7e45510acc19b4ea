#pragma once

#include "indexer/bibtex_entry.h"
#include "indexer/record.h"

namespace pprsearch {

/// Whether other entries may take fields from one of this type: proceedings, books.
bool may_be_parent(std::string_view type);

/// Gives `entry` what it does not say itself and `parent`, named in its crossref, does: where
/// and when it appeared.
void inherit(BibtexEntry& entry, const BibtexEntry& parent);

/// Puts the entry into `record`: title and date, the citation, the abstract, keywords as
/// topics. The id stays empty. Throws EntryError.
void map_bibtex_entry(const BibtexEntry& entry, Record& record);

}  // namespace pprsearch
