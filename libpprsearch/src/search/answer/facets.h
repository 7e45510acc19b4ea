#pragma once

#include <pprsearch/searcher.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <vector>

#include "index/index_reader.h"
#include "search/answer/filters.h"
#include "search/match/entry_set.h"

namespace pprsearch {

/// A value that matches have, by its place among the values of its column.
struct CountedName {
  std::uint32_t ordinal;
  std::size_t count;
};

/// How many matches have what of a facet, whoever counted them. The field's own filters are set
/// aside.
struct FacetCounts {
  std::vector<CountedName> names;              ///< those that matches have, in any order
  std::map<std::uint32_t, std::size_t> dates;  ///< years, or months as yyyymm, which matches have
  std::size_t none = 0;                        ///< matches without the field
  /// Matches that have what filters of the field ask by words, filter after filter
  /// (values_by_words()).
  std::vector<std::size_t> words;
};

/// The values of the field's filters that are none of the facet's, and so are asked by words.
std::vector<const ChosenValue*> values_by_words(FacetField field,
                                                const std::vector<ChosenFilter>& chosen);

/// Counts `matches` for a facet.
FacetCounts count_matches(IndexReader::Session& session, FacetField field, const EntrySet& matches,
                          const std::vector<ChosenFilter>& chosen);

/// The facet that such counts make. A value is `selected` if `chosen` filters name it.
Facet facet_of(IndexReader::Session& session, const FacetRequest& request, FacetCounts counts,
               const std::vector<ChosenFilter>& chosen);

/// Counts one facet over `matches`, which must have the field's own filters set aside.
Facet count_facet(IndexReader::Session& session, const FacetRequest& request,
                  const EntrySet& matches, const std::vector<ChosenFilter>& chosen);

}  // namespace pprsearch
