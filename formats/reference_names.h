#pragma once

#include <optional>
#include <string_view>

#include "formats/reference.h"

namespace pprsearch {

/// "Family, Given", "Family, Given, Jr." or "Family, Jr., Given" taken apart; "Hill CE", as MEDLINE
/// shortens names; a body, which may have a comma behind its name, as it is; anything else as
/// printed.
ReferenceAuthor author_of(std::string_view name);

/// "山田 太郎": a name in Han, kana or Hangul has its family first; nothing for any other.
std::optional<Name> east_asian_name(std::string_view name);

/// Puts a suffix that ends the family or given name ("King Jr.", "Martin, Jr.") where suffixes
/// belong.
void settle_name(Name& name);

}  // namespace pprsearch
