#pragma once

#include <set>
#include <string>
#include <string_view>

namespace pprsearch {

/// The labels of a text's link definitions ("[label]: address"), in lower case.
using LinkLabels = std::set<std::string, std::less<>>;

/// What a reader of a paragraph of Markdown sees: without marks of emphasis, links, code,
/// strikethrough, raised and lowered text, without images, references to footnotes and
/// literature, attributes, HTML tags and comments, and shortcodes of Hugo, Quarto and Jekyll.
/// Entities and what a backslash protects are characters. What is no mark stays as it is.
std::string shown_inline(std::string_view paragraph, const LinkLabels& labels = {});

/// A paragraph that shown_inline() shows as `text`: each sign that may be a mark has a backslash.
std::string escaped_inline(std::string_view text);

/// The bytes of attributes, "{.class #id}" or "{: .class}", that `text` begins with; 0 if it does
/// not.
std::size_t attributes_length(std::string_view text);

}  // namespace pprsearch
