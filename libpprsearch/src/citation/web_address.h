#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {

/// Whether `text` is an absolute http or https address without blanks: one that
/// a page may link to without running anything.
inline bool is_web_address(std::string_view text) {
  const std::string_view scheme = begins_with(text, "https://") ? "https://" : "http://";
  if (!begins_with(text, scheme) || text.size() == scheme.size()) return false;
  const auto parts_words = [](char c) { return c == ' ' || is_control(c); };
  return is_letter_or_digit(text[scheme.size()]) && std::ranges::none_of(text, parts_words);
}

/// What two addresses of one page have in common: without scheme, "www.", what stands behind a "#"
/// and slashes at the end; the host in lower case.
inline std::string address_key(std::string_view address) {
  for (const std::string_view start : {"https://", "http://", "www."}) {
    if (begins_with(address, start)) address.remove_prefix(start.size());
  }
  address = trim_end(address.substr(0, address.find('#')), "/");
  const std::size_t host = std::min(address.find('/'), address.size());
  return in_lower_case(address.substr(0, host)) + std::string(address.substr(host));
}

}  // namespace pprsearch
