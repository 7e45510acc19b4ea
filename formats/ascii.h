#pragma once

#include <string>
#include <string_view>

namespace pprsearch {

// Letters and digits of ASCII, whatever the locale.
inline bool is_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
inline bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
inline char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// The words of ASCII letters and digits in `text`, in lower case, parted by single
/// spaces: "« Previous" is "previous".
inline std::string plain_words(std::string_view text) {
  std::string words;
  for (const char c : text) {
    if (is_digit(c) || is_lower(c) || is_upper(c)) {
      words += lower(c);
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

}  // namespace pprsearch
