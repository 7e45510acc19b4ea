#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// The text that lines of Markdown show: paragraphs, headings and cells of tables without their
/// marks, items of lists with "- " in front. Fences of code and divs, rules, definitions of links,
/// comments and lines of attributes are left out; what a fence of code holds stays, unless it is
/// run when the page is made ("{r}"). A text without any mark stays as it is, to the last blank.
///
/// Of the first and last line, if it is backslashes and blanks alone, the first backslash is left
/// out, and nothing else.
std::string shown_text(std::span<const std::string> lines);

struct MarkdownHeading {
  std::string text;       ///< as shown
  std::size_t begin = 0;  ///< its line
  std::size_t end = 0;    ///< the line behind it
  int level = 0;          ///< 1 to 6
};

/// The headings of the lines: "## Text" behind up to three blanks, "Text" above "===" or "---",
/// "<h2>Text</h2>" in a line of its own. What stands in fences of code and in comments is none.
std::vector<MarkdownHeading> headings_of(std::span<const std::string> lines);

/// Lines, without their ends, of which shown_text() makes `text`.
std::string escaped_text(std::string_view text);

}  // namespace pprsearch
