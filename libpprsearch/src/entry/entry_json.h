#pragma once

#include <pprsearch/entry.h>

#include <nlohmann/json_fwd.hpp>

namespace pprsearch {

/// The JSON form of an entry, to be embedded in that of a result.
nlohmann::ordered_json json_of(const Entry& entry);

/// A citation as a CSL-JSON item with `raw` and, where the list was cut, `authors-cut`.
nlohmann::ordered_json json_of(const Citation& citation);

}  // namespace pprsearch
