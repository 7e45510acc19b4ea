#pragma once

#include <pprsearch/json.h>

#include <nlohmann/json_fwd.hpp>

namespace pprsearch {

/// request_from_json() of what has been parsed.
SearchRequest request_of_json(nlohmann::ordered_json object, const SearchOptions& otherwise);

}  // namespace pprsearch
