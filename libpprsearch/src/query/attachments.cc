#include "query/attachments.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "query/characters.h"

namespace pprsearch {
namespace {

// The place of the first character that makes a word; npos if there is none.
std::size_t find_first_word_character(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    if (is_word_character(character.code)) return at;
    at += character.length;
  }
  return text.npos;
}

// The place behind the last character that makes a word, or is one of `others`.
std::size_t find_word_end(std::string_view text, std::string_view others) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const bool other = others.find(text[at]) != others.npos;
    if (other || is_word_character(character.code)) end = at + character.length;
    at += character.length;
  }
  return end;
}

// A # that stands behind one letter is a name's (C#), or begins a number (#5).
bool stands_behind_letters(std::string_view word, std::size_t at) {
  return at >= kFewestLiteralLetters &&
         std::ranges::all_of(word.substr(at - kFewestLiteralLetters, kFewestLiteralLetters),
                             [](char c) { return !is_ascii(c) || is_letter(c); });
}

}  // namespace

std::string_view trim_punctuation(std::string_view text, std::string_view others) {
  return text.substr(0, find_word_end(text, others));
}

std::size_t find_weight(std::string_view word) {
  return word.find('^', std::min(find_first_word_character(word), word.size()));
}

bool has_power(std::string_view word) {
  const std::size_t place = find_weight(word);
  if (place == word.npos) return false;
  const std::string_view base = word.substr(0, place);
  const std::string_view raised = trim_punctuation(word.substr(place + 1), "");
  const std::size_t letters = count_word_characters(raised);
  if (letters == 0 || to_weight(raised)) return false;
  if (base.starts_with('=') || word.find_first_of("*~") != word.npos) return false;
  if (find_wildcard(base, true) != base.npos) return false;
  const std::string_view behind_signs = trim_begin(raised, "{+-\u2212");
  const bool is_signed = behind_signs.size() < raised.size() && count_digits(behind_signs) > 0;
  const bool is_of_letters =
      letters == 1 && count_word_characters(base) == 1 && count_digits(raised) == 0;
  return are_digits(base) || is_signed || is_of_letters;
}

std::size_t find_edits(std::string_view word) {
  const std::size_t first = find_first_word_character(word);
  std::size_t last_letter = std::min(first, word.size());
  for (std::size_t at = last_letter; at < word.size();) {
    const Character character = character_at(word, at);
    const bool letter = is_word_character(character.code) && !is_digit(word[at]);
    if (letter || word[at] == '*') last_letter = at;
    at += character.length;
  }
  return word.find('~', last_letter);
}

std::size_t find_wildcard(std::string_view word, bool final_mark) {
  for (std::size_t at = word.find_first_of(kWildcards); at != word.npos;
       at = word.find_first_of(kWildcards, at + 1)) {
    if (word[at] == '*') return at;
    const bool is_mark = word[at] == '?';
    if (!is_mark && !stands_behind_letters(word, at)) continue;
    const std::size_t next = is_mark ? word.find_first_not_of('?', at) : at + 1;
    if (next >= word.size()) {
      if (final_mark) return at;
      continue;
    }
    const bool goes_on =
        is_one_of(word[next], kWildcards) || is_word_character(character_at(word, next).code);
    if (goes_on) return at;
  }
  return word.npos;
}

bool has_literal_letters(std::string_view pattern, std::size_t first) {
  if (count_word_characters(pattern.substr(0, first)) >= kFewestLiteralLetters) return true;
  if (first != 0 || pattern.front() != '*') return false;
  std::size_t at = 1;
  for (std::size_t letters = 0; letters < kFewestLiteralLetters; ++letters) {
    if (at >= pattern.size()) return false;
    const Character character = character_at(pattern, at);
    if (!is_word_character(character.code)) return false;
    at += character.length;
  }
  return true;
}

bool has_wildcards(std::string_view phrase) {
  return std::ranges::any_of(split_words(phrase), [](std::string_view word) {
    const std::size_t wildcard = find_wildcard(word, false);
    return wildcard != word.npos && has_literal_letters(word, wildcard);
  });
}

std::optional<double> to_weight(std::string_view text) {
  double weight = 0;
  const char* const end = text.data() + text.size();
  if (text.find_first_not_of("0123456789.") != text.npos) return std::nullopt;
  const auto [rest, error] = std::from_chars(text.data(), end, weight);
  const bool whole = error == std::errc() && rest == end;
  if (!whole || weight < kMinWeight || weight > kMaxWeight) return std::nullopt;
  return weight;
}

std::optional<int> to_count(std::string_view text, int most) {
  int count = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, count);
  const bool whole = error == std::errc() && rest == end;
  if (!whole || count < 1 || count > most) return std::nullopt;
  return count;
}

}  // namespace pprsearch
