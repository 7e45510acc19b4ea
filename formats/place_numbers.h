#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace pprsearch {

// Volumes, issues and pages as people and programs write them.

/// "454-481" for "454-81", and "S12-S19" for "S12-9", with whatever dash between them, and before
/// what follows them ("110-2; discussion 113"); the number of an article without its label.
std::string whole_pages(std::string page);

/// Whether what stands where pages do is how many pages a whole work has: "320" and "xii, 320 p."
/// of a book, thesis or report, as EndNote and Zotero write it; or an article ("14 pp.").
bool is_number_of_pages(std::string_view type, std::string_view pages);

/// "12" of "v. 12", "Vol. 12", "Bd. 12"; "3" of "no. 3", "Nr. 3", "Issue 3".
std::string without_number_label(std::string text);

/// Volume and issue of "12(3)", "12, no. 3" and "12 issue 3"; any other text is a volume alone.
std::pair<std::string, std::string> parts_of_volume(const std::string& text);

/// "10-Dec", "Oct-12", "1.05E+05".
bool is_made_by_table(std::string_view text);

}  // namespace pprsearch
