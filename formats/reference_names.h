#pragma once

#include <optional>
#include <string_view>

#include "formats/reference.h"

namespace pprsearch {

/// Adds the author, or the authors, that one field names. Several are parted by semicolons, lines,
/// "and", or by commas if each has its initials ("Smith J, Jones K"); that is told in the
/// reference's repairs. "et al." marks the list as cut. A body is never taken apart.
void add_author_field(std::string_view field, Reference& reference);

/// "Family, Given", "Family, Given, Jr." or "Family, Jr., Given" taken apart; "Hill CE", as MEDLINE
/// shortens names; a body, which may have a comma behind its name, as it is; anything else as
/// printed.
ReferenceAuthor author_of(std::string_view name);

/// "山田 太郎": a name in Han, kana or Hangul has its family first; nothing for any other.
std::optional<Name> east_asian_name(std::string_view name);

/// Puts a suffix that ends the family or given name ("King Jr.", "Martin, Jr.") where suffixes
/// belong.
void settle_name(Name& name);

/// Whether a name holds several, which another program did not part: family "Sanchez", given
/// "Pedro J.; Montero, Maria".
bool names_several(const Name& name);

/// Whether the words of a name say that it is a body's: "Study Group", "University".
bool names_body(std::string_view name);

}  // namespace pprsearch
