#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "index/index_reader.h"
#include "schema/fields.h"

namespace pprsearch {

/// The values of a facet of names, under all the names people give them.
class FacetNames {
 public:
  FacetNames(IndexReader::Session& session, Field facet);

  /// Key of the value that `text` names: by slug, label or alias of the taxonomy,
  /// else as it is, else as the beginning of one value alone. nullopt if neither taxonomy nor index
  /// has it.
  std::optional<std::string> key_of(std::string_view text) const;
  /// Likewise, but for beginnings.
  std::optional<std::string> exact_key_of(std::string_view text) const;
  /// The name most like `text`; empty if none is near.
  std::string nearest(std::string_view text) const;
  /// The names most like `text`, at most `most`, the nearest first; those that have a word like it
  /// come last.
  std::vector<std::string> nearest(std::string_view text, std::size_t most) const;
  /// Ordinals of the values with a name that has a word, or several, beginning
  /// with `beginning`, which is folded: at least `most` if there are so many.
  std::vector<std::uint32_t> with_word(const std::string& beginning, std::size_t most) const;
  /// Keys of all values with a name that has a word, or several, beginning with `beginning`.
  std::set<std::string> keys_with_word(std::string_view beginning) const;
  /// Keys of all values of which a name fits a pattern with `*`, `?` and `#` as a whole, in order.
  std::vector<std::string> keys_fitting(const std::string& pattern) const;
  /// Slugs of the taxonomy's values; none if values are free.
  std::set<std::string> slugs() const;
  /// The value with that key, as entries have it; if no entry has it, its slug.
  std::string name_of(const std::string& key) const;
  /// What is shown for a value.
  std::string label(std::string_view name) const;

 private:
  /// Calls `visit(value, name)` with each name of each value of the taxonomy, folded.
  template <typename Visit>
  void for_each_taxonomy_name(Visit visit) const;
  std::optional<std::string> key_beginning_with(const std::string& beginning) const;
  std::string key(std::string_view text) const;

  IndexReader::Session& session_;
  Field facet_;
  const Columns::Names& names_;
  const TaxonomyTable* taxonomy_;  ///< nullptr if values are free
};

}  // namespace pprsearch
