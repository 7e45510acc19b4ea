#pragma once

#include <pprsearch/export.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The vocabularies of an index, as values. All text is UTF-8.
//
// Values own what they hold, and are as thread-safe as a std::string. Any number of threads may
// call the functions at once.

namespace pprsearch {

/// One value of a controlled list.
struct PPRSEARCH_EXPORT TaxonomyValue {
  std::string slug = {};                  ///< what entries store
  std::string label = {};                 ///< what is shown
  std::vector<std::string> aliases = {};  ///< other names under which people and sources know it

  bool operator==(const TaxonomyValue&) const = default;
};

/// The controlled lists of an index. If a list is empty, its names are free.
struct PPRSEARCH_EXPORT Taxonomy {
  std::vector<TaxonomyValue> topics = {};
  std::vector<TaxonomyValue> research_types = {};

  bool operator==(const Taxonomy&) const = default;
};

/// The value that has `name` as slug, label or alias, without regard to case, accents and
/// punctuation; nullptr if there is none. The pointer is into `values`.
PPRSEARCH_EXPORT const TaxonomyValue* find_value(const std::vector<TaxonomyValue>& values,
                                                 std::string_view name);

/// The folded text of a name, without regard to case, accents and punctuation. Two names mean the
/// same if their keys are equal.
PPRSEARCH_EXPORT std::string key_of_name(std::string_view name);

struct Entry;

/// Replaces each topic and research type of an entry by its slug. If a list of the taxonomy is
/// empty, its names stay as they are. Throws EntryError for a name that the taxonomy does not have.
PPRSEARCH_EXPORT void use_slugs(Entry& entry, const Taxonomy& taxonomy);

/// One idea of the field and the names that people use for it. Relations are those of SKOS.
struct PPRSEARCH_EXPORT Concept {
  std::string id = {};
  /// Each may be several words: "cognitive behavioural therapy". The first is the one to show.
  std::vector<std::string> words = {};
  std::string topic = {};  ///< slug of the topic that is about it; may be empty
  /// Ids of the concepts that take this one in. Their queries find this one's words, too.
  std::vector<std::string> broader = {};
  /// Ids of concepts near by, in either direction. Offered if little is found; never searched.
  std::vector<std::string> related = {};
  std::string source = {};  ///< a text that uses a word in this sense; may be empty

  bool operator==(const Concept&) const = default;
};

/// What words mean. It is consulted when a query is asked, never when entries are indexed.
struct PPRSEARCH_EXPORT Thesaurus {
  std::vector<Concept> concepts = {};
  /// Spellings of one word: behaviour, behavior.
  std::vector<std::vector<std::string>> variants = {};

  bool operator==(const Thesaurus&) const = default;
};

/// A rule that a thesaurus breaks.
struct PPRSEARCH_EXPORT ThesaurusFault {
  std::size_t place = 0;  ///< of the concept at fault, in Thesaurus::concepts
  std::string what = {};  ///< one line, without the place
};

/// The first fault of the concepts; nullopt if there is none. Ids differ. A word has a letter or
/// digit, is no word of grammar, and belongs to one concept; case, accents and punctuation do not
/// count. `broader` and `related` name other concepts, each once, and `broader` has no circle.
PPRSEARCH_EXPORT std::optional<ThesaurusFault> find_fault(const Thesaurus& thesaurus);

/// Headings of other lists that mean the same topics and types of research.
struct PPRSEARCH_EXPORT CrosswalkRule {
  std::vector<std::string> topics = {};          ///< slugs of the taxonomy
  std::vector<std::string> research_types = {};  ///< likewise
  std::vector<std::string> same = {};            ///< headings that say no more than those
  std::vector<std::string> narrower = {};        ///< headings that say more
  std::vector<std::string> qualifiers = {};      ///< that mean it after any heading: "drug therapy"

  bool operator==(const CrosswalkRule&) const = default;
};

/// What the headings of other lists (MeSH, the APA Thesaurus) mean in a taxonomy. A heading may
/// have a qualifier after a slash ("Neoplasms/psychology"). Each heading is in one place only.
struct PPRSEARCH_EXPORT Crosswalk {
  std::vector<CrosswalkRule> rules = {};
  std::vector<std::string> general = {};     ///< headings that distinguish little: "Humans"
  std::vector<std::string> qualifiers = {};  ///< those that mean no topic: "diagnosis"

  bool operator==(const Crosswalk&) const = default;
};

}  // namespace pprsearch
