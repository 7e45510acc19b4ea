#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace pprsearch {

// Letters, digits and control characters of ASCII, whatever the locale is. No byte of a
// character beyond ASCII is any of them.

constexpr bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_letter(char c) { return is_upper(c) || is_lower(c); }
constexpr bool is_letter_or_digit(char c) { return is_letter(c) || is_digit(c); }
/// Of a number in hexadecimal, as digests are written.
constexpr bool is_digest_digit(char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); }
/// NUL to US, and DEL.
constexpr bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }

constexpr char ascii_lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

/// `text` with its capitals of ASCII made small.
inline std::string in_lower_case(std::string_view text) {
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(), ascii_lower);
  return lower;
}

/// `text` with its small letters of ASCII made capitals.
inline std::string in_upper_case(std::string_view text) {
  std::string upper(text);
  for (char& c : upper) c = is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
  return upper;
}

/// Whether `text` is a number: digits, and one at least.
constexpr bool are_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, is_digit);
}

/// How many digits `text` begins with.
constexpr std::size_t count_digits(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

/// The number of a few figures; of more than seven, that of the first seven.
constexpr int number_of_figures(std::string_view figures) {
  constexpr std::size_t kMost = 7;
  int number = 0;
  for (const char figure : figures.substr(0, kMost)) number = number * 10 + (figure - '0');
  return number;
}

/// Whether `text` begins with `prefix`, which is in lower case; the case of `text` is ignored.
constexpr bool begins_with(std::string_view text, std::string_view prefix) {
  if (text.size() < prefix.size()) return false;
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (ascii_lower(text[i]) != prefix[i]) return false;
  }
  return true;
}

/// Whether `text` is `word`, which is in lower case; the case of `text` is ignored.
constexpr bool is_same_word(std::string_view text, std::string_view word) {
  return text.size() == word.size() && begins_with(text, word);
}

/// Whether `text` is one of `words`, which are in lower case; the case of `text` is ignored.
template <typename Words>
constexpr bool is_one_of_words(std::string_view text, const Words& words) {
  return std::ranges::any_of(words, [&](auto word) { return is_same_word(text, word); });
}

/// The words of ASCII letters and digits in `text`, in lower case, parted by single
/// spaces: "« Previous" is "previous".
std::string plain_words(std::string_view text);

}  // namespace pprsearch
