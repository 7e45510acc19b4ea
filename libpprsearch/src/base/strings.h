#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace pprsearch {

/// What parts words of a text of several lines.
inline constexpr std::string_view kBlanks = " \t\r\n";

/// `text` without those of `marks` at its beginning.
constexpr std::string_view trim_begin(std::string_view text, std::string_view marks = " ") {
  return text.substr(std::min(text.find_first_not_of(marks), text.size()));
}

/// `text` without those of `marks` at its end.
constexpr std::string_view trim_end(std::string_view text, std::string_view marks = " ") {
  return text.substr(0, text.find_last_not_of(marks) + 1);
}

/// `text` without those of `marks` at both ends.
constexpr std::string_view trim(std::string_view text, std::string_view marks = " ") {
  return trim_begin(trim_end(text, marks), marks);
}

/// `text` without its last `count` bytes, of which it has at least as many.
constexpr std::string_view without_last(std::string_view text, std::size_t count) {
  return text.substr(0, text.size() - count);
}

/// The two texts as one.
inline std::string plus(std::string_view text, std::string_view ending) {
  return std::string(text).append(ending);
}

/// Whether `text` has nothing but `marks`.
constexpr bool is_blank(std::string_view text, std::string_view marks = " \t") {
  return text.find_first_not_of(marks) == std::string_view::npos;
}

/// Of few characters, so no call looks for it: this is asked of each byte of a text.
constexpr bool is_one_of(char c, std::string_view characters) {
  for (const char one : characters) {
    if (one == c) return true;
  }
  return false;
}

/// Whether `value` is in a list.
template <typename T, typename Values>
requires(!std::is_convertible_v<const Values&, std::string_view>) constexpr bool is_one_of(
    const T& value, const Values& values) {
  return std::ranges::find(values, value) != std::ranges::end(values);
}

/// Takes the first word, up to a space, off `text`; empty if none is left.
constexpr std::string_view take_word(std::string_view& text) {
  text = trim(text);
  const std::string_view word = text.substr(0, text.find(' '));
  text.remove_prefix(word.size());
  return word;
}

/// The words of `text`, which runs of `marks` part; views into it.
inline std::vector<std::string_view> split_words(std::string_view text,
                                                 std::string_view marks = " ") {
  std::vector<std::string_view> words;
  for (text = trim_begin(text, marks); !text.empty(); text = trim_begin(text, marks)) {
    words.push_back(text.substr(0, text.find_first_of(marks)));
    text.remove_prefix(words.back().size());
  }
  return words;
}

/// What stands between the `mark`s of `text`, empty pieces as well; views into it.
inline std::vector<std::string_view> split_at(std::string_view text, char mark) {
  std::vector<std::string_view> pieces;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(mark, begin), text.size());
    pieces.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return pieces;
}

/// The same, without blanks around them.
inline std::vector<std::string_view> split_trimmed(std::string_view text, char mark) {
  std::vector<std::string_view> pieces = split_at(text, mark);
  for (std::string_view& piece : pieces) piece = trim(piece);
  return pieces;
}

/// Whether `text`, whose words single spaces part, has a word, or several, that begin with
/// `beginning`.
inline bool has_word_beginning(std::string_view text, std::string_view beginning) {
  for (std::size_t at = text.find(beginning); at != std::string_view::npos;
       at = text.find(beginning, at + 1)) {
    if (at == 0 || text[at - 1] == ' ') return true;
  }
  return false;
}

/// Where the first of `pieces` begins in `text`; npos if it has none of them.
template <typename Pieces = std::initializer_list<std::string_view>>
constexpr std::size_t find_any(std::string_view text, const Pieces& pieces) {
  std::size_t found = text.npos;
  for (const std::string_view piece : pieces) found = std::min(found, text.find(piece));
  return found;
}

/// The texts of a range with `between` between each two.
template <typename Texts>
std::string join(const Texts& texts, std::string_view between) {
  std::string joined;
  bool is_first = true;
  for (const auto& text : texts) {
    if (!is_first) joined += between;
    is_first = false;
    joined += text;
  }
  return joined;
}

}  // namespace pprsearch
