#pragma once

#include <string_view>

#include "formats/reference.h"

namespace pprsearch {

/// Adds the author, or the authors, that one field names. Several are parted by semicolons, lines,
/// "and", or by commas if each has its initials ("Smith J, Jones K"); that is told in the
/// reference's repairs. "et al." marks the list as cut. A body is never taken apart.
void add_author_field(std::string_view field, Reference& reference);

/// Adds a body, or those of a list between semicolons: "Care Group; Hope Consortium".
void add_bodies(std::string_view field, Reference& reference);

/// Whether commas part what stands before the last "and", of which every name is in print: "Pedro
/// J. Sanchez, Maria Montero and Ana Reyes".
bool is_list_in_print(std::string_view field);

/// Whether a name holds several, which another program did not part: family "Sanchez", given
/// "Pedro J.; Montero, Maria".
bool names_several(const Name& name);

}  // namespace pprsearch
