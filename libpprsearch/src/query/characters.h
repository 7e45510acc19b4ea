#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pprsearch {

/// The text of a query with each typographic form replaced by its plain one:
/// curly quotes, dashes, full-width forms; every white space, control character
/// and byte that is not UTF-8 is a blank. It is never longer than the original.
struct PlainText {
  std::string text;                  ///< valid UTF-8
  std::vector<std::size_t> origins;  ///< the place of each byte in the original, and of the end
};

PlainText to_plain(std::string_view original);

/// Signs of a query that stand for letters.
inline constexpr std::string_view kWildcards = "*?#";

/// The word without them, in plain form: what stood beside one may part words now.
std::string without_wildcards(std::string_view word);

/// Whether a text is nothing but white space, and so asks for nothing. Control characters and bytes
/// that are not UTF-8 are read as blanks, but are not white space: they are signs.
bool is_white_space(std::string_view original);

/// A longer run of characters without blank, quote or bracket, in bytes, is text and no sign in it
/// means anything: no name or word is as long, and what is looked for in a run takes time in the
/// square of its length.
inline constexpr std::size_t kLongestRun = 256;

/// Whether the character can make a word: a letter or digit of any script, and
/// whatever is not known to be punctuation (what it comes to, the analyzer decides).
bool is_word_character(char32_t code);

/// Whether a character is an accent or another mark on the one before it, whatever that is.
bool is_combining_mark(char32_t code);

/// How many characters of `plain` can make a word.
std::size_t count_word_characters(std::string_view plain);

}  // namespace pprsearch
