#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

/// What parts words in BibTeX and TeX.
inline constexpr std::string_view kTexBlanks = " \t\r\n\v\f";

/// How a value of a BibTeX field is to be read.
enum class TexReading {
  line,        ///< text on one line: every run of blanks is a single space
  paragraphs,  ///< the same, but a blank line parts paragraphs
  verbatim,    ///< addresses and identifiers: "~", "--" and "$" stay what they are
};

/// The text that TeX means, in UTF-8: accents and symbols as characters, "--" as "–", the
/// braces that only protect a title's case left out, `\emph{x}` as "x". Formulas lose
/// their "$" where all of one can be told in characters ("$\alpha = .05$"), else they stay
/// as they are written. So does a command that means nothing to us.
std::string tex_to_text(std::string_view tex, TexReading reading);

}  // namespace pprsearch
