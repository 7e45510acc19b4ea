#pragma once

#include <pprsearch/vocabulary.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "text/analyzer.h"

namespace pprsearch {

/// One list of a taxonomy made ready to be asked by any name its values have.
/// Any number of threads may ask.
class TaxonomyTable {
 public:
  TaxonomyTable(const std::vector<TaxonomyValue>& values, Analyzer& analyzer);

  struct Value {
    std::string key;  ///< folded slug, as facets and terms have it
    std::string slug;
    std::string label;
  };

  /// The value with that name, folded; nullptr if there is none.
  const Value* find(std::string_view folded_name) const;
  /// Every name of every value, folded.
  const std::map<std::string, Value, std::less<>>& names() const { return names_; }

 private:
  std::map<std::string, Value, std::less<>> names_;
};

}  // namespace pprsearch
