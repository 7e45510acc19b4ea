#include "base/ascii.h"

namespace pprsearch {

std::string plain_words(std::string_view text) {
  std::string words;
  for (const char c : text) {
    if (is_letter_or_digit(c)) {
      words += ascii_lower(c);
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.ends_with(' ')) words.pop_back();
  return words;
}

}  // namespace pprsearch
