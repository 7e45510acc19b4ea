#include "formats/author_field.h"

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
#include "formats/name_marks.h"
#include "formats/name_shapes.h"
#include "formats/placeholders.h"
#include "formats/reference_names.h"

// A field of an author has one author by the book. Exports of spreadsheets and programs that keep
// records as tables have all of them in one. What parts them is looked for in the order of how
// sure it is: semicolons, lines, bars, "and", commas. A comma stands within a name, too, so commas
// part names only if every piece, or every second one, is seen to be initials, or if every piece
// has several words. A body ("Department of Health, Education, and Welfare") is left whole. What is
// no part of a name ("(Ed.)", "*", the dots for those left out) is taken off.

namespace pprsearch {
namespace {

using Names = std::vector<std::string_view>;

bool is_rest(std::string_view name) {
  constexpr std::array<std::string_view, 4> kRest = {"et al", "others", "and others", "et alii"};
  return is_one_of(std::string_view(plain_words(name)), kRest);
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
    if (!pieces.empty() && (is_name_suffix(piece) || is_plain_degree(piece))) {
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

/// Whether the first of two pieces ends in a suffix that looks like initials: "Hare III, Henry F.",
/// not "Ivanov II, Petrov PP".
bool ends_in_numeral(std::string_view family, std::string_view given) {
  const std::size_t space = family.rfind(' ');
  const std::string_view last = space == family.npos ? family : family.substr(space + 1);
  const bool has_stops = given.find('.') != given.npos;
  return space != family.npos && is_name_suffix(last) && (last.size() > 2 || has_stops);
}

/// "Smith J, Doe K, Jr., WHO Study Group": short names and bodies; empty if it is anything else.
Names split_short_names(const Names& pieces) {
  const auto is_short = [](std::string_view name) {
    const std::size_t comma = name.find(',');
    const bool has_suffix = comma != name.npos && is_name_suffix(trim(name.substr(comma + 1)));
    return is_medline_name(has_suffix ? name.substr(0, comma) : name);
  };
  if (pieces.size() == 2 && ends_in_numeral(pieces[0], pieces[1])) return {};
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
  if (pieces.size() != 2) return false;
  const auto without_suffix = [](std::string_view name) {
    const std::size_t comma = name.find(',');
    const bool has_suffix = comma != name.npos && is_name_suffix(trim(name.substr(comma + 1)));
    return has_suffix ? name.substr(0, comma) : name;
  };
  const bool has_suffix = std::ranges::any_of(
      pieces, [&](auto name) { return without_suffix(name).size() < name.size(); });
  if (has_suffix) {  // "John Smith, Jr., Kate Doe"
    return std::ranges::all_of(pieces,
                               [&](auto name) { return is_full_name(without_suffix(name)); });
  }
  if (!std::ranges::all_of(pieces, is_full_name)) return false;
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
        is_name_particle(word) ||
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
  for (const std::string_view mark : {"\n", "\t", "|", " / ", "\u2022", " \u00B7 ", "/"}) {
    Names pieces = split_at_mark(text, mark);
    std::ranges::transform(pieces, pieces.begin(), without_and);
    const bool may_part = mark != "/" || are_sure(pieces);
    if (pieces.size() > 1 && may_part && are_authors(pieces)) return pieces;
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

/// Takes "et al." off the end of a list; whether there was any.
bool take_rest(std::string_view& field) {
  for (const std::string_view mark : {"et al.", "et al", "and others", "[et al.]", "[et al]",
                                      "(et al.)", "u.a.", "u. a.", "et coll."}) {
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
    const bool is_between = !before.empty() && is_one_of(before.back(), ",;.") && !after.empty();
    if (is_between) field = plus(before, " ").append(trim_begin(after, " ;"));
    return is_between;
  }
  return false;
}

/// Whether it is a number of the author before it, which a semicolon parts from the name.
bool is_number_alone(std::string_view name) {
  const std::string lower = in_lower_case(trim(name));
  return lower.starts_with("orcid") || lower.find("orcid.org/") < 9 || is_mail_address(trim(name));
}

/// The name before the body that its owner wrote for, and that body: "Roe, A., for the ABC Study
/// Group"; of "on behalf of the ABC Study Group" the body alone.
std::pair<std::string_view, std::string_view> without_body(std::string_view name) {
  for (const std::string_view mark : {"for the ", "on behalf of the ", "on behalf of "}) {
    const std::size_t at = name.find(mark);
    if (at == name.npos || (at > 0 && name[at - 1] != ' ')) continue;
    const std::string_view body = trim(name.substr(at + mark.size()));
    const std::string_view person = trim_end(name.substr(0, at), " ,");
    if (names_body(body) && (at == 0 || is_person(person))) return {person, body};
  }
  return {name, {}};
}

/// A field without the numbers that semicolons or lines part from their owners' names: colons and
/// slashes in them would leave it whole.
std::string without_numbers_alone(const std::string& field) {
  if (field.find_first_of(";\n") == field.npos || field.find_first_of("@:") == field.npos) {
    return field;
  }
  std::string rest;
  for (std::size_t begin = 0; begin < field.size();) {
    const std::size_t end = std::min(field.find_first_of(";\n", begin), field.size() - 1) + 1;
    const std::string_view piece = std::string_view(field).substr(begin, end - begin);
    if (!is_number_alone(trim_end(piece, ";\n"))) rest += piece;
    begin = end;
  }
  return rest;
}

}  // namespace

bool is_list_in_print(std::string_view field) {
  const std::size_t mark = field.rfind(" and ");
  if (mark == field.npos) return false;
  const Names pieces = pieces_of(field.substr(0, mark));
  return pieces.size() > 1 && std::ranges::all_of(pieces, is_full_name) &&
         std::ranges::any_of(pieces, [](std::string_view name) {
           return has_middle_initial(name) || begins_with_initials(name);
         });
}

bool names_several(const Name& name) {
  const std::string all = name.family + name.given + name.literal;
  const std::size_t mark = all.find("; ");
  return mark != all.npos && mark + 2 < all.size() && is_plain_name(all);
}

void add_bodies(std::string_view field, Reference& reference) {
  const Names names = trimmed(split_at_semicolons(field));
  const bool are_several = names.size() > 1 && std::ranges::all_of(names, names_body);
  for (const std::string_view name : are_several ? names : Names{field}) {
    reference.authors.emplace_back().name.literal = name;
  }
}

void add_author_field(std::string_view field, Reference& reference) {
  std::string text = without_numbers_alone(std::string(trim(field, kBlanks)));
  if (const std::string_view one = without_marks(trim(text, " ;\n"));
      one.size() < text.size() && std::ranges::count(one, ',') == 1) {
    text = std::string(one);  // whose marks have commas, too: "Roe, Ann, 1950-, editor"
  }
  if (take_dots(text)) reference.authors_cut = true;
  field = text;
  if (take_rest(field)) reference.authors_cut = true;
  const Names names = is_plain_name(field) ? split_list(field) : Names{field};
  std::size_t count = 0;
  for (const std::string_view name : names) {
    if (is_rest(name)) {
      reference.authors_cut = true;
    } else if (names_nobody(name)) {
      reference.left_out.emplace_back(name);
    } else if (!is_number_alone(name)) {
      const auto [person, body] = without_body(name);
      if (!person.empty()) reference.authors.push_back(author_of(without_marks(person)));
      if (!body.empty()) reference.authors.emplace_back().name.literal = body;
      count += (person.empty() ? 0 : 1) + (body.empty() ? 0 : 1);
    }
  }
  if (count < 2) return;
  constexpr std::string_view kTold = "several authors in one field were taken apart";
  if (!is_one_of(kTold, reference.repairs)) reference.repairs.emplace_back(kTold);
}

}  // namespace pprsearch
