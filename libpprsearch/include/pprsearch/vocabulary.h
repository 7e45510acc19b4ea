#pragma once

#include <pprsearch/export.h>

#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// One value of a controlled list: what is stored, what is shown, and the
/// other names under which people and sources know it.
struct PPRSEARCH_EXPORT TaxonomyValue {
  std::string slug;
  std::string label;
  std::vector<std::string> aliases;

  bool operator==(const TaxonomyValue&) const = default;
};

/// The controlled lists of an index. An empty list means free keywords.
struct PPRSEARCH_EXPORT Taxonomy {
  std::vector<TaxonomyValue> topics;
  std::vector<TaxonomyValue> research_types;

  bool operator==(const Taxonomy&) const = default;
};

/// The value that `name` stands for (slug, label or alias, without regard to
/// case, accents and punctuation); nullptr where there is none.
PPRSEARCH_EXPORT const TaxonomyValue* find_value(const std::vector<TaxonomyValue>& values,
                                                 std::string_view name);

struct Entry;

/// Replaces each topic and research type of an entry by its slug. Throws
/// EntryError for a name that the taxonomy does not have; where a list of the
/// taxonomy is empty, its names stay as they are.
PPRSEARCH_EXPORT void use_slugs(Entry& entry, const Taxonomy& taxonomy);

/// One idea of the field and the words people use for it; each may be several
/// words long ("cognitive behavioural therapy").
struct PPRSEARCH_EXPORT Concept {
  std::string id;
  std::vector<std::string> words;
  std::string topic;  ///< slug of the topic that is about it; may be empty

  bool operator==(const Concept&) const = default;
};

/// What words mean: concepts, and spellings that are one word (behaviour,
/// behavior). Consulted when a query is asked, never when entries are indexed.
struct PPRSEARCH_EXPORT Thesaurus {
  std::vector<Concept> concepts;
  std::vector<std::vector<std::string>> variants;

  bool operator==(const Thesaurus&) const = default;
};

}  // namespace pprsearch
