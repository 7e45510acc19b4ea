#pragma once

#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <string>

namespace pprsearch {

/// A vocabulary file may be as large as that.
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
/// A value without label is shown by its slug. Throws Error, naming file and line, for a
/// file that cannot be read, keys not shown here, and a name that stands for two values.
Taxonomy load_taxonomy(const std::string& file);

/// Reads a thesaurus of the form
///
///     concepts:
///       - id: cbt
///         words: [CBT, cognitive behavioural therapy]
///         topic: cbt
///     variants:
///       - [behaviour, behavior]
///
/// Throws Error, naming file and line, for a file that cannot be read, keys not shown
/// here, an id that comes twice, and variants of fewer than two spellings.
Thesaurus load_thesaurus(const std::string& file);

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
/// Throws Error, naming file and line, for a file that cannot be read, keys not shown here, a rule
/// that says nothing, a slug that the taxonomy does not have, a heading or qualifier that comes
/// twice, and a heading that is a name of the taxonomy for something else.
Crosswalk load_crosswalk(const std::string& file, const Taxonomy& taxonomy);

}  // namespace pprsearch
