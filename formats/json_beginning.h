#pragma once

#include <string_view>

namespace pprsearch {

/// What JSON objects are that a text begins with.
enum class JsonBeginning {
  other,        ///< neither of the two, or no object
  entry_lines,  ///< an entry a line: JSON Lines
  items,        ///< items of CSL-JSON, one after the other or in a frame around them
  sure_items,   ///< likewise, with members that no entry of our own has
};

/// Looks at the first object of `text`, and at those on the lines after it as long as they are of
/// neither kind. An object that is broken counts as what it may have been meant to be: it is
/// for a reader to complain about, so that the file is not passed over without a word.
JsonBeginning json_beginning(std::string_view text);

/// Whether `text` has a member that every item of CSL-JSON has, as far as its characters show.
bool has_csl_members(std::string_view text);

}  // namespace pprsearch
