#pragma once

#include <pprsearch/entry.h>

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace pprsearch {

/// Reads an entry from what to_json() wrote of it: entry_from_json() without looking for what may
/// have to be put right. Throws EntryError.
Entry entry_from_stored_json(std::string_view text);

/// The JSON form of an entry, to be embedded in that of a result.
nlohmann::ordered_json json_of(const Entry& entry);

/// A citation as a CSL-JSON item with `raw` and, if the list was cut, `authors-cut`.
nlohmann::ordered_json json_of(const Citation& citation);

}  // namespace pprsearch
