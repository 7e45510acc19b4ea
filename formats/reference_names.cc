#include "formats/reference_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/keyword_names.h"

// A field of an author has one author by the book. Exports of spreadsheets and programs that keep
// records as tables have all of them in one. What parts them is looked for in the order of how
// sure it is: semicolons, lines, "and", commas. A comma stands within a name, too, so commas part
// names only if every piece, or every second one, is seen to be initials, or if every piece has
// several words. A body ("Department of Health, Education, and Welfare") is left whole.

namespace pprsearch {
namespace {

using Names = std::vector<std::string_view>;

constexpr std::array<std::string_view, 58> kBodyWords = {
    "academy",       "administration", "agency",        "association",   "associations",
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
    "team",          "union",          "university"};

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

/// Degrees that cannot be initials.
bool is_degree(std::string_view word) {
  constexpr std::array<std::string_view, 8> kDegrees = {"phd", "psyd", "dphil", "mphil",
                                                        "msc", "bsc",  "edd",   "drph"};
  return std::ranges::any_of(word, is_lower) &&
         is_one_of(std::string_view(plain_words(word)), kDegrees);
}

/// "J.", "JK", "J. K.", "J.-P."
bool are_initials(std::string_view text) {
  constexpr std::size_t kMost = 4;
  std::size_t letters = 0;
  std::size_t run = 0;
  std::size_t longest = 0;
  for (const char c : text) {
    if (is_upper(c)) {
      ++letters;
      longest = std::max(longest, ++run);
    } else if (is_one_of(c, ". -")) {
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
  return begin < name.size() && name.find(',') == name.npos &&
         !are_initials(name.substr(0, begin)) && !names_body(name);
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

bool is_rest(std::string_view name) { return plain_words(name) == "et al"; }

/// Whether there is nothing in a text but letters, and what stands between those of names; "#" is
/// that of an entity.
bool is_plain(std::string_view text) {
  char before = 0;
  return std::ranges::all_of(text, [&](char c) {
    const bool is_of_entity = c == '#' && before == '&';
    before = c;
    return is_of_entity || is_letter_or_digit(c) || !is_ascii(c) || is_one_of(c, " \n.,;'-&()");
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

/// "Smith, J. and Doe, K.", also with "&": each piece must be a person.
Names split_at_and(std::string_view text) {
  Names pieces;
  std::size_t begin = 0;
  for (const std::string_view mark : {" and ", " & "}) {
    begin = 0;
    pieces.clear();
    for (std::size_t at = text.find(mark); at != text.npos; at = text.find(mark, begin)) {
      pieces.push_back(trim_end(text.substr(begin, at - begin), " ,"));
      begin = at + mark.size();
    }
    if (!pieces.empty()) break;
  }
  pieces.push_back(text.substr(begin));
  pieces = trimmed(std::move(pieces));
  const bool are_persons = pieces.size() > 1 && std::ranges::all_of(pieces, is_person);
  return are_persons ? pieces : Names{text};
}

/// The pieces between commas, a suffix or degree with the piece before it.
Names pieces_of(std::string_view text) {
  Names pieces;
  for (const std::string_view piece : trimmed(split_at(text, ','))) {
    if (!pieces.empty() && (is_suffix(piece) || is_degree(piece))) {
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

Names split_at_commas(std::string_view text) {
  const Names pieces = pieces_of(text);
  const bool is_first_short = pieces.size() > 1 && is_medline_name(pieces.front());
  if (pieces.size() < 2 || (pieces.size() == 2 && !is_first_short)) return {text};
  const auto is_short = [](auto name) { return is_medline_name(name) || names_body(name); };
  if (is_first_short && std::ranges::all_of(pieces, is_short)) return pieces;
  if (std::ranges::any_of(pieces, names_body)) return {text};
  if (pieces.size() > 2 && std::ranges::all_of(pieces, is_full_name)) return pieces;
  const bool are_pairs = pieces.size() > 2 && pieces.size() % 2 == 0;
  return are_pairs ? joined_pairs(text, pieces) : Names{text};
}

Names split_list(std::string_view field) {
  Names pieces = trimmed(split_at_semicolons(field));
  if (pieces.size() != 1) return pieces;
  const Names lines = trimmed(split_at(field, '\n'));
  if (lines.size() > 1 && std::ranges::all_of(lines, is_person)) return lines;
  Names names;
  for (const std::string_view piece : split_at_and(pieces.front())) {
    for (const std::string_view name : split_at_commas(piece)) names.push_back(name);
  }
  return names;
}

/// "Family, Given", and a suffix in the second or the last place.
Name name_of_parts(std::string_view whole, const Names& parts) {
  Name name;
  name.family = trim(parts[0], kBlanks);
  name.given = trim(parts[1], kBlanks);
  if (parts.size() > 2) {
    name.suffix = trim(whole.substr(static_cast<std::size_t>(parts[2].data() - whole.data())));
  }
  if (is_suffix(name.given)) std::swap(name.given, name.suffix);
  return name;
}

/// Takes "et al." off the end of a list; whether there was any.
bool take_rest(std::string_view& field) {
  for (const std::string_view mark : {"et al.", "et al"}) {
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

}  // namespace

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
  if (is_marked || is_body || is_one_word) {
    author.name.literal = whole;
  } else if (parts.size() > 1) {
    author.name = name_of_parts(whole, parts);
  } else if (is_medline_name(whole)) {
    const std::size_t begin = begin_of_initials(whole.substr(0, suffix));
    author.name.family = trim(whole.substr(0, begin));
    author.name.given = trim(whole.substr(begin, suffix - begin));
    author.name.suffix = trim(whole.substr(suffix));
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
  field = trim(field, kBlanks);
  if (take_rest(field)) reference.authors_cut = true;
  const Names names = is_plain(field) ? split_list(field) : Names{field};
  std::size_t count = 0;
  for (const std::string_view name : names) {
    if (is_rest(name)) {
      reference.authors_cut = true;
    } else {
      reference.authors.push_back(author_of(name));
      ++count;
    }
  }
  if (count < 2) return;
  constexpr std::string_view kTold = "several authors in one field were taken apart";
  if (!is_one_of(kTold, reference.repairs)) reference.repairs.emplace_back(kTold);
}

}  // namespace pprsearch
