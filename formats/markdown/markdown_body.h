#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

// The body of a Markdown file: the summary, a heading, the practice implications; blank lines
// around each text are not part of it. What is written is read again to the last character.

/// Whether the line is the heading: "## Practice Implications" of any level, in any case,
/// closed by "##" or a colon or not.
bool is_implications_heading(std::string_view line);

/// A text from the lines between which it stands, blank lines around it left out, without the
/// marks of Markdown (shown_text()).
std::string text_of_body(std::span<const std::string> lines);

/// The lines that text_of_body() reads as `text`, each with its "\n".
std::string body_of_text(std::string_view text);

}  // namespace pprsearch
