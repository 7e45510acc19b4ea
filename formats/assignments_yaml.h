#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

// What an editor says about the topics and types of research of entries, in a file of YAML:
//
//     - id: 2020-11-videotherapy-and-the-therapeutic-alliance
//       topics: [alliance, miscellaneous]      # these and no others
//       research_types: [systematic-review]
//     - id: pmid31245678
//       add_topics: [dropout]                  # beside those that its source gives
//       remove_topics: [outcomes]
//       remove_research_types: [survey]

/// A file may be as large as that.
inline constexpr std::size_t kMostAssignmentBytes = 64 * 1024 * 1024;

struct AssignedName {
  std::string name;
  std::size_t line = 0;
};

/// What becomes of one list of an entry.
struct AssignedList {
  std::optional<std::vector<AssignedName>> whole;  ///< all that it is to have
  std::vector<AssignedName> added;
  std::vector<AssignedName> removed;

  bool is_empty() const { return !whole && added.empty() && removed.empty(); }
};

struct Assignment {
  std::string id;
  std::size_t line = 0;
  AssignedList topics;
  AssignedList research_types;
};

/// Something in a file that cannot be used.
struct AssignmentFault {
  std::size_t line = 0;
  std::string what;
};

struct AssignmentFile {
  std::vector<Assignment> assignments;
  std::vector<Assignment> faulty;       ///< records with a fault, as far as they can be read
  std::vector<AssignmentFault> faults;  ///< all of them, by line
};

/// Reads the text of such a file. Any text may come: what is wrong becomes a fault. Records with a
/// fault are kept apart, so that what else is wrong with them can be told, too.
AssignmentFile assignments_from_yaml(std::string_view text);

}  // namespace pprsearch
