#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/vocabulary.h>

#include <string>
#include <unordered_map>
#include <vector>

namespace pprsearch {

/// Brings the keywords of other programs' records to a taxonomy: those it has, by slug,
/// label or alias, become their slug, once; the others are left out. "Humans" or
/// "Surveys and Questionnaires" cost nobody an entry. Where a list of the taxonomy is empty,
/// all keywords stay.
class TaxonomyFilter {
 public:
  explicit TaxonomyFilter(const Taxonomy& taxonomy) : taxonomy_(taxonomy) {}

  /// What was left out is told in `repairs`, a sentence for each list.
  void apply(Entry& entry, std::vector<std::string>& repairs);

 private:
  /// Slugs found for names before; empty = the taxonomy has none.
  using Found = std::unordered_map<std::string, std::string>;

  static std::vector<std::string> keep_known(std::vector<std::string>& names,
                                             const std::vector<TaxonomyValue>& known, Found& found);

  const Taxonomy& taxonomy_;
  Found topics_;
  Found research_types_;
};

}  // namespace pprsearch
