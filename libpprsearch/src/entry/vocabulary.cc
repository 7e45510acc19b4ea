#include <pprsearch/entry.h>
#include <pprsearch/error.h>
#include <pprsearch/vocabulary.h>

#include <algorithm>

#include "text/analyzer.h"

namespace pprsearch {
namespace {

struct NamedList {
  const char* field;
  std::vector<std::string>& names;
  const std::vector<TaxonomyValue>& known;
};

}  // namespace

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

void use_slugs(Entry& entry, const Taxonomy& taxonomy) {
  for (const NamedList& list :
       {NamedList{"topics", entry.topics, taxonomy.topics},
        NamedList{"research_types", entry.research_types, taxonomy.research_types}}) {
    if (list.known.empty()) continue;
    for (std::string& name : list.names) {
      const TaxonomyValue* value = find_value(list.known, name);
      if (value == nullptr) {
        throw EntryError(entry.id, list.field, "'" + name + "' is not in the taxonomy");
      }
      name = value->slug;
    }
  }
}

}  // namespace pprsearch
