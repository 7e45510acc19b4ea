#include "formats/reference_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/degrees.h"
#include "formats/keyword_names.h"
#include "formats/placeholders.h"

// A field of an author has one author by the book. Exports of spreadsheets and programs that keep
// records as tables have all of them in one. What parts them is looked for in the order of how
// sure it is: semicolons, lines, bars, "and", commas. A comma stands within a name, too, so commas
// part names only if every piece, or every second one, is seen to be initials, or if every piece
// has several words. A body ("Department of Health, Education, and Welfare") is left whole. What is
// no part of a name ("(Ed.)", "*", the dots for those left out) is taken off.

namespace pprsearch {
namespace {

using Names = std::vector<std::string_view>;

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

bool is_suffix(std::string_view word) {
  constexpr std::array<std::string_view, 3> kRoman = {"II", "III", "IV"};
  constexpr std::array<std::string_view, 5> kWords = {"jr", "sr", "2nd", "3rd", "4th"};
  word = trim_end(word, ".");
  return is_one_of(word, kRoman) || is_one_of(std::string_view(in_lower_case(word)), kWords);
}

/// A capital of Greek or Cyrillic.
bool is_greek_or_cyrillic_capital(char32_t code) {
  return (code >= 0x391 && code <= 0x3A9) || (code >= 0x400 && code < 0x430) || code == 0x490;
}

/// A capital of ASCII, one with an accent, or one of Greek or Cyrillic.
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

/// "J.", "JK", "J. K.", "J.-P."
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

/// Where the initials begin that end a name ("Hill CE", "Hill C. E."); its size if none do.
std::size_t begin_of_initials(std::string_view name) {
  std::size_t begin = name.size();
  for (std::size_t space = name.rfind(' '); space != name.npos && space > 0;
       space = name.rfind(' ', space - 1)) {
    const std::string_view word = name.substr(space + 1);
    const bool is_alone = begin == name.size();
    if (!are_initials(word) || (!is_alone && word.find('.') == word.npos)) break;
    begin = space + 1;
  }
  return begin;
}

/// "Hill CE"; families of several words, too.
bool has_short_form(std::string_view name) {
  const std::size_t begin = begin_of_initials(name);
  const std::string_view family = trim(name.substr(0, begin));
  const bool is_family = family.size() > 1 && family.find('.') == family.npos;  // "DOE", "WU"
  return begin < name.size() && name.find(',') == name.npos &&
         (is_family || !are_initials(family)) && !names_body(name);
}

/// Where the suffix of "Barber JP Jr" begins; its size if there is none. "Ivanov II" has initials.
std::size_t begin_of_suffix(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  const bool has_suffix = space != name.npos && is_suffix(name.substr(space + 1)) &&
                          has_short_form(name.substr(0, space));
  return has_suffix ? space : name.size();
}

/// "Hill CE" and "Barber JP Jr".
bool is_medline_name(std::string_view name) {
  return has_short_form(name.substr(0, begin_of_suffix(name)));
}

bool is_rest(std::string_view name) {
  constexpr std::array<std::string_view, 4> kRest = {"et al", "others", "and others", "et alii"};
  return is_one_of(std::string_view(plain_words(name)), kRest);
}

/// Whether there is nothing in a text but letters, and what stands between those of names; "#" is
/// that of an entity.
bool is_plain(std::string_view text) {
  char before = 0;
  return std::ranges::all_of(text, [&](char c) {
    const bool is_of_entity = c == '#' && before == '&';
    before = c;
    return is_of_entity || is_letter_or_digit(c) || !is_ascii(c) ||
           is_one_of(c, " \t\n.,;'-&()|/*[]");
  });
}

/// Two to four words, each of which begins with a capital or is a particle.
bool is_full_name(std::string_view name) {
  constexpr std::size_t kMost = 4;
  const std::vector<std::string_view> words = split_words(name);
  return words.size() > 1 && words.size() <= kMost && !names_body(name) &&
         std::ranges::all_of(words, [](std::string_view word) {
           return is_upper(word.front()) || !is_ascii(word.front()) || is_one_of(word, kParticles);
         });
}

bool is_person(std::string_view name) {
  const bool has_comma = name.find(',') != name.npos;
  return !names_body(name) && (has_comma || is_medline_name(name) || is_full_name(name));
}

/// What stands between the semicolons that do not end an entity ("&amp;").
Names split_at_semicolons(std::string_view text) {
  Names pieces;
  std::size_t begin = 0;
  for (std::size_t at = text.find(';'); at != text.npos; at = text.find(';', at + 1)) {
    if (ends_entity(text, at)) continue;
    pieces.push_back(text.substr(begin, at - begin));
    begin = at + 1;
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

Names trimmed(Names pieces) {
  for (std::string_view& piece : pieces) piece = trim(piece, " \t\r\n");
  std::erase_if(pieces, [](std::string_view piece) { return is_blank(piece, " ,."); });
  return pieces;
}

/// What stands between the marks, without the comma that may stand before one.
Names split_at_mark(std::string_view text, std::string_view mark) {
  Names pieces;
  std::size_t begin = 0;
  for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, begin)) {
    pieces.push_back(trim_end(text.substr(begin, at - begin), " ,"));
    begin = at + mark.size();
  }
  pieces.push_back(text.substr(begin));
  return trimmed(std::move(pieces));
}

/// Persons; or bodies and a person whose name has its comma or initials behind it: the name of a
/// body may have "and" before two words ("Health and Care Excellence").
bool are_authors(const Names& names) {
  if (std::ranges::all_of(names, is_person)) return true;
  const auto is_sure = [](std::string_view name) {
    return !names_body(name) && (name.find(',') != name.npos || is_medline_name(name));
  };
  return std::ranges::any_of(names, is_sure) &&
         std::ranges::all_of(names, [](auto name) { return is_person(name) || names_body(name); });
}

/// Whether each name has its comma or its initials behind it: "Ramón y Cajal" and "Costa e Silva"
/// are one.
bool are_sure(const Names& names) {
  return std::ranges::all_of(names, [](std::string_view name) {
    return !names_body(name) && (name.find(',') != name.npos || is_medline_name(name));
  });
}

/// "Smith, J. and Doe, K.", also with "&" and in other languages: each piece must be a person or a
/// body.
Names split_at_and(std::string_view text) {
  for (const std::string_view mark : {" and ", " & ", " und ", " et "}) {
    if (text.find(mark) == text.npos) continue;
    const Names pieces = split_at_mark(text, mark);
    return pieces.size() > 1 && are_authors(pieces) ? pieces : Names{text};
  }
  for (const std::string_view mark : {" y ", " e "}) {
    if (text.find(mark) == text.npos) continue;
    const Names pieces = split_at_mark(text, mark);
    if (pieces.size() > 1 && are_sure(pieces)) return pieces;
  }
  return {text};
}

/// "Roe, P." of "and Roe, P.", the last of a list that semicolons part.
std::string_view without_and(std::string_view name) {
  for (const std::string_view mark : {"and ", "& ", "und ", "et ", "y ", "e "}) {
    if (name.starts_with(mark) && !is_rest(name)) return trim_begin(name.substr(mark.size()));
  }
  return name;
}

/// The pieces between commas, a suffix or degree with the piece before it.
Names pieces_of(std::string_view text) {
  Names pieces;
  for (const std::string_view piece : trimmed(split_at(text, ','))) {
    if (!pieces.empty() && (is_suffix(piece) || is_plain_degree(piece))) {
      const char* begin = pieces.back().data();
      pieces.back() = {begin, static_cast<std::size_t>(piece.data() + piece.size() - begin)};
    } else {
      pieces.push_back(piece);
    }
  }
  return pieces;
}

/// "Smith, J., Doe, K.": every second piece is what the one before it is given.
Names joined_pairs(std::string_view text, const Names& pieces) {
  Names pairs;
  for (std::size_t at = 0; at + 1 < pieces.size(); at += 2) {
    const std::size_t begin = static_cast<std::size_t>(pieces[at].data() - text.data());
    const std::size_t end =
        static_cast<std::size_t>(pieces[at + 1].data() - text.data()) + pieces[at + 1].size();
    pairs.push_back(text.substr(begin, end - begin));
  }
  return pairs;
}

/// "Smith J, Doe K, Jr., WHO Study Group": short names and bodies; empty if it is anything else.
Names split_short_names(const Names& pieces) {
  const auto is_short = [](std::string_view name) {
    const std::size_t comma = name.find(',');
    const bool has_suffix = comma != name.npos && is_suffix(trim(name.substr(comma + 1)));
    return is_medline_name(has_suffix ? name.substr(0, comma) : name);
  };
  const bool are_short = pieces.size() > 1 && std::ranges::any_of(pieces, is_short) &&
                         std::ranges::all_of(pieces, [&](std::string_view name) {
                           return is_short(name) || names_body(name);
                         });
  return are_short ? pieces : Names{};
}

/// "John Smith, MD, Kate Doe, PhD" without the degrees; empty if it is anything else.
Names split_before_degrees(std::string_view text) {
  Names names;
  bool has_degrees = false;
  for (const std::string_view piece : trimmed(split_at(text, ','))) {
    if (!names.empty() && are_degrees(piece)) {
      has_degrees = true;
    } else if (is_full_name(piece) || is_medline_name(piece)) {
      names.push_back(piece);
    } else {
      return {};
    }
  }
  return has_degrees && names.size() > 1 ? names : Names{};
}

/// "J. Smith", "J K Smith".
bool begins_with_initials(std::string_view name) {
  const std::string_view first = name.substr(0, name.find(' '));
  return first.size() < name.size() && are_initials(first) && is_full_name(name);
}

/// "Jessica M Sims", "John A. Smith": initials between two names.
bool has_middle_initial(std::string_view name) {
  const std::vector<std::string_view> words = split_words(name);
  return words.size() == 3 && !are_initials(words[0]) && are_initials(words[1]) &&
         !are_initials(words[2]);
}

/// Whether two full names are two persons, and not family and given names of several words each:
/// "Jane Doe,Ann M Lee".
bool are_two_persons(std::string_view text, const Names& pieces) {
  if (pieces.size() != 2 || !std::ranges::all_of(pieces, is_full_name)) return false;
  const bool has_blank = text.find(", ") != text.npos;
  return !has_blank || std::ranges::any_of(pieces, has_middle_initial);
}

Names split_at_commas(std::string_view text) {
  const Names pieces = pieces_of(text);
  if (pieces.size() < 2) return {text};
  if (Names names = split_short_names(pieces); !names.empty()) return names;
  if (std::ranges::any_of(pieces, names_body)) return {text};
  if (Names names = split_before_degrees(text); !names.empty()) return names;
  if (std::ranges::all_of(pieces, begins_with_initials)) return pieces;
  if (are_two_persons(text, pieces)) return pieces;
  if (pieces.size() == 2) return {text};
  if (std::ranges::all_of(pieces, is_full_name)) return pieces;
  return pieces.size() % 2 == 0 ? joined_pairs(text, pieces) : Names{text};
}

/// What stands before "and John Roe", whose given name is in front: "Jane Doe, Ann Lee"; or
/// "Doe, Jane, Ann Lee", as lists of references turn the first name round.
Names split_before_printed(std::string_view text) {
  const Names pieces = pieces_of(text);
  if (pieces.size() < 2 || std::ranges::any_of(pieces, names_body)) return {text};
  if (std::ranges::all_of(pieces, is_full_name)) return pieces;
  const auto rest = pieces.begin() + 2;
  const bool is_turned = rest != pieces.end() && std::all_of(rest, pieces.end(), is_full_name) &&
                         !is_medline_name(pieces[0]);
  if (!is_turned) return split_at_commas(text);
  Names names = joined_pairs(text, {pieces[0], pieces[1]});
  names.insert(names.end(), rest, pieces.end());
  return names;
}

/// "Tan A. Lee K." as Ovid has names in a row, and "Tan A.Lee K." as tables have them whose line
/// ends were lost: a word behind initials.
Names split_behind_initials(std::string_view text) {
  constexpr std::size_t kLongestParticle = 8;
  Names names;
  std::size_t begin = 0;
  for (std::size_t stop = text.find('.'); stop != text.npos; stop = text.find('.', stop + 1)) {
    if (stop + 1 == text.size()) break;
    const std::size_t first = stop + (text[stop + 1] == ' ' && stop + 2 < text.size() ? 2 : 1);
    const Character next = character_at(text, first);
    const std::size_t second = first + next.length;
    const std::string_view ahead = text.substr(first, kLongestParticle + 1);
    const std::string_view word = ahead.substr(0, ahead.find(' '));
    const bool begins_name =
        is_one_of(word, kParticles) ||
        (is_capital(next.code) && second < text.size() && !is_one_of(text[second], ". -,"));
    if (!begins_name) continue;
    names.push_back(text.substr(begin, stop + 1 - begin));
    begin = first;
  }
  names.push_back(text.substr(begin));
  return names.size() > 1 && std::ranges::all_of(names, is_medline_name) ? names : Names();
}

/// What no semicolon parts.
Names split_whole(std::string_view text) {
  if (Names names = split_behind_initials(text); !names.empty()) return names;
  for (const std::string_view mark : {"\n", "\t", "|", " / "}) {
    const Names pieces = split_at_mark(text, mark);
    if (pieces.size() > 1 && are_authors(pieces)) return pieces;
  }
  const Names persons = split_at_and(text);
  const auto is_printed = [](std::string_view name) {
    return name.find(',') == name.npos && is_full_name(name) && !is_medline_name(name);
  };
  const bool ends_printed = persons.size() > 1 && is_printed(persons.back());
  Names names;
  for (const std::string_view piece : persons) {
    const Names own = ends_printed ? split_before_printed(piece) : split_at_commas(piece);
    names.insert(names.end(), own.begin(), own.end());
  }
  return names;
}

Names split_list(std::string_view field) {
  const Names pieces = trimmed(split_at_semicolons(field));
  if (pieces.size() == 1) return split_whole(pieces.front());
  Names names;
  for (std::string_view piece : pieces) {
    if (piece.data() == pieces.back().data()) piece = without_and(piece);
    for (const std::string_view person : split_at_and(piece)) {
      const Names own = split_short_names(pieces_of(person));
      names.insert(names.end(), own.begin(), own.end());
      if (own.empty()) names.push_back(person);
    }
  }
  return names;
}

/// "Family, Given", and a suffix in the second or the last place. Degrees are none.
Name name_of_parts(std::string_view whole, Names parts) {
  Name name;
  name.family = trim(parts[0], kBlanks);
  name.given = trim(parts[1], kBlanks);
  while (parts.size() > 2 && are_degrees(parts.back())) parts.pop_back();
  if (parts.size() > 2) {
    const auto begin = static_cast<std::size_t>(parts[2].data() - whole.data());
    const char* end = parts.back().data() + parts.back().size();
    name.suffix = trim(whole.substr(begin, static_cast<std::size_t>(end - parts[2].data())));
  }
  if (is_suffix(name.given)) std::swap(name.given, name.suffix);
  return name;
}

/// "Kate Doe" of "Kate Doe, PhD" and "Kate Doe, MD, PhD": nobody's given name is "PhD".
bool is_printed_with_degrees(const Names& parts) {
  const bool has_degrees = parts.size() > 1 &&
                           std::all_of(parts.begin() + 1, parts.end(), are_degrees) &&
                           std::any_of(parts.begin() + 1, parts.end(),
                                       [](auto part) { return is_plain_degree(trim(part)); });
  return has_degrees && is_full_name(trim(parts[0]));
}

/// Whether a character is Han, kana or Hangul.
bool is_east_asian(char32_t code) {
  return (code >= 0x3040 && code < 0x3100) || (code >= 0x3400 && code < 0xA000) ||
         (code >= 0xAC00 && code < 0xD7B0) || (code >= 0xF900 && code < 0xFB00) ||
         (code >= 0x20000 && code < 0x40000) || code == 0x3005;
}

/// Takes "et al." off the end of a list; whether there was any.
bool take_rest(std::string_view& field) {
  for (const std::string_view mark : {"et al.", "et al", "and others"}) {
    if (field.size() <= mark.size()) continue;
    const std::string_view before = field.substr(0, field.size() - mark.size());
    if (in_lower_case(field.substr(before.size())) != mark || !is_one_of(before.back(), " ,;")) {
      continue;
    }
    field = trim_end(before, " ,;");
    return true;
  }
  return false;
}

/// Takes the dots out that stand for names left out ("Doe, K., . . . Roe, L."); whether there were
/// any.
bool take_dots(std::string& field) {
  for (const std::string_view mark : {"\u2026", "...", ". . ."}) {
    const std::size_t at = field.find(mark);
    if (at == field.npos) continue;
    const std::string_view before = trim_end(std::string_view(field).substr(0, at));
    std::string_view after = trim_begin(std::string_view(field).substr(at + mark.size()), " ,&");
    const bool is_between = !before.empty() && is_one_of(before.back(), ",;") && !after.empty();
    if (is_between) field = plus(before, " ").append(trim_begin(after, " ;"));
    return is_between;
  }
  return false;
}

/// Whether a piece behind a name is a library's dates of its owner: "1950-", "1950-2010", "b.
/// 1950", "active 1950".
bool are_dates_of_life(std::string_view text) {
  text = trim_end(text, " .");
  bool has_label = false;
  for (const std::string_view label : {"b. ", "born ", "d. ", "died ", "active ", "ca. "}) {
    if (!begins_with(text, label)) continue;
    text = trim(text.substr(label.size()));
    has_label = true;
  }
  constexpr std::size_t kYear = 4;
  const std::string_view rest = text.substr(std::min(text.size(), kYear));
  const std::string_view end = rest.substr(std::min<std::size_t>(rest.size(), 1));
  const bool is_span =
      rest.starts_with('-') && (end.empty() || (end.size() == kYear && are_digits(end)));
  return count_digits(text) == kYear && is_one_of(text.front(), "12") &&
         (is_span || (rest.empty() && has_label));
}

/// Whether a bracket behind a name has a number of its owner: "(0000-0002-1825-0097)", "(1)",
/// "(https://orcid.org/…)", "(ORCID: …)".
bool is_number_of_person(std::string_view bracket) {
  const bool is_number = bracket.size() > 2 &&
                         bracket.find_first_not_of("0123456789-,xX ()[]") == bracket.npos &&
                         std::ranges::any_of(bracket, is_digit);
  return is_number || in_lower_case(bracket).find("orcid") != std::string::npos;
}

/// A name without what its owner did, without the owner's numbers and dates, and without marks:
/// "Doe, K. (Ed.)", "Doe, Kate [Author]", "Doe, Kate (0000-0002-1825-0097)", "Doe, Kate, 1950-",
/// "Doe, Kate*".
std::string_view without_marks(std::string_view name) {
  constexpr std::array<std::string_view, 6> kParts = {"ed",     "eds",     "editor",
                                                      "author", "editors", "authors"};
  constexpr std::array<std::string_view, 6> kMarks = {"*",      "\u2020", "\u2021",
                                                      "\u00B9", "\u00B2", "\u00B3"};
  const std::size_t bracket = name.find_last_of("([");
  const bool has_bracket = bracket != name.npos && bracket > 0 && is_one_of(name.back(), ")]");
  const bool has_part =
      has_bracket && (is_one_of(std::string_view(plain_words(name.substr(bracket))), kParts) ||
                      is_number_of_person(name.substr(bracket)));
  if (has_part) name = trim_end(name.substr(0, bracket));
  const std::size_t comma = name.rfind(", ");
  // Behind a given name: "2020" alone may be one.
  const bool has_given = comma != name.npos && name.find(", ") < comma;
  if (has_given && are_dates_of_life(trim(name.substr(comma + 1)))) {
    name = trim_end(name.substr(0, comma));
  }
  const auto is_at_end = [&](std::string_view mark) {
    return name.size() > mark.size() && name.ends_with(mark);
  };
  for (auto mark = std::ranges::find_if(kMarks, is_at_end); mark != kMarks.end();
       mark = std::ranges::find_if(kMarks, is_at_end)) {
    name = trim_end(without_last(name, mark->size()), " ,");
  }
  return name;
}

/// Takes a suffix off the end of a name, with the comma before it.
void take_suffix(std::string& name, std::string& suffix) {
  const std::size_t space = name.rfind(' ');
  if (space == name.npos || !is_suffix(std::string_view(name).substr(space + 1))) return;
  suffix = name.substr(space + 1);
  name = trim_end(std::string_view(name).substr(0, space), " ,");
}

/// "Jr., Fields W." and "Jr. Fields W.", as programs leave it that took the suffix for a name.
void take_first_suffix(std::string& given, std::string& suffix) {
  const std::size_t space = given.find(' ');
  if (space == given.npos || space == 0) return;
  const std::string_view word = std::string_view(given).substr(0, space);
  if (!is_one_of(word.back(), ".,") || !is_suffix(trim_end(word, ","))) return;
  suffix = trim_end(word, ",");
  given.erase(0, space + 1);
}

/// "Martin Luther King": the family is the last word, with the particles before it.
Name name_in_print(std::string_view printed) {
  const std::vector<std::string_view> words = split_words(printed, kBlanks);
  const auto particle = std::find_if(words.begin() + 1, words.end() - 1,
                                     [](auto word) { return is_one_of(word, kParticles); });
  const auto family = static_cast<std::size_t>(particle->data() - printed.data());
  return {std::string(printed.substr(family)),
          std::string(trim_end(printed.substr(0, family))),
          {},
          {}};
}

/// Whether a name without a comma, or before that of a suffix, has its given name in front: "Martin
/// Luther King", not "de la Cruz".
bool may_be_in_print(std::string_view name) {
  return is_full_name(name) && !is_medline_name(name) &&
         !is_one_of(name.substr(0, name.find(' ')), kParticles);
}

/// Whether a name in print ends with a suffix that initials cannot be: "Robert Downey III".
bool ends_in_suffix_in_print(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  if (space == name.npos) return false;
  const std::string_view suffix = name.substr(space + 1);
  return is_suffix(suffix) && (!are_initials(suffix) || suffix.size() > 2) &&
         may_be_in_print(name.substr(0, space));
}

}  // namespace

std::optional<Name> east_asian_name(std::string_view name) {
  constexpr std::string_view kWideBlank = "\u3000";
  std::size_t blank = name.find(' ');
  std::size_t length = 1;
  if (blank == name.npos) {
    blank = name.find(kWideBlank);
    length = kWideBlank.size();
  }
  if (blank == name.npos) return std::nullopt;
  const std::string_view family = name.substr(0, blank);
  const std::string_view given = name.substr(blank + length);
  for (const std::string_view part : {family, given}) {
    if (part.empty()) return std::nullopt;
    for (std::size_t at = 0; at < part.size();) {
      const Character character = character_at(part, at);
      if (!is_east_asian(character.code)) return std::nullopt;
      at += character.length;
    }
  }
  return Name{std::string(family), std::string(given), {}, {}};
}

bool names_body(std::string_view name) {
  const std::string_view head = trim(name.substr(0, name.find(',')));
  const std::string words = plain_words(head.substr(0, begin_of_initials(head)));  // ASCII alone
  const std::vector<std::string_view> list = split_words(words);
  return list.size() > 1 && std::ranges::any_of(list, [](std::string_view word) {
           return is_one_of(word, kBodyWords);
         });
}

bool names_several(const Name& name) {
  const std::string all = name.family + name.given + name.literal;
  const std::size_t mark = all.find("; ");
  return mark != all.npos && mark + 2 < all.size() && is_plain(all);
}

ReferenceAuthor author_of(std::string_view name) {
  name = trim(name, kBlanks);
  const std::string_view whole = trim_end(name, " ,");
  const Names parts = split_at(whole, ',');
  const bool is_marked = parts.size() == 1 && name.ends_with(',');
  const bool is_body = names_body(whole) && split_words(whole, kBlanks).size() > 2;
  const std::size_t suffix = begin_of_suffix(whole);
  ReferenceAuthor author;
  const bool is_one_word = parts.size() == 1 && whole.find(' ') == whole.npos;
  const bool is_short_with_suffix =
      parts.size() == 2 && is_suffix(trim(parts[1])) && is_medline_name(parts[0]);
  if (auto east_asian = east_asian_name(whole)) {
    author.name = *std::move(east_asian);
  } else if (is_marked || is_body || is_one_word) {
    author.name.literal = whole;
  } else if (is_printed_with_degrees(parts)) {
    author = author_of(parts[0]);
  } else if (is_short_with_suffix) {
    author = author_of(parts[0]);
    author.name.suffix = trim(parts[1]);
  } else if (parts.size() == 2 && is_suffix(trim(parts[1])) && may_be_in_print(trim(parts[0]))) {
    author.name = name_in_print(trim(parts[0]));
    author.name.suffix = trim(parts[1]);
  } else if (parts.size() > 1) {
    author.name = name_of_parts(whole, parts);
  } else if (ends_in_suffix_in_print(whole)) {
    const std::size_t space = whole.rfind(' ');
    author.name = name_in_print(trim_end(whole.substr(0, space)));
    author.name.suffix = whole.substr(space + 1);
  } else if (is_medline_name(whole)) {
    const std::size_t begin = begin_of_initials(whole.substr(0, suffix));
    author.name.family = trim(whole.substr(0, begin));
    author.name.given = trim(whole.substr(begin, suffix - begin));
    author.name.suffix = trim(whole.substr(suffix));
  } else if (std::ranges::any_of(whole, is_digit)) {
    author.name.literal = whole;  // "3M Company", "ISO 17281:2002"
  } else {
    author.printed = whole;
  }
  return author;
}

void settle_name(Name& name) {
  const bool is_whole = !name.literal.empty() || name.family.empty();
  if (is_whole || !is_plain(name.family) || !is_plain(name.given)) return;
  if (name.suffix.empty()) take_suffix(name.given, name.suffix);
  if (name.suffix.empty()) take_suffix(name.family, name.suffix);
  if (name.suffix.empty()) take_first_suffix(name.given, name.suffix);
}

void add_author_field(std::string_view field, Reference& reference) {
  std::string text(trim(field, kBlanks));
  if (take_dots(text)) reference.authors_cut = true;
  field = text;
  if (take_rest(field)) reference.authors_cut = true;
  const Names names = is_plain(field) ? split_list(field) : Names{field};
  std::size_t count = 0;
  for (const std::string_view name : names) {
    if (is_rest(name)) {
      reference.authors_cut = true;
    } else if (names_nobody(name)) {
      reference.left_out.emplace_back(name);
    } else {
      reference.authors.push_back(author_of(without_marks(name)));
      ++count;
    }
  }
  if (count < 2) return;
  constexpr std::string_view kTold = "several authors in one field were taken apart";
  if (!is_one_of(kTold, reference.repairs)) reference.repairs.emplace_back(kTold);
}

}  // namespace pprsearch
