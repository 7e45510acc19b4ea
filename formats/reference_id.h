#pragma once

#include <string>

#include "formats/record.h"
#include "formats/reference.h"
#include "formats/unique_ids.h"

namespace pprsearch {

/// The id that the record's entry would have if it had a text to make one of; else the key,
/// whatever it is, for whoever looks for the record. Empty where there is neither.
std::string id_of_rejected(const Entry& entry, const Reference& reference);

/// Gives the entry that was made of a reference its id: the key where the form says so, else
/// "pmid123", or else the key where it is one that may be unique, or else made from month and
/// title, of which a checksum stands for a title without Latin words.
void settle_id(Record& record, const Reference& reference, UniqueIds& made_ids);

}  // namespace pprsearch
