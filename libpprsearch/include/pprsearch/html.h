#pragma once

#include <pprsearch/export.h>
#include <pprsearch/search_result.h>

#include <string>
#include <string_view>
#include <vector>

// Text as HTML. Any number of threads may call the functions at once.

namespace pprsearch {

/// `text` as HTML that shows just that: between tags, or as the value of an attribute in quotes.
/// No text can end an attribute or add an element. Control characters but tab and line ends,
/// code points that are no characters (U+FFFE), and bytes that are not UTF-8 become U+FFFD, which
/// any parser of HTML reads alike. Marks of direction stay: put the text into an element that
/// isolates it (`<bdi>`, `dir="auto"`).
PPRSEARCH_EXPORT std::string escape_html(std::string_view text);

/// The same with `<mark>` and `</mark>` around each of `highlights`, which are in order, lie within
/// the text and do not overlap, as those of a Snippet or a Hit. Those that do not are left out.
PPRSEARCH_EXPORT std::string to_html(std::string_view text, const std::vector<Span>& highlights);

/// A snippet as HTML: its text with its marks, and "…" at an end that lies within a sentence.
PPRSEARCH_EXPORT std::string to_html(const Snippet& snippet);

}  // namespace pprsearch
