#pragma once

#include <pprsearch/query.h>
#include <pprsearch/searcher.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/deadline.h"
#include "index/index_reader.h"
#include "search/match/entry_set.h"
#include "search/plan/plan.h"

namespace pprsearch {

/// What is shown for entries without a value.
inline constexpr std::string_view kNoValue = "none";

/// A value of a filter as it is understood.
struct ChosenValue {
  ResolvedValue shown;
  std::optional<std::string> key;  ///< of a name that facets list
  EntrySet entries;                ///< that have it
  /// Of a value that is asked by words: what finds `entries`.
  std::shared_ptr<const Plan> words = nullptr;
};

/// A filter as it is understood.
struct ChosenFilter {
  FacetField field = FacetField::topic;
  std::vector<ChosenValue> values;
};

/// The filters of a request, as they are understood and as sets.
class FacetFilters {
 public:
  /// Of a value that is unknown, strict reading throws Error. In the two others it keeps no entry,
  /// and a diagnostic names the nearest.
  FacetFilters(IndexReader::Session& session, const SearchOptions& options,
               const Deadline& deadline);

  const std::vector<ChosenFilter>& chosen() const { return chosen_; }
  /// What the values stand for, filter for filter.
  const std::vector<ResolvedFilter>& resolved() const { return resolved_; }
  const std::vector<Diagnostic>& diagnostics() const { return diagnostics_; }

  /// Entries of `matches` that pass the filters of all fields but `aside`.
  EntrySet pass(EntrySet matches, std::optional<FacetField> aside = std::nullopt) const;

 private:
  struct Filter {
    FacetField field;
    EntrySet entries;
  };
  std::vector<ChosenFilter> chosen_;
  std::vector<ResolvedFilter> resolved_;
  std::vector<Diagnostic> diagnostics_;
  std::vector<Filter> filters_;
};

/// Whether a facet's values are dates.
bool counts_dates(FacetField field);

}  // namespace pprsearch
