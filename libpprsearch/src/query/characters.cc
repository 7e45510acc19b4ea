#include "query/characters.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "query/operators.h"
#include "query/parting_signs.h"

namespace pprsearch {
namespace {

struct CodeRange {
  char32_t first;
  char32_t last;
};

constexpr char32_t kFullWidthFirst = 0xFF01;  // '!', from here in the order of ASCII
constexpr char32_t kFullWidthLast = 0xFF5E;   // '~'

constexpr std::array kSpaces = std::to_array<CodeRange>({{0x00, 0x20},
                                                         {0x7F, 0xA0},
                                                         {0x1680, 0x1680},
                                                         {0x2000, 0x200B},
                                                         {0x2028, 0x2029},
                                                         {0x202F, 0x202F},
                                                         {0x205F, 0x205F},
                                                         {0x3000, 0x3000}});
constexpr std::array kWhiteSpace = std::to_array<CodeRange>({{0x09, 0x0D},
                                                             {0x20, 0x20},
                                                             {0x85, 0x85},
                                                             {0xA0, 0xA0},
                                                             {0x1680, 0x1680},
                                                             {0x2000, 0x200A},
                                                             {0x2028, 0x2029},
                                                             {0x202F, 0x202F},
                                                             {0x205F, 0x205F},
                                                             {0x3000, 0x3000}});
// Leaves no trace, as in the text of an entry.
constexpr char32_t kByteOrderMarkCode = 0xFEFF;

constexpr std::array kDoubleQuotes =
    std::to_array<CodeRange>({{0xAB, 0xAB}, {0xBB, 0xBB}, {0x201C, 0x201F}});
constexpr std::array kSingleQuotes = std::to_array<CodeRange>({{0x2018, 0x2019}, {0x201B, 0x201B}});
constexpr std::array kDashes = std::to_array<CodeRange>({{0x2010, 0x2015}, {0x2212, 0x2212}});

// Punctuation and signs beyond ASCII that stand alone in ordinary text, emoji and flags among
// them: no text has a word of one, so a query that asked for it would find nothing. Signs that
// stand for letters or digits are not: \u2116 is a word, as "no" is.
constexpr std::array kPunctuation = std::to_array<CodeRange>(
    {{0x80, 0xA9},      {0xAB, 0xB1},     {0xB4, 0xB4},     {0xB6, 0xB8},       {0xBB, 0xBB},
     {0xBF, 0xBF},      {0xD7, 0xD7},     {0xF7, 0xF7},     {0x37E, 0x37E},     {0x387, 0x387},
     {0x55A, 0x55F},    {0x589, 0x58A},   {0x5BE, 0x5BE},   {0x5C0, 0x5C0},     {0x5C3, 0x5C3},
     {0x5F3, 0x5F4},    {0x60C, 0x60D},   {0x61B, 0x61B},   {0x61E, 0x61F},     {0x66A, 0x66D},
     {0x6D4, 0x6D4},    {0x964, 0x965},   {0x2000, 0x206F}, {0x20A0, 0x20A7},   {0x20A9, 0x20CF},
     {0x2120, 0x2120},  {0x2122, 0x2122}, {0x2190, 0x245F}, {0x2500, 0x27FF},   {0x2B00, 0x2BFF},
     {0x3001, 0x3004},  {0x3008, 0x3020}, {0x3030, 0x3030}, {0x30FB, 0x30FB},   {0xFE00, 0xFE19},
     {0xFE30, 0xFE6F},  {0xFF5F, 0xFF65}, {0xFFFD, 0xFFFD}, {0x1F000, 0x1F0FF}, {0x1F1E6, 0x1F1FF},
     {0x1F300, 0x1FAFF}});

constexpr std::array kCombiningMarks = std::to_array<CodeRange>(
    {{0x300, 0x36F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}});

template <std::size_t N>
bool contains(const std::array<CodeRange, N>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(), [code](const CodeRange& range) {
    return range.first <= code && code <= range.last;
  });
}

// The ASCII character that `code` is read as; NUL if it stays itself.
char plain_form(char32_t code) {
  if (contains(kSpaces, code)) return ' ';
  if (code < 0x80) return static_cast<char>(code);
  if (contains(kDoubleQuotes, code)) return '"';
  if (contains(kSingleQuotes, code)) return '\'';
  if (contains(kDashes, code)) return '-';
  if (kFullWidthFirst <= code && code <= kFullWidthLast) {
    return static_cast<char>(code - kFullWidthFirst + '!');
  }
  return '\0';
}

// Whether two ASCII letters are on both sides: the middle dot of "0\u00B75" and "U\u00B7S" is a
// point.
bool stands_between_words(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kLetters = 2;
  return begin >= kLetters && end + kLetters <= text.size() &&
         std::ranges::all_of(text.substr(begin - kLetters, kLetters), is_letter) &&
         std::ranges::all_of(text.substr(end, kLetters), is_letter);
}

// Whether the character parts what stands directly on both sides: "pain\u2014opioids".
bool parts_words(std::string_view text, std::size_t at, const Character& character) {
  if (!is_parting_character(character.code)) return false;
  const char before = at > 0 ? text[at - 1] : ' ';
  const std::size_t next = at + character.length;
  const char behind = next < text.size() ? text[next] : ' ';
  const auto is_end = [](char c) { return is_one_of(c, kBlanks) || is_one_of(c, kRunEnd); };
  if (is_end(before) || is_end(behind)) return false;
  // What is not a word behind it may be read otherwise behind a blank: "5\u2192%".
  const bool is_dash = character.code == 0x2014 || character.code == 0x2015;
  if (!is_dash && !is_word_character(character_at(text, next).code)) return false;
  return character.code != kMiddleDot || stands_between_words(text, at, next);
}

}  // namespace

PlainText to_plain(std::string_view original) {
  PlainText plain;
  plain.text.reserve(original.size());
  plain.origins.reserve(original.size() + 1);
  for (std::size_t at = 0; at < original.size();) {
    const Character character = character_at(original, at);
    char form = character.valid ? plain_form(character.code) : ' ';
    if (parts_words(original, at, character)) form = ' ';
    if (form != '\0') {
      plain.text += form;
    } else if (character.code != kByteOrderMarkCode) {
      plain.text += original.substr(at, character.length);
    }
    plain.origins.resize(plain.text.size(), at);
    at += character.length;
  }
  plain.origins.push_back(original.size());
  return plain;
}

bool is_white_space(std::string_view original) {
  for (std::size_t at = 0; at < original.size();) {
    const Character character = character_at(original, at);
    const bool is_white =
        contains(kWhiteSpace, character.code) || character.code == kByteOrderMarkCode;
    if (!character.valid || !is_white) return false;
    at += character.length;
  }
  return true;
}

bool is_word_character(char32_t code) {
  if (code >= 0x80) return !contains(kPunctuation, code);
  const char c = static_cast<char>(code);
  return is_letter_or_digit(c);
}

bool is_combining_mark(char32_t code) { return contains(kCombiningMarks, code); }

std::size_t count_word_characters(std::string_view plain) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < plain.size();) {
    const Character character = character_at(plain, at);
    if (is_word_character(character.code)) ++count;
    at += character.length;
  }
  return count;
}

std::string without_wildcards(std::string_view word) {
  std::string rest(word);
  std::erase_if(rest, [](char c) { return is_one_of(c, kWildcards); });
  return to_plain(rest).text;
}

}  // namespace pprsearch
