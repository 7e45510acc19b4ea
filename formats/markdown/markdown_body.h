#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "formats/markdown/markdown_blocks.h"

namespace pprsearch {

// The body of a Markdown file: the summary, a heading, the practice implications; blank lines
// around each text are not part of it. What is written is read again to the last character.

struct ImplicationsPlace {
  std::size_t heading = 0;  ///< its first line
  std::size_t begin = 0;    ///< the line behind it
  std::size_t end = 0;      ///< where the next heading of its level, or of a higher one, stands
};

/// The place below the first heading, of any level and in any way of writing one, that says
/// "Practice Implications" or "Implications for Practice", in any case, with a number, emphasis and
/// a colon or without.
std::optional<ImplicationsPlace> find_implications(std::span<const std::string> lines);

/// A text from the lines between which it stands, blank lines around it left out, without the
/// marks of Markdown (shown_text()).
std::string text_of_body(std::span<const std::string> lines);

/// The lines that text_of_body() reads as `text`, each with its "\n".
std::string body_of_text(std::string_view text);

}  // namespace pprsearch
