#pragma once

#include <nlohmann/json_fwd.hpp>

#include "site/pages/pages.h"
#include "site/pages/search_links.h"

namespace pprsearch {

/// Adds to the model of a page what its form shows: filters, order, language, size of a page. Sent
/// as it is, the form asks for the same search, so whatever has no control is a hidden field.
void add_form(nlohmann::ordered_json& model, const SearchPage& page, const SearchLinks& links);

}  // namespace pprsearch
