#include "formats/markdown/markdown_body.h"

#include <utility>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {

namespace {

/// "3.1 Practice Implications" as well.
bool says_implications(std::string_view heading) {
  const std::string words = plain_words(heading);
  const std::string_view unnumbered = trim_begin(words, "0123456789 ");
  return unnumbered == "practice implications" || unnumbered == "practice implication" ||
         unnumbered == "implications for practice";
}

}  // namespace

std::optional<MarkdownHeading> find_implications_heading(std::span<const std::string> lines) {
  for (MarkdownHeading& heading : headings_of(lines)) {
    if (says_implications(heading.text)) return std::move(heading);
  }
  return std::nullopt;
}

std::string text_of_body(std::span<const std::string> lines) {
  while (!lines.empty() && is_blank(lines.front())) lines = lines.subspan(1);
  while (!lines.empty() && is_blank(lines.back())) lines = lines.first(lines.size() - 1);
  return shown_text(lines);
}

std::string body_of_text(std::string_view text) {
  return text.empty() ? std::string() : escaped_text(text) + '\n';
}

}  // namespace pprsearch
