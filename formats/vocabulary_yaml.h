#pragma once

#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace pprsearch {

// The vocabularies of an index, read from their texts in YAML. `file` is the name that errors begin
// with; nothing is opened. Any text may come; all errors are an Error of kind `bad_value`, which
// names file and line.

/// A vocabulary may be as large as that.
inline constexpr std::size_t kMostVocabularyBytes = 16 * 1024 * 1024;

/// Reads a taxonomy of the form
///
///     topics:
///       - slug: alliance
///         label: Alliance and Therapeutic Relationship
///         aliases: [working alliance]
///     research_types:
///       - slug: meta-analysis
///
/// A value without label is shown by its slug. Throws Error for a text that is larger than
/// kMostVocabularyBytes or not YAML, keys not shown here, and a name that stands for two values.
Taxonomy taxonomy_from_yaml(std::string_view text, const std::string& file);

/// Reads a thesaurus of the form
///
///     concepts:
///       - id: cbt
///         words: [CBT, cognitive behavioural therapy]
///         topic: cbt
///         broader: [psychotherapy]
///         related: [behaviour-therapy]
///         source: "Hollon & Beck (2013), Cognitive and cognitive-behavioral therapies"
///     variants:
///       - [behaviour, behavior]
///
/// Throws Error as taxonomy_from_yaml() does, for what find_fault() finds, and for variants of
/// fewer than two spellings.
Thesaurus thesaurus_from_yaml(std::string_view text, const std::string& file);

/// Reads a crosswalk into `taxonomy`, of the form
///
///     rules:
///       - topics: [dropout]
///         same: [Patient Dropouts]
///         narrower: [No-Show Patients]
///       - research_types: [case-study]
///         same: [Case Reports]
///       - topics: [medication]
///         qualifiers: [drug therapy]
///     general: [Humans]
///     qualifiers: [diagnosis]
///
/// Throws Error as taxonomy_from_yaml() does, and for a rule that says nothing, a slug that the
/// taxonomy does not have, a heading or qualifier that comes twice, and a heading that is a name of
/// the taxonomy for something else.
Crosswalk crosswalk_from_yaml(std::string_view text, const std::string& file,
                              const Taxonomy& taxonomy);

}  // namespace pprsearch
