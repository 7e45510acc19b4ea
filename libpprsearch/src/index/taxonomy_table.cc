#include "index/taxonomy_table.h"

namespace pprsearch {

TaxonomyTable::TaxonomyTable(const std::vector<TaxonomyValue>& values, Analyzer& analyzer) {
  for (const TaxonomyValue& value : values) {
    const Value named{analyzer.fold(value.slug), value.slug, value.label};
    names_.emplace(named.key, named);
    names_.emplace(analyzer.fold(value.label), named);
    for (const std::string& alias : value.aliases) names_.emplace(analyzer.fold(alias), named);
  }
}

const TaxonomyTable::Value* TaxonomyTable::find(std::string_view folded_name) const {
  const auto found = names_.find(folded_name);
  return found == names_.end() ? nullptr : &found->second;
}

}  // namespace pprsearch
