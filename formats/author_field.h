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

/// A name without what its owner did, without the owner's numbers and dates, and without marks:
/// "Doe, K. (Ed.)", "Doe, Kate, author", "Doe, Kate (0000-0002-1825-0097)", "Doe, Kate, 1950-",
/// "Doe, Kate*".
std::string_view without_marks(std::string_view name);

/// Whether commas part what stands before the last "and", of which every name is in print: "Pedro
/// J. Sanchez, Maria Montero and Ana Reyes".
bool is_list_in_print(std::string_view field);

/// Whether a name holds several, which another program did not part: family "Sanchez", given
/// "Pedro J.; Montero, Maria".
bool names_several(const Name& name);

}  // namespace pprsearch
