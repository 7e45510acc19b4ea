#include "citation/name_shape.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"

namespace pprsearch {
namespace {

/// "BE" as in "Wampold, BE", "Yu." as some abbreviate a given name, and "PCh".
bool is_short_form(std::string_view text) {
  const std::string_view letters = trim_end(text, ".");
  if (letters.size() < 2 || letters.size() > 3 || !is_upper(letters.front())) return false;
  return std::ranges::all_of(letters, is_upper) ||
         (text.size() == 3 && is_lower(text[1]) && text[2] == '.') ||
         (text.size() == 3 && is_upper(text[1]) && is_lower(text[2]));
}

/// Words that begin a family name of several words; "Aafjes-van" is one.
bool is_particle(std::string_view word) {
  constexpr std::array<std::string_view, 20> kParticles = {
      "van", "von", "der", "den", "de",  "del", "della", "di",  "da",  "dos",
      "das", "du",  "la",  "le",  "ter", "ten", "zu",    "los", "las", "af"};
  const std::string_view last = word.substr(word.rfind('-') + 1);
  return is_one_of_words(last, kParticles);
}

bool is_word_of_organization(std::string_view word) {
  constexpr std::array<std::string_view, 36> kWords = {
      "organization",   "organisation",  "association",   "institute", "institutes",
      "society",        "department",    "ministry",      "office",    "agency",
      "administration", "commission",    "council",       "centre",    "center",
      "committee",      "federation",    "foundation",    "network",   "group",
      "force",          "university",    "academy",       "college",   "board",
      "collaboration",  "consortium",    "health",        "national",  "international",
      "collaborative",  "collaborators", "investigators", "consortia", "team",
      "trialists"};
  const std::string_view letters = trim(word, ".,;()");
  return is_one_of_words(letters, kWords);
}

/// Words of organizations, and those that no name of a person has.
bool is_word_of_body(std::string_view word) {
  constexpr std::array<std::string_view, 5> kSmallWords = {"of", "for", "the", "on", "in"};
  const std::string_view letters = trim(word, ".,;()");
  return is_word_of_organization(word) || is_one_of_words(letters, kSmallWords);
}

}  // namespace

std::size_t end_of_initials(std::string_view text) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == ' ' || text[at] == '-') {
      ++at;
      continue;
    }
    if (is_ascii(text[at]) && !is_upper(text[at])) break;
    at += first_character_bytes(text.substr(at));
    if (at < text.size() && text[at] == '.') {
      ++at;
    } else if (at < text.size() && text[at] != ' ' && text[at] != '-') {
      break;
    }
    end = at;
  }
  return end;
}

bool is_initials(std::string_view text) {
  if (is_suffix(text)) return false;
  return end_of_initials(text) == text.size() || is_short_form(text);
}

std::size_t begin_of_last_initials(std::string_view text) {
  std::size_t begin = std::string_view::npos;
  for (std::size_t space = text.rfind(' '); space != std::string_view::npos && space > 0;
       space = text.rfind(' ', space - 1)) {
    const std::size_t word = space + 1;
    const std::size_t next = begin == std::string_view::npos ? text.size() : begin - 1;
    if (!is_initials(text.substr(word, next - word))) break;
    begin = word;
  }
  return begin == std::string_view::npos || is_initials(text.substr(0, begin - 1))
             ? std::string_view::npos
             : begin;
}

bool is_suffix(std::string_view word) {
  constexpr std::array<std::string_view, 7> kSuffixes = {"jr", "sr",  "ii", "iii",
                                                         "iv", "2nd", "3rd"};
  const std::string_view letters = trim_end(word, ".");
  return is_one_of_words(letters, kSuffixes);
}

std::string_view without_stop(std::string_view suffix) {
  const std::string_view letters = trim_end(suffix, ".");
  return is_same_word(letters, "jr") || is_same_word(letters, "sr") ? suffix : letters;
}

std::string_view take_suffix(std::string_view& text) {
  const std::size_t space = text.rfind(' ');
  if (space == std::string_view::npos || !is_suffix(text.substr(space + 1))) return {};
  const std::string_view suffix = text.substr(space + 1);
  text = trim_end(text.substr(0, space));
  return without_stop(suffix);
}

// A capital at the very beginning is a given name: "Di Wang", but "van Doorn".
std::size_t begin_of_family(std::string_view full_name) {
  std::string_view rest = full_name;
  while (!rest.empty()) {
    const std::string_view word = take_word(rest);
    const auto begin = static_cast<std::size_t>(word.data() - full_name.data());
    const bool may_begin = begin > 0 || (!word.empty() && is_lower(word.front()));
    if (rest.empty() || (may_begin && is_particle(word))) return begin;
  }
  return 0;
}

bool names_a_body(std::string_view text) {
  while (!text.empty()) {
    if (is_word_of_body(take_word(text))) return true;
  }
  return false;
}

bool names_an_organization(std::string_view text) {
  while (!text.empty()) {
    if (is_word_of_organization(take_word(text))) return true;
  }
  return false;
}

}  // namespace pprsearch
