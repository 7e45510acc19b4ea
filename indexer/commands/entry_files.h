#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

namespace pprsearch {

/// Gives each entry a name for its Markdown file: the id, as far as file systems and a walk
/// through folders can take it.
class EntryFileNames {
 public:
  /// A name that was not given before, not even with other capitals:
  /// "2020-11-sleep.md". What a file name cannot hold, a slash or a colon, becomes "_"; a
  /// name that is taken or a README's gets a number behind it. An id has at most 200 bytes, so
  /// the name fits into the 255 of a file system.
  std::string name_of(std::string_view id);

 private:
  std::unordered_set<std::string> given_;
};

}  // namespace pprsearch
