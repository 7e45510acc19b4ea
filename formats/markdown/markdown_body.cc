#include "formats/markdown/markdown_body.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/text_lines.h"

namespace pprsearch {
namespace {

std::string_view without_backslashes(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of('\\'), line.size()));
}

// Whether the line, without its backslashes, would be something other than text.
bool is_special(std::string_view line, bool outermost) {
  const std::string_view rest = without_backslashes(line);
  return is_implications_heading(rest) || (outermost && is_blank(rest));
}

}  // namespace

bool is_implications_heading(std::string_view line) {
  const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
  if (level == 0 || level > 6 || !is_blank(line.substr(level, 1))) return false;
  line = trim_end(trim_begin(line.substr(level), " \t"), " \t#:");
  return is_same_word(line, "practice implications");
}

std::string text_of_body(std::span<const std::string> lines) {
  while (!lines.empty() && is_blank(lines.front())) lines = lines.subspan(1);
  while (!lines.empty() && is_blank(lines.back())) lines = lines.first(lines.size() - 1);
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool outermost = i == 0 || i + 1 == lines.size();
    const bool escaped = lines[i].starts_with('\\') && is_special(lines[i], outermost);
    if (i > 0) text += '\n';
    text += std::string_view(lines[i]).substr(escaped ? 1 : 0);
  }
  return text;
}

std::string body_of_text(std::string_view text) {
  std::string body;
  for (std::size_t begin = 0; !text.empty() && begin <= text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    if (is_special(line, begin == 0 || end == text.size())) body += '\\';
    body.append(line) += '\n';
    begin = end + 1;
  }
  return body;
}

}  // namespace pprsearch
