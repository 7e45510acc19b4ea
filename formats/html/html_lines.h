#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "formats/blog/blog_lines.h"

namespace pprsearch {

/// A line of text that an HTML page shows.
struct HtmlLine {
  std::string text;        ///< UTF-8, single spaces, none at the ends; "- " before a list's item
  std::size_t number = 0;  ///< of the line of the file in which the text begins, from 1
  bool in_main = false;    ///< within the page's <main>
  int heading = 0;         ///< 1 to 6 for what stands in <h1> to <h6>
  std::string doi = {};    ///< of the first link in it that leads to one
};

struct HtmlText {
  std::vector<HtmlLine> lines;
  std::string fault;  ///< why the rest could not be read; empty = all was
};

enum class HtmlEncoding {
  utf8,      ///< the text is UTF-8, whatever it says of itself
  declared,  ///< as the page declares; without a declaration UTF-8 if it is, else windows-1252
};

/// The text of a page or of a part of one, a line a block as a browser lays it out: any
/// tag soup is read. Left out is what is no text of the page: navigation, asides, footers, lists to
/// choose from, scripts, and what is hidden. A bold "Practice Implications" at the
/// beginning of a paragraph is a line of its own.
HtmlText html_lines(std::string_view html, HtmlEncoding encoding);

/// The lines of HTML in UTF-8 that stands within a file of another form, also if its entities were
/// escaped once more. `repairs` gets why the rest could not be read.
std::vector<std::string> lines_shown(std::string_view html, std::vector<std::string>& repairs);

/// The same lines as those of a post, with the levels of its headings.
std::vector<BlogLine> post_lines_shown(std::string_view html, std::vector<std::string>& repairs);

}  // namespace pprsearch
