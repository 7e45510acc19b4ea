#pragma once

#include <string_view>

namespace pprsearch {

/// A line without "Citation:" or its like before it, and without the words of a link behind its
/// last sentence: "Link", "[PDF]".
std::string_view reference_in_line(std::string_view line);

/// Whether a line is the reference of an article in one of APA's shapes, and not a
/// sentence that mentions one: names and a year in brackets at the beginning, or a
/// name's initial near the beginning and a DOI or pages at the end.
bool is_reference_line(std::string_view line);

/// "2020" and what may follow a year: "2020b", "2020, May"; from 1900 to 2099.
bool begins_with_year(std::string_view text);

}  // namespace pprsearch
