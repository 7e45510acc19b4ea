#include <pprsearch/vocabulary.h>

#include <algorithm>

#include "text/analyzer.h"

namespace pprsearch {

std::string key_of_name(std::string_view name) { return fold(name); }

const TaxonomyValue* find_value(const std::vector<TaxonomyValue>& values, std::string_view name) {
  const auto exact = std::ranges::find(values, name, &TaxonomyValue::slug);
  if (exact != values.end()) return &*exact;
  const std::string folded = fold(name);
  if (folded.empty()) return nullptr;
  const auto is_name = [&](const std::string& other) { return fold(other) == folded; };
  const auto found = std::ranges::find_if(values, [&](const TaxonomyValue& value) {
    return is_name(value.slug) || is_name(value.label) ||
           std::ranges::any_of(value.aliases, is_name);
  });
  return found == values.end() ? nullptr : &*found;
}

}  // namespace pprsearch
