#pragma once

#include <pprsearch/entry.h>
#include <pprsearch/vocabulary.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "formats/assignments_yaml.h"

namespace pprsearch {

/// What an editor gave one entry, and where it was written.
struct PlacedAssignment {
  Assignment what;
  std::string file;
};

/// What laying an assignment over an entry did that somebody may not expect.
struct LaidOver {
  std::vector<std::string> given_way;  ///< names of the entry that it has no longer
  std::vector<std::string> not_there;  ///< names that were to be removed, and were not there
};

/// What editors gave entries: it counts for more than what any source says. docs/topics.md has the
/// rules.
class Assignments {
 public:
  struct Fault {
    std::string file;
    std::size_t line = 0;
    std::string what;
  };

  /// Adds what the text of a file says. Names become slugs of the taxonomy, if it has such a list.
  /// What is wrong becomes a fault: also a name that the taxonomy does not have, and an id that has
  /// an assignment already.
  void add(std::string_view text, const std::string& file, const Taxonomy& taxonomy);

  bool empty() const { return assignments_.empty(); }
  const std::vector<PlacedAssignment>& all() const { return assignments_; }
  const std::vector<Fault>& faults() const { return faults_; }

  /// That of an entry; nullptr if it has none. It stays where it is until more are added.
  const PlacedAssignment* find(const std::string& id) const;

 private:
  void check_names(PlacedAssignment& assignment, const Taxonomy& taxonomy);
  void take(PlacedAssignment assignment, const Taxonomy& taxonomy);

  std::vector<PlacedAssignment> assignments_;
  std::unordered_map<std::string, std::size_t> by_id_;
  std::vector<Fault> faults_;
};

/// Gives the entry the topics and types of research of the assignment.
LaidOver lay_over(const Assignment& assignment, Entry& entry);

}  // namespace pprsearch
