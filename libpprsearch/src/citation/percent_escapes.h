#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pprsearch {

/// The byte that `text` begins with, as addresses write those that they cannot have: "%2F" is a
/// slash. Nullopt where it begins otherwise.
std::optional<char> escaped_byte(std::string_view text);

/// `text` with the byte for each "%2F"; nullopt where a "%" begins none, or where that would be no
/// word: not UTF-8, or with blanks, quotation marks or control characters.
std::optional<std::string> unescaped_word(std::string_view text);

/// `text` without escaped blanks and control characters at its end.
std::string_view without_escaped_blanks(std::string_view text);

}  // namespace pprsearch
