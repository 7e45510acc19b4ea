#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/export.h>
#include <pprsearch/vocabulary.h>

#include <memory>
#include <string>
#include <vector>

namespace pprsearch {

/// What classify() did to an entry that its source may not expect.
struct PPRSEARCH_EXPORT Classification {
  /// Topics and types that neither taxonomy nor crosswalk knows, and that became keywords.
  std::vector<std::string> kept;
  /// Keywords of the entry that gave it a topic or type which it did not have.
  std::vector<std::string> giving;
};

/// Sorts the names that a source gives an entry into topics, types of research and keywords.
/// No name is lost. Each topic and type
///
///  * that the taxonomy knows, by slug, label or alias, becomes its slug. If it was in the other
///    list (a topic "Meta-analysis"), it moves to the list that knows it;
///  * that the crosswalk knows gives the topics and types that it means, and becomes a keyword;
///  * that neither knows becomes a keyword.
///
/// Keywords stay, and give topics and types as well. A mark of importance before a heading (`*`)
/// is left out. A heading with qualifiers becomes a keyword without them. If a list of the
/// taxonomy is empty, its names are free and stay as they are.
///
/// A Classifier keeps its own copy of what it needs. Any number of threads may use one at once.
/// After it was moved from, it can only be assigned to or destroyed.
class PPRSEARCH_EXPORT Classifier {
 public:
  /// Throws Error if a rule of the crosswalk names a slug that the taxonomy does not have.
  explicit Classifier(const Taxonomy& taxonomy, const Crosswalk& crosswalk = {});
  ~Classifier();
  Classifier(Classifier&&) noexcept;
  Classifier& operator=(Classifier&&) noexcept;

  /// Sorts the names of `entry` in place, and says what became of them. `headings` are names with
  /// their qualifiers ("Depression/drug therapy"), if the source has qualifiers and the entry has
  /// the names without them.
  Classification classify(Entry& entry, const std::vector<std::string>& headings = {}) const;

 private:
  class Impl;
  std::unique_ptr<const Impl> impl_;
};

}  // namespace pprsearch
