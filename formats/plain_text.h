#pragma once

#include <string>
#include <string_view>

#include "formats/entities.h"

namespace pprsearch {

enum class Paragraphs {
  join,    ///< every run of blanks becomes one space
  keep,    ///< blank lines stay, as "\n\n"
  headed,  ///< likewise, and headings and bold words stand between the marks of HeadingMarks
};

/// Control characters, which a plain text has for nothing else.
struct HeadingMarks {
  static constexpr char kBegin = '\x1E';      ///< before what stands in <h1> to <h6> and <title>
  static constexpr char kBeginBold = '\x1D';  ///< before bold words, which may be a heading
  static constexpr char kEnd = '\x1F';
};

/// Text of another program as an entry has it: single blanks, none at the ends; the entities of
/// HTML resolved, also those that were escaped again; without the inline tags that publishers leave
/// in titles and abstracts (<i>, <jats:p>, escaped ones as well), of which powers stay readable
/// ("10^-3") and formulas of MathML are written in a row; without control characters, which
/// `had_controls` tells of.
std::string plain_text(std::string_view text, Paragraphs paragraphs, bool& had_controls,
                       EntityEnds ends = EntityEnds::as_in_browsers);

}  // namespace pprsearch
