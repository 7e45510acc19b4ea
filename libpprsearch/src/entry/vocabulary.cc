#include <pprsearch/vocabulary.h>

#include <algorithm>

#include "text/analyzer.h"

namespace pprsearch {

const TaxonomyValue* find_value(const std::vector<TaxonomyValue>& values, std::string_view name) {
  const auto exact = std::ranges::find(values, name, &TaxonomyValue::slug);
  if (exact != values.end()) return &*exact;
  Analyzer analyzer;
  const std::string folded = analyzer.fold(name);
  if (folded.empty()) return nullptr;
  const auto is_name = [&](const std::string& other) { return analyzer.fold(other) == folded; };
  const auto found = std::ranges::find_if(values, [&](const TaxonomyValue& value) {
    return is_name(value.slug) || is_name(value.label) ||
           std::ranges::any_of(value.aliases, is_name);
  });
  return found == values.end() ? nullptr : &*found;
}

}  // namespace pprsearch
