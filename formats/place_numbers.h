#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

// Volumes, issues and pages as people and programs write them.

/// "454-481" for "454-81", with whatever dash between them, and before what follows them ("110-2;
/// discussion 113"); the number of an article without its label.
std::string whole_pages(std::string page);

/// "12" of "v. 12", "Vol. 12", "Bd. 12"; "3" of "no. 3", "Nr. 3", "Issue 3".
std::string without_number_label(std::string text);

/// "10-Dec", "Oct-12", "1.05E+05".
bool is_made_by_table(std::string_view text);

}  // namespace pprsearch
