#pragma once

#include "formats/record.h"
#include "formats/reference.h"
#include "formats/unique_ids.h"

namespace pprsearch {

/// Gives the entry that was made of a reference its id: the key where the form says so, else
/// "pmid123", or else the key where it is one that may be unique, or else made from month and
/// title, of which a checksum stands for a title without Latin words.
void settle_id(Record& record, const Reference& reference, UniqueIds& made_ids);

}  // namespace pprsearch
