#pragma once

#include <string_view>

namespace pprsearch {

/// A name without what its owner did, without the owner's numbers and dates, and without marks:
/// "Doe, K. (Ed.)", "Doe, Kate, author", "Doe, Kate (0000-0002-1825-0097)", "Doe, Kate, 1950-",
/// "Doe, Kate*".
std::string_view without_marks(std::string_view name);

/// "mo.lee@example.org": an address of mail and nothing else.
bool is_mail_address(std::string_view text);

}  // namespace pprsearch
