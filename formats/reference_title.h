#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// A title without its languages in brackets behind a full stop, as Ovid has them: "[Hope]." of
/// "[Hope]. [German]".
std::string_view without_language_of_title(std::string_view title);

/// "[Ruptures of the alliance]." without its brackets; a title with others as it is.
std::string without_title_brackets(const std::string& title);

/// A title and what stands below it, with a colon between them unless the title has both already.
std::string with_subtitle(std::string title, const std::string& subtitle);

}  // namespace pprsearch
