#pragma once

#include <pprsearch/citation.h>

#include <nlohmann/json_fwd.hpp>

#include "entry/json_reader.h"

namespace pprsearch {

/// A citation from a CSL-JSON item as programs write it, or from a bare
/// reference line. Throws EntryError for a member of the wrong type.
Citation citation_from_json(const nlohmann::json& value, JsonReader& reader);

/// Whether somebody is named: a suffix, or blanks, name nobody.
bool has_name(const Name& author);

/// Brings pages, DOI, ISSNs and address into the form that a Citation has them in; what is none is
/// left out, and `reader` told.
void normalise(Citation& citation, JsonReader& reader);

}  // namespace pprsearch
