#pragma once

#include <pprsearch/searcher.h>

#include <optional>
#include <string>
#include <vector>

#include "index/index_reader.h"
#include "search/match/entry_set.h"

namespace pprsearch {

/// The filters of a request as sets. Throws Error for a value that is unknown.
class FacetFilters {
 public:
  FacetFilters(IndexReader::Session& session, const std::vector<FacetFilter>& filters);

  /// Entries of `matches` that pass the filters of all fields but `aside`.
  EntrySet pass(EntrySet matches, std::optional<FacetField> aside = std::nullopt) const;

 private:
  struct Filter {
    FacetField field;
    EntrySet entries;
  };
  std::vector<Filter> filters_;
};

/// Counts one facet over `matches`, which must have the field's own filter set
/// aside. A value is `selected` where `chosen` filters name it.
Facet count_facet(IndexReader::Session& session, const FacetRequest& request,
                  const EntrySet& matches, const std::vector<FacetFilter>& chosen);

}  // namespace pprsearch
