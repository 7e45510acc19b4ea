#pragma once

#include <pprsearch/topic_suggester.h>
#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

#include "topics/entry_text.h"

namespace pprsearch {

/// A name that speaks for a value of a list.
struct ValueName {
  std::size_t value = 0;  ///< its place in the list
  std::string name;
};

/// Slug, label and aliases of each value. Of a label with brackets, also what stands before them
/// and within: "Interpersonal Psychotherapy (IPT)".
std::vector<ValueName> names_of_values(const std::vector<TaxonomyValue>& values);
/// The words of the concepts that belong to one of these topics.
std::vector<ValueName> names_of_concepts(const Thesaurus& thesaurus,
                                         const std::vector<TaxonomyValue>& topics);
/// What authors write about how they worked: "randomly", "interviewed".
std::vector<ValueName> names_of_methods(const std::vector<TaxonomyValue>& research_types);

/// Finds the names of values in texts, in any inflection.
class NameFinder {
 public:
  NameFinder() = default;
  NameFinder(const std::vector<ValueName>& names, const Vocabulary& vocabulary);

  /// What an entry has of each value that is named in it, by the value's place in the list. Of
  /// names that overlap, the first and longest counts.
  std::unordered_map<std::size_t, std::vector<FoundName>> find(const EntryLemmas& texts) const;

 private:
  struct Row {
    std::size_t value = 0;
    std::string name;
    Lemmas lemmas;
  };
  using Found = std::unordered_map<std::size_t, std::vector<FoundName>>;

  void find_in(const Lemmas& text, NamePlace place, Found& found) const;

  std::unordered_map<std::string, std::vector<Row>> rows_;  ///< by first lemma, the longest first
};

}  // namespace pprsearch
