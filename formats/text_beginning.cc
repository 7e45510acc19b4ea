#include "formats/text_beginning.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

constexpr std::size_t kLinesSeen = 1000;

/// The name that `text` begins with, in lower case.
std::string name_at(std::string_view text) {
  return in_lower_case(text.substr(0, text.find_first_of(">/ \n\t\r")));
}

/// "html" for "!DOCTYPE html>"; empty for another declaration.
std::string document_type_at(std::string_view text) {
  constexpr std::string_view kDoctype = "!doctype";
  if (name_at(text) != kDoctype) return {};
  return name_at(trim_begin(text.substr(kDoctype.size()), kBlanks));
}

}  // namespace

TextBeginning::TextBeginning(std::string_view text) : text_(trim_begin(text, kBlanks)) {
  if (text_.starts_with('<')) read_markup();
  if (!text_.starts_with('{')) read_lines();
}

void TextBeginning::read_markup() {
  for (std::size_t at = 0; at < text_.size(); at = text_.find('<', at + 1)) {
    const std::string_view rest = text_.substr(at + 1);
    if (rest.starts_with("!--")) {
      at += std::min(rest.find("-->"), rest.size());
    } else if (rest.starts_with('!')) {
      if (document_type_.empty()) document_type_ = document_type_at(rest);
    } else if (!rest.starts_with('?')) {
      first_element_ = name_at(rest);
      return;
    }
  }
}

void TextBeginning::read_lines() {
  for (std::string_view rest = text_; !rest.empty() && lines_.size() < kLinesSeen;) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    lines_.push_back(line);
  }
}

bool TextBeginning::begins_with_element(std::span<const std::string_view> names) const {
  return !first_element_.empty() && std::ranges::any_of(names, [&](std::string_view name) {
    return in_lower_case(name) == first_element_;
  });
}

std::optional<std::size_t> TextBeginning::find_line(
    bool (*is_wanted)(std::string_view line)) const {
  const auto line = std::ranges::find_if(lines_, is_wanted);
  if (line == lines_.end()) return {};
  return static_cast<std::size_t>(line - lines_.begin());
}

Recognition plain_if(bool shown) { return {shown ? Certainty::plain : Certainty::none, 0}; }

Recognition perhaps_if(bool shown) { return {shown ? Certainty::perhaps : Certainty::none, 0}; }

Recognition perhaps_by(std::optional<std::size_t> line) {
  return {line ? Certainty::perhaps : Certainty::none, line.value_or(0)};
}

Recognition plain_by_first(std::optional<std::size_t> line) {
  return line == 0U ? plain_if(true) : perhaps_by(line);
}

}  // namespace pprsearch
