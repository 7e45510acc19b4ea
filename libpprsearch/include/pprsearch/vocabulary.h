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

/// What two names that are one have in common: their folded text, in which case, accents and
/// punctuation do not count.
PPRSEARCH_EXPORT std::string key_of_name(std::string_view name);

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

/// Headings of other lists that mean the same topics and types of research.
struct PPRSEARCH_EXPORT CrosswalkRule {
  std::vector<std::string> topics;          ///< slugs of the taxonomy
  std::vector<std::string> research_types;  ///< likewise
  std::vector<std::string> same;            ///< headings that say no more than those
  std::vector<std::string> narrower;        ///< headings that say more
  std::vector<std::string> qualifiers;      ///< that say it behind any heading: "drug therapy"

  bool operator==(const CrosswalkRule&) const = default;
};

/// What the headings of other lists (MeSH, the APA Thesaurus) mean in a taxonomy. A heading may
/// have a qualifier behind a slash ("Neoplasms/psychology"). It stands in one place alone.
struct PPRSEARCH_EXPORT Crosswalk {
  std::vector<CrosswalkRule> rules;
  std::vector<std::string> general;     ///< headings that tell little apart: "Humans"
  std::vector<std::string> qualifiers;  ///< those that mean no topic: "diagnosis"

  bool operator==(const Crosswalk&) const = default;
};

}  // namespace pprsearch
