#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "index/index_reader.h"
#include "search/answer/filters.h"
#include "search/plan/plan.h"

// A plan as a query of OpenSearch that finds the same entries. Whoever reads it needs the fields of
// documents.h. What words stand for is decided already; a term that the generation lacks is left
// out here, by its dictionary.

namespace pprsearch {

/// The query of a plan. Throws Error for what cannot be said exactly.
nlohmann::json query_of(const Plan& plan, const IndexReader& reader);

/// The query of the entries that have any of a filter's values.
nlohmann::json query_of(const ChosenFilter& filter, const IndexReader& reader);

/// The query of the entries that have a value of a filter.
nlohmann::json query_of(const ChosenValue& value, FacetField field, const IndexReader& reader);

/// What finds every entry, and none.
nlohmann::json everything_query();
nlohmann::json nothing_query();

/// Both, without a score.
nlohmann::json both_of(nlohmann::json query, nlohmann::json filters);

/// The entries that lack what a facet counts.
nlohmann::json lacks_query(FacetField field);

/// The fields of a document, by name (documents.h).
std::string words_field(Field field);
std::string values_field(Field field);
std::string names_field(Field field);

}  // namespace pprsearch
