#pragma once

#include <algorithm>
#include <string_view>

#include "base/ascii.h"

namespace pprsearch {

/// Whether `text` is an absolute http or https address without blanks: one that
/// a page may link to without running anything.
inline bool is_web_address(std::string_view text) {
  const std::string_view scheme = begins_with(text, "https://") ? "https://" : "http://";
  if (!begins_with(text, scheme) || text.size() == scheme.size()) return false;
  const auto parts_words = [](char c) { return c == ' ' || is_control(c); };
  return is_letter_or_digit(text[scheme.size()]) && std::ranges::none_of(text, parts_words);
}

}  // namespace pprsearch
