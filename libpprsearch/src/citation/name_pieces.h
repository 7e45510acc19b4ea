#pragma once

#include <string_view>
#include <vector>

namespace pprsearch {

/// A part of a list of names: a name, or half of one.
struct NamePiece {
  std::string_view text;
  bool after_and = false;  ///< what parts it from the piece before is more than a comma
  bool is_body = false;    ///< it stood behind "on behalf of"
};

/// The pieces of a list of names, parted by commas, semicolons, "&", "and" and
/// dots of omission; without "et al.", "and 3 others", "Dr." and the marks of affiliations and
/// notes. They are views of the list's text.
struct NamePieces {
  std::vector<NamePiece> pieces;
  bool cut = false;  ///< the list says that there are more names
};

NamePieces split_names(std::string_view names);

}  // namespace pprsearch
