#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// What a line of a blog page can be, judged by the line alone.
enum class LineKind {
  month,         ///< "December 2020": applies to the posts below it
  implications,  ///< "Practice Implications": the heading of a post's last part
  reference,     ///< the reference of an article
  short_line,    ///< short and without a closing full stop: may be a title
  paragraph,     ///< any other text
  outside,       ///< opens a part of the page that has no posts: topic list, archives, footer
};

struct BlogLine {
  LineKind kind;
  std::string text;        ///< with plain single spaces, none at the ends
  std::size_t number = 0;  ///< in the page, from 1
  int heading = 0;         ///< the level of the heading that it is: 1 to 6; 0 = none, or unknown
  std::string doi = {};    ///< of the first link in it that leads to one
};

/// The lines of a page that have any text.
std::vector<BlogLine> classify_lines(std::span<const std::string> lines);

/// "2020-12" for "December 2020"; empty for a line that is no such heading.
std::string month_of_heading(std::string_view line);

/// The last character of a text before its closing quotes and brackets: '.' for an
/// ellipsis, NUL where there is none.
char closing_mark(std::string_view text);

}  // namespace pprsearch
