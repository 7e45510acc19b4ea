#pragma once

#include <pprsearch/error.h>
#include <pprsearch/searcher.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

namespace pprsearch::test {

/// Whether the cluster's order of hits has to be ours.
inline bool is_exact(Sort sort) {
  return sort == Sort::newest || sort == Sort::oldest || sort == Sort::title;
}

inline void describe(const Facet& facet, std::ostream& text) {
  text << "facet " << to_string(facet.field) << ", " << facet.distinct << " values\n";
  for (const FacetCount& value : facet.values) {
    text << "  " << value.value.value_or("(none)") << " | " << value.label << " | " << value.count
         << (value.selected ? " *" : "") << '\n';
  }
}

inline void describe(const std::vector<QueryPart>& parts, std::ostream& text) {
  for (const QueryPart& part : parts) {
    text << "part " << part.text << ' ' << part.alone << ' ' << part.with_filters << ' '
         << (part.without ? std::to_string(*part.without) : "-") << ' ' << to_string(part.fate)
         << '\n';
    describe(part.parts, text);
  }
}

/// What two answers to one question must have in common, whatever the order of relevance is.
inline std::string described(const SearchResult& result) {
  std::ostringstream text;
  text << result.interpretation << "\nmatch " << to_string(result.match) << ", total "
       << result.total << ", by " << to_string(result.sort) << '\n';
  for (const Diagnostic& diagnostic : result.diagnostics) text << diagnostic.message << '\n';
  std::vector<std::string> ids;
  for (const Hit& hit : result.hits) ids.push_back(hit.id + ' ' + hit.entry.title);
  if (!is_exact(result.sort)) std::ranges::sort(ids);
  for (const std::string& id : ids) text << id << '\n';
  for (const ResolvedFilter& filter : result.filters) {
    for (const ResolvedValue& value : filter.values) {
      text << "filter " << value.value.value_or("(none)") << " | " << value.label << '\n';
    }
  }
  for (const Facet& facet : result.facets) describe(facet, text);
  for (const Suggestion& other : result.suggestions) {
    text << "suggestion " << other.text << ' ' << other.total << '\n';
  }
  if (!result.empty_answer) return text.str();
  describe(result.empty_answer->parts, text);
  if (const auto& nearest = result.empty_answer->nearest) {
    text << "nearest " << nearest->text << ' ' << nearest->total << '\n';
  }
  return text.str();
}

/// The same of an answer or of the error in its place.
template <typename Ask>
std::string described_answer(const Ask& ask) {
  try {
    return described(ask());
  } catch (const Error& error) {
    return std::string("error: ") + error.what();
  }
}

/// The first line in which two texts differ, of both.
inline std::string first_difference(const std::string& here, const std::string& there) {
  std::istringstream a(here);
  std::istringstream b(there);
  for (std::string x, y;;) {
    const bool more_x = static_cast<bool>(std::getline(a, x));
    const bool more_y = static_cast<bool>(std::getline(b, y));
    if (!more_x && !more_y) return {};
    if (x != y || more_x != more_y) return "here [" + x + "], there [" + y + ']';
  }
}

/// Every facet, with all its values.
inline std::vector<FacetRequest> every_facet() {
  std::vector<FacetRequest> facets;
  for (const FacetField field : all_values<FacetField>()) facets.push_back({field});
  return facets;
}

}  // namespace pprsearch::test
