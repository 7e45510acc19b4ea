#include "formats/markdown/markdown_body.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/markdown/markdown_blocks.h"

namespace pprsearch {

bool is_implications_heading(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || !is_blank(line.substr(level, 1))) return false;
  line = trim_end(trim_begin(line.substr(level), " \t"), " \t#:");
  return is_same_word(line, "practice implications");
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
