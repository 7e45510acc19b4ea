#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

enum class Paragraphs {
  join,  ///< every run of blanks becomes one space
  keep,  ///< blank lines stay, as "\n\n"
};

/// Text of another program as an entry has it: single blanks, none at the ends; inline
/// tags that publishers leave in titles and abstracts (<i>, <jats:p>) and the entities of XML
/// (&amp;) put right; without control characters, which `had_controls` tells of.
std::string plain_text(std::string_view text, Paragraphs paragraphs, bool& had_controls);

}  // namespace pprsearch
