#include "formats/reference_names.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "formats/degrees.h"
#include "formats/name_shapes.h"

namespace pprsearch {
namespace {

using Pieces = std::vector<std::string_view>;

bool are_particles(std::string_view text) {
  const Pieces words = split_words(text);
  return !words.empty() && std::ranges::all_of(words, is_name_particle);
}

/// "Jr." of "(Jr.)" and "Júnior", which may be in the middle of a name of three parts; "Junior"
/// elsewhere may be a name.
bool is_middle_suffix(std::string_view part) {
  constexpr auto kWhole = std::to_array<std::string_view>(
      {"Junior", "J\u00FAnior", "Senior", "JUNIOR", "Filho", "Neto", "Sobrinho", "Hijo", "Esq.",
       "Esq", "ii", "iii", "iv", "Ii", "Iii", "Iv"});
  return is_name_suffix(part) || is_one_of(part, kWhole);
}

/// Whether a part is a given name in full, and neither suffix nor degree: "Henry", "Henry F."
bool is_given_in_full(std::string_view part) {
  part = trim(part, kBlanks);
  return part.size() > 2 && is_upper(part[0]) && is_lower(part[1]) && !is_name_suffix(part) &&
         !are_degrees(part);
}

/// Takes out parts that are empty, and degrees before a given name: "Smith, Ph.D., John". "MD"
/// before initials or a suffix is initials.
void take_out_degrees(Pieces& parts) {
  std::erase_if(parts, [&](std::string_view part) {
    return part.data() != parts.front().data() && is_blank(part, kBlanks);
  });
  if (parts.size() < 3) return;
  const std::string_view last = trim(parts.back(), kBlanks);
  const bool is_sure = is_given_in_full(last);
  const bool may_be = !are_degrees(last) && !is_name_suffix(last);
  for (std::size_t at = parts.size() - 2; at > 0; --at) {
    const bool is_one = are_degrees(parts[at]) &&
                        (is_sure || (may_be && is_plain_degree(trim(parts[at], kBlanks))));
    if (is_one) parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

/// "Family, Given", and a suffix in the second or the last place. Degrees are none.
Name name_of_parts(std::string_view whole, Pieces parts) {
  Name name;
  take_out_degrees(parts);
  name.family = trim(parts[0], kBlanks);
  if (parts.size() > 1) name.given = trim(parts[1], kBlanks);
  while (parts.size() > 2 && are_degrees(parts.back())) parts.pop_back();
  if (parts.size() > 2) {
    const auto begin = static_cast<std::size_t>(parts[2].data() - whole.data());
    const char* end = parts.back().data() + parts.back().size();
    name.suffix = trim(whole.substr(begin, static_cast<std::size_t>(end - parts[2].data())));
  }
  const bool has_brackets = name.given.starts_with('(') && name.given.ends_with(')');
  const std::string middle(has_brackets ? trim(name.given, "()") : name.given);
  if (!name.suffix.empty() && is_middle_suffix(middle)) name.given = middle;
  // "Hare, V, Henry": before initials, it is one.
  const bool is_fifth =
      trim_end(std::string_view(name.given), ".") == "V" && is_given_in_full(name.suffix);
  if (is_fifth || is_name_suffix(name.given) ||
      (!name.suffix.empty() && is_middle_suffix(name.given))) {
    std::swap(name.given, name.suffix);
  } else if (!name.suffix.empty() && are_particles(name.given)) {  // "Kolk, van der, B. A."
    name.family = name.given + ' ' + name.family;
    name.given = std::exchange(name.suffix, {});
  }
  return name;
}

/// "Kate Doe" of "Kate Doe, PhD" and "Kate Doe, MD, PhD": nobody's given name is "PhD".
bool is_printed_with_degrees(const Pieces& parts) {
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

/// Takes a suffix off the end of a name, with the comma before it.
void take_suffix(std::string& name, std::string& suffix) {
  const std::size_t space = name.rfind(' ');
  if (space == name.npos) return;
  const std::string_view last = trim(std::string_view(name).substr(space + 1), "()[]");
  if (!is_name_suffix(last)) return;
  suffix = last;
  name = trim_end(std::string_view(name).substr(0, space), " ,");
}

/// "Jr., Fields W." and "Jr. Fields W.", as programs leave it that took the suffix for a name.
void take_first_suffix(std::string& given, std::string& suffix) {
  const std::size_t space = given.find(' ');
  if (space == given.npos || space == 0) return;
  const std::string_view word = std::string_view(given).substr(0, space);
  if (!is_one_of(word.back(), ".,") || !is_name_suffix(trim_end(word, ","))) return;
  suffix = trim_end(word, ",");
  given.erase(0, space + 1);
}

/// "Martin Luther King": the family is the last word, with the particles before it.
Name name_in_print(std::string_view printed) {
  for (const std::string_view title : {"Dr. ", "Dr ", "Prof. ", "Prof "}) {
    if (printed.starts_with(title)) printed.remove_prefix(title.size());
  }
  const std::vector<std::string_view> words = split_words(printed, kBlanks);
  const auto particle = std::find_if(words.begin() + 1, words.end() - 1, is_name_particle);
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
         !is_name_particle(name.substr(0, name.find(' ')));
}

/// Whether a name in print ends with a suffix that initials cannot be: "Robert Downey III".
bool ends_in_suffix_in_print(std::string_view name) {
  const std::size_t space = name.rfind(' ');
  if (space == name.npos) return false;
  const std::string_view suffix = name.substr(space + 1);
  return is_name_suffix(suffix) && (!are_initials(suffix) || suffix.size() > 2) &&
         may_be_in_print(name.substr(0, space));
}

/// Takes degrees off the end of a part of a name ("Ann, MD"), with the comma before them.
void take_degrees(std::string& part) {
  const std::size_t comma = part.find(", ");
  if (comma == part.npos || comma == 0) return;
  if (are_degrees(std::string_view(part).substr(comma + 1))) part.resize(comma);
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

ReferenceAuthor author_of(std::string_view name) {
  name = trim(name, kBlanks);
  const std::string_view whole = trim_end(name, " ,");
  const Pieces parts = split_at(whole, ',');
  const bool is_marked = parts.size() == 1 && name.ends_with(',');
  const bool is_body = names_body(whole) && split_words(whole, kBlanks).size() > 2;
  const std::size_t suffix = begin_of_suffix(whole);
  ReferenceAuthor author;
  const bool is_one_word = parts.size() == 1 && whole.find(' ') == whole.npos;
  const bool has_suffix = parts.size() == 2 && is_name_suffix(trim(parts[1]));
  if (auto east_asian = east_asian_name(whole)) {
    author.name = *std::move(east_asian);
  } else if (is_marked || is_body || is_one_word) {
    author.name.literal = whole;
  } else if (is_printed_with_degrees(parts)) {
    author = author_of(parts[0]);
  } else if (has_suffix && is_medline_name(parts[0])) {
    author = author_of(parts[0]);
    author.name.suffix = trim(parts[1]);
  } else if (has_suffix && may_be_in_print(trim(parts[0]))) {
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
  if (is_whole || !is_plain_name(name.family) || !is_plain_name(name.given)) return;
  if (!name.given.empty()) {
    take_degrees(name.given);
    take_degrees(name.family);
  }
  if (name.suffix.empty()) take_suffix(name.given, name.suffix);
  if (name.suffix.empty()) take_suffix(name.family, name.suffix);
  if (name.suffix.empty()) take_first_suffix(name.given, name.suffix);
}

}  // namespace pprsearch
