#pragma once

#include <cstddef>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

enum class PathKind { file, folder };

/// What is wrong with a pattern that can fit nothing: it is empty, or a bracket is open. Empty if
/// nothing is.
std::string fault_of_pattern(std::string_view pattern);

/// Patterns of what is left out of folders and archives, as find_files() has them.
class Exclusions {
 public:
  explicit Exclusions(const std::vector<std::string>& patterns) : patterns_(patterns) {}

  /// Whether a pattern fits what has that path below the folder that is looked through. A slash at
  /// the end of a pattern says that it means folders.
  bool take(const std::filesystem::path& below, PathKind kind);

  /// The patterns that have fitted nothing so far.
  std::vector<std::string> unused() const;

 private:
  const std::vector<std::string>& patterns_;
  std::set<std::size_t> used_;
};

}  // namespace pprsearch
