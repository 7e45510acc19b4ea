#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// What WordPress makes of a post's content before it is shown: shortcodes left out
/// (the text between a pair of them stays, but not that of players and galleries); a blank line
/// begins a paragraph and a line end breaks the line, unless the content is made of
/// blocks, whose paragraphs are marked.
std::string html_of_content(std::string_view content);

}  // namespace pprsearch
