#include "formats/name_shapes.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace pprsearch {
namespace {

constexpr auto kBodyWords = std::to_array<std::string_view>(
    {"academy",       "administration", "agency",        "association",   "associations",
     "authority",     "bureau",         "center",        "centers",       "centre",
     "centres",       "clinic",         "collaboration", "collaborators", "college",
     "commission",    "committee",      "community",     "company",       "consortium",
     "corporation",   "council",        "department",    "division",      "federation",
     "foundation",    "government",     "group",         "groups",        "hospital",
     "initiative",    "institute",      "institutes",    "institution",   "international",
     "investigators", "laboratory",     "ministry",      "national",      "network",
     "office",        "organisation",   "organization",  "panel",         "press",
     "program",       "programme",      "project",       "research",      "school",
     "service",       "services",       "societies",     "society",       "task",
     "team",          "union",          "university",    "akademie",      "bundesamt",
     "fundacion",     "gesellschaft",   "institut",      "instituto",     "istituto",
     "klinik",        "ministerio",     "ministerium",   "sociedad",      "stiftung",
     "universidad",   "universidade",   "verband",       "verein",        "zentrum"});

constexpr std::array<std::string_view, 28> kParticles = {
    "af", "av", "da",  "das", "de",  "del", "dela", "della", "den", "der",
    "di", "do", "dos", "du",  "el",  "het", "la",   "las",   "le",  "los",
    "op", "'t", "ten", "ter", "van", "vom", "von",  "zu"};

/// A capital of Greek or Cyrillic.
bool is_greek_or_cyrillic_capital(char32_t code) {
  return (code >= 0x391 && code <= 0x3A9) || (code >= 0x400 && code < 0x430) || code == 0x490;
}

/// "Hill CE"; families of several words, too.
bool has_short_form(std::string_view name) {
  const std::size_t begin = begin_of_initials(name);
  const std::string_view family = trim(name.substr(0, begin));
  const bool is_family = family.size() > 1 && family.find('.') == family.npos;  // "DOE", "WU"
  return begin < name.size() && name.find(',') == name.npos &&
         (is_family || !are_initials(family)) && !names_body(name);
}

}  // namespace

bool is_name_suffix(std::string_view word) {
  constexpr std::array<std::string_view, 3> kRoman = {"II", "III", "IV"};
  constexpr std::array<std::string_view, 7> kWords = {"jr",  "sr",  "jnr", "snr",
                                                      "2nd", "3rd", "4th"};
  word = trim_end(word, ".");
  return is_one_of(word, kRoman) || is_one_of(std::string_view(in_lower_case(word)), kWords);
}

bool is_name_particle(std::string_view word) { return is_one_of(word, kParticles); }

bool is_capital(char32_t code) {
  constexpr char32_t kLatin = 0xC0;
  constexpr char32_t kLatinEnd = 0xDF;
  constexpr char32_t kExtended = 0x100;
  constexpr char32_t kExtendedEnd = 0x180;
  constexpr char32_t kTimes = 0xD7;
  if (code < 0x80) return is_upper(static_cast<char>(code));
  if (is_greek_or_cyrillic_capital(code)) return true;
  if (code >= kLatin && code < kLatinEnd) return code != kTimes;
  if (code < kExtended || code >= kExtendedEnd) return false;
  const bool is_odd_row = (code > 0x138 && code < 0x149) || code > 0x178;
  return (code % 2 == 1) == is_odd_row;
}

bool are_initials(std::string_view text) {
  constexpr std::size_t kMost = 4;
  std::size_t letters = 0;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    at += character.length;
    if (is_capital(character.code)) {
      ++letters;
      longest = std::max(longest, ++run);
    } else if (character.code < 0x80 && is_one_of(static_cast<char>(character.code), ". -")) {
      run = 0;
    } else {
      return false;
    }
  }
  return letters > 0 && letters <= kMost && longest < kMost;
}

std::size_t begin_of_initials(std::string_view name) {
  std::size_t begin = name.size();
  bool are_single = true;
  for (std::size_t space = name.rfind(' '); space != name.npos && space > 0;
       space = name.rfind(' ', space - 1)) {
    const std::string_view word = name.substr(space + 1);
    const bool is_alone = begin == name.size();
    const std::string_view one = word.substr(0, word.find(' '));
    // "Hill C. E.", "Hill C E"; but not "DE LA CRUZ M".
    are_single = are_single && one.size() == first_character_bytes(one);
    const bool has_stop = one.find('.') != one.npos;
    if (!are_initials(word) || (!is_alone && !has_stop && !are_single)) break;
    begin = space + 1;
  }
  return begin;
}

std::size_t begin_of_suffix(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  const bool has_suffix = space != name.npos && is_name_suffix(name.substr(space + 1)) &&
                          has_short_form(name.substr(0, space));
  return has_suffix ? space : name.size();
}

bool is_medline_name(std::string_view name) {
  return has_short_form(name.substr(0, begin_of_suffix(name)));
}

bool is_full_name(std::string_view name) {
  constexpr std::size_t kMost = 4;
  const std::vector<std::string_view> words = split_words(name);
  return words.size() > 1 && words.size() <= kMost && !names_body(name) &&
         std::ranges::all_of(words, [](std::string_view word) {
           return is_upper(word.front()) || !is_ascii(word.front()) || is_name_particle(word);
         });
}

bool is_plain_name(std::string_view text) {
  char before = 0;
  return std::ranges::all_of(text, [&](char c) {
    const bool is_of_entity = c == '#' && before == '&';
    before = c;
    return is_of_entity || is_letter_or_digit(c) || !is_ascii(c) ||
           is_one_of(c, " \t\n.,;'-&()|/*[]");
  });
}

bool names_body(std::string_view name) {
  const std::string_view head = trim(name.substr(0, name.find(',')));
  const std::string words = plain_words(head.substr(0, begin_of_initials(head)));  // ASCII alone
  const std::vector<std::string_view> list = split_words(words);
  return list.size() > 1 && std::ranges::any_of(list, [](std::string_view word) {
           return is_one_of(word, kBodyWords);
         });
}

}  // namespace pprsearch
