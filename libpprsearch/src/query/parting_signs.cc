#include "query/parting_signs.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "query/characters.h"

// Who leaves out the blank behind a comma means two words as who does not. Other signs hold words
// together as often as they part them (R&D, 3.5, IL-6+, p=.05), so these part long words alone:
//
//   , ;  and two points or more   part all but numbers from numbers (1,234, 1996;156) and places in
//                                 a molecule (N,N-dimethyl)
//   / . & + = < > !  and --       part words of three letters and more
//
// A hyphen, an apostrophe and a _ hold words together.

namespace pprsearch {
namespace {

constexpr std::string_view kClauseSigns = ",;";
constexpr std::string_view kSignsOfLongWords = "/.&+=<>!-";
constexpr std::size_t kFewestLetters = 3;

struct PartingRange {
  char32_t first;
  char32_t last;
};

constexpr auto kPartingCharacters = std::to_array<PartingRange>(
    {{kMiddleDot, kMiddleDot}, {0x37E, 0x37E},   {0x60C, 0x60C},   {0x61B, 0x61B},
     {0x6D4, 0x6D4},           {0x964, 0x965},   {0x2014, 0x2015},  // a long dash
     {0x2022, 0x2023},         {0x2026, 0x2027}, {0x2043, 0x2043}, {0x2190, 0x21FF},
     {0x2219, 0x2219},         {0x22C5, 0x22C5}, {0x22EF, 0x22EF}, {0x25A0, 0x25FF},
     {0x2701, 0x2767},         {0x2794, 0x27BE}, {0x27F0, 0x27FF}, {0x2B00, 0x2BFF},
     {0x3001, 0x3002}});

bool is_letter_of_run(char c) { return !is_ascii(c) || is_letter(c); }

/// How many letters the word has that ends there, with hyphens or without; 0 of 10mcg/dose.
std::size_t count_letters_before(std::string_view run, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && (is_letter_of_run(run[begin - 1]) || run[begin - 1] == '-')) --begin;
  if (begin > 0 && is_digit(run[begin - 1])) return 0;
  return count_word_characters(run.substr(begin, end - begin));
}

std::size_t count_letters_behind(std::string_view run, std::size_t begin) {
  std::size_t end = begin;
  while (end < run.size() && is_letter_of_run(run[end])) ++end;
  if (end < run.size() && is_digit(run[end])) return 0;
  return count_word_characters(run.substr(begin, end - begin));
}

std::size_t count_digits_before(std::string_view run, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && is_digit(run[begin - 1])) --begin;
  return end - begin;
}

/// Whether what may vanish in a word, such as a soft hyphen, stands beside the signs: then it is
/// not known what they are between.
bool is_beside_unseen(std::string_view run, const PartingSign& sign) {
  std::size_t before = sign.begin - 1;
  while (before > 0 && is_continuation(run[before])) --before;
  const auto is_unseen = [&](std::size_t at) {
    return !is_ascii(run[at]) && !is_word_character(character_at(run, at).code);
  };
  return is_unseen(before) || is_unseen(sign.end);
}

/// The comma of "N,N-dimethyl" and "p,p'-DDE".
bool parts_places(std::string_view run, const PartingSign& sign) {
  const bool is_single = sign.begin == 1 || !is_letter_or_digit(run[sign.begin - 2]);
  const std::size_t next = sign.end + 1;
  return is_single && is_letter_or_digit(run[sign.begin - 1]) &&
         is_letter_or_digit(run[sign.end]) && next < run.size() &&
         (run[next] == '-' || run[next] == '\'');
}

/// The commas of "8604958,10024335" part two numbers, and that of "1,234" thousands.
bool parts_long_numbers(std::string_view run, const PartingSign& sign) {
  constexpr std::size_t kMoreThanThousands = 4;
  return run.substr(sign.begin, sign.end - sign.begin) == "," &&
         count_digits_before(run, sign.begin) >= kMoreThanThousands &&
         count_digits(run.substr(sign.end)) >= kMoreThanThousands;
}

bool parts_clauses(std::string_view run, const PartingSign& sign) {
  const std::size_t number = std::min(run.find_first_not_of("+-", sign.end), run.size() - 1);
  if (is_digit(run[sign.begin - 1]) && is_digit(run[number])) return parts_long_numbers(run, sign);
  return !parts_places(run, sign);
}

bool parts_long_words(std::string_view run, const PartingSign& sign) {
  const std::string_view signs = run.substr(sign.begin, sign.end - sign.begin);
  if (signs == "-" || (signs == "/" && run.back() == '/')) return false;
  const bool is_of_address = run.find('@') != run.npos || begins_with(run, "www.");
  if (is_of_address && signs == ".") return false;
  return count_letters_before(run, sign.begin) >= kFewestLetters &&
         count_letters_behind(run, sign.end) >= kFewestLetters;
}

/// Where ".ti,ab." or "[Title/Abstract]" begins, which names fields elsewhere.
std::size_t find_tags(std::string_view run) {
  constexpr std::size_t kLongestTag = 3;
  const std::size_t bracket = run.find_first_of("[]");
  if (bracket != run.npos) return run[bracket] == '[' ? bracket : 0;
  for (std::size_t point = run.find('.'); point != run.npos; point = run.find('.', point + 1)) {
    const std::string_view behind = run.substr(point + 1);
    const auto end =
        static_cast<std::size_t>(std::ranges::find_if_not(behind, is_letter) - behind.begin());
    if (end >= 2 && end <= kLongestTag && behind.substr(end).starts_with(',')) return point;
  }
  return run.npos;
}

/// "," or ";" or two points and more.
bool begins_clause(std::string_view signs) {
  return is_one_of(signs.front(), kClauseSigns) || signs.starts_with("..");
}

/// The signs at `begin`; empty at what is none.
PartingSign signs_at(std::string_view run, std::size_t begin) {
  const bool is_clause = begins_clause(run.substr(begin));
  const std::string_view signs = is_clause ? std::string_view(",;.") : kSignsOfLongWords;
  std::size_t end = std::min(run.find_first_not_of(signs, begin), run.size());
  // The point of ".05" is the number's.
  const bool is_decimal = is_clause && end < run.size() && is_digit(run[end]) && end > begin + 1 &&
                          run[end - 1] == '.' && run[end - 2] != '.';
  if (is_decimal) --end;
  return {begin, end};
}

bool parts(std::string_view run, const PartingSign& sign) {
  // A weight and the 2 of "~2" are not words.
  const std::string_view behind = run.substr(sign.end);
  const bool between = count_word_characters(run.substr(0, sign.begin)) > 0 &&
                       count_word_characters(behind.substr(0, behind.find_first_of("~^"))) > 0;
  if (!between || is_beside_unseen(run, sign)) return false;
  const std::string_view signs = run.substr(sign.begin, sign.end - sign.begin);
  return begins_clause(signs) ? parts_clauses(run, sign) : parts_long_words(run, sign);
}

}  // namespace

PartingSign find_parting_sign(std::string_view whole) {
  if (whole.starts_with('=')) return {};  // one form is asked for, of one operand
  const std::string_view run = whole.substr(0, find_tags(whole));
  for (std::size_t at = 1; at < run.size();) {
    const PartingSign sign = signs_at(run, at);
    if (sign.end == sign.begin) {
      ++at;
      continue;
    }
    if (parts(run, sign)) return sign;
    at = sign.end;
  }
  return {};
}

bool is_parting_character(char32_t code) {
  return std::ranges::any_of(kPartingCharacters, [&](const PartingRange& range) {
    return range.first <= code && code <= range.last;
  });
}

}  // namespace pprsearch
