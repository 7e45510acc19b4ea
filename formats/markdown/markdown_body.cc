#include "formats/markdown/markdown_body.h"

#include <algorithm>

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

std::optional<ImplicationsPlace> find_implications(std::span<const std::string> lines) {
  const std::vector<MarkdownHeading> headings = headings_of(lines);
  const auto found = std::ranges::find_if(
      headings, [](const MarkdownHeading& heading) { return says_implications(heading.text); });
  if (found == headings.end()) return std::nullopt;
  const auto next = std::find_if(found + 1, headings.end(), [&](const MarkdownHeading& heading) {
    return heading.level <= found->level;
  });
  return ImplicationsPlace{found->begin, found->end,
                           next == headings.end() ? lines.size() : next->begin};
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
