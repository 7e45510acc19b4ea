#pragma once

#include <pprsearch/searcher.h>

#include <optional>
#include <string>
#include <vector>

#include "index/index_reader.h"
#include "search/match/entry_set.h"

namespace pprsearch {

/// The filters of a request, as they are understood and as sets. Throws Error for a value that is
/// unknown.
class FacetFilters {
 public:
  FacetFilters(IndexReader::Session& session, const std::vector<FacetFilter>& filters);

  /// What the values stand for, filter for filter.
  const std::vector<ResolvedFilter>& resolved() const { return resolved_; }

  /// Entries of `matches` that pass the filters of all fields but `aside`.
  EntrySet pass(EntrySet matches, std::optional<FacetField> aside = std::nullopt) const;

 private:
  struct Filter {
    FacetField field;
    EntrySet entries;
  };
  std::vector<Filter> filters_;
  std::vector<ResolvedFilter> resolved_;
};

/// Counts one facet over `matches`, which must have the field's own filter set
/// aside. A value is `selected` where `chosen` filters name it.
Facet count_facet(IndexReader::Session& session, const FacetRequest& request,
                  const EntrySet& matches, const std::vector<ResolvedFilter>& chosen);

}  // namespace pprsearch
