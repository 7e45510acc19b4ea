#include "formats/bibtex/bibtex_names.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "base/strings.h"
#include "formats/author_field.h"
#include "formats/bibtex/bibtex_entry.h"
#include "formats/degrees.h"
#include "formats/name_marks.h"
#include "formats/name_shapes.h"
#include "formats/reference_names.h"
#include "formats/tex_text.h"

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 7> kSuffixes = {"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"};

constexpr std::array<std::string_view, 10> kNameKeys = {
    "family",   "given",   "prefix",   "suffix",    "id",
    "family-i", "given-i", "prefix-i", "useprefix", "juniorcomma"};

using Parts = std::vector<std::string_view>;

std::string text_of(std::string_view tex) {
  std::string text = tex_to_text(tex, TexReading::line);
  for (std::size_t at = text.find("\xC2\xA0"); at != text.npos; at = text.find("\xC2\xA0")) {
    text.replace(at, 2, " ");
  }
  return text;
}

// The places of `tex` outside braces, one after another.
template <typename Visit>
void visit_outside_braces(std::string_view tex, Visit visit) {
  std::size_t depth = 0;
  for (std::size_t at = 0; at < tex.size(); ++at) {
    if (tex[at] == '\\') {
      ++at;
    } else if (tex[at] == '{') {
      ++depth;
    } else if (tex[at] == '}') {
      depth -= depth > 0;
    } else if (depth == 0) {
      visit(at);
    }
  }
}

bool is_and(std::string_view tex, std::size_t at) {
  return at > 0 && at + 4 < tex.size() && is_one_of(tex[at - 1], kTexBlanks) &&
         in_lower_case(tex.substr(at, 3)) == "and" && is_one_of(tex[at + 3], kTexBlanks);
}

Parts split_at_and(std::string_view tex) {
  Parts names;
  std::size_t begin = 0;
  visit_outside_braces(tex, [&](std::size_t at) {
    if (!is_and(tex, at)) return;
    names.push_back(trim(tex.substr(begin, std::max(at, begin) - begin), kTexBlanks));
    begin = at + 3;
  });
  names.push_back(trim(tex.substr(begin), kTexBlanks));
  return names;
}

// "Care Excellence" behind "and": what bodies are concerned with, and no person is called.
bool goes_on_with_body(std::string_view text) {
  constexpr auto kConcerns = std::to_array<std::string_view>(
      {"care",       "excellence",  "services",   "human",      "prevention", "control",
       "technology", "development", "medicine",   "drug",       "drugs",      "agriculture",
       "statistics", "policy",      "safety",     "quality",    "education",  "welfare",
       "science",    "sciences",    "mental",     "public",     "nutrition",  "addiction",
       "health",     "therapy",     "prevention", "evaluation", "training"});
  const std::string words = plain_words(text);
  return std::ranges::any_of(split_words(words),
                             [&](std::string_view word) { return is_one_of(word, kConcerns); });
}

// "National Institute for Health and Care Excellence" is one body, though BibTeX would part it.
Parts with_whole_bodies(std::string_view tex, Parts names, std::vector<std::string>& repairs) {
  if (tex.find_first_of("{\\") != tex.npos) return names;
  for (std::size_t at = 1; at < names.size(); ++at) {
    const std::string_view before = names[at - 1];
    const std::size_t comma = before.find(',');
    const bool is_list = before.ends_with(',');  // "Health, Education, and Welfare"
    const bool begins_list = comma != before.npos && names_body(before.substr(0, comma));
    const bool is_one = names_body(before) && (is_list || begins_list || comma == before.npos) &&
                        names[at].find(',') == names[at].npos && goes_on_with_body(names[at]) &&
                        !names_body(names[at]);
    if (!is_one) continue;
    const char* end = names[at].data() + names[at].size();
    names[at - 1] = {before.data(), static_cast<std::size_t>(end - before.data())};
    names.erase(names.begin() + static_cast<std::ptrdiff_t>(at--));
    repairs.emplace_back("'and' was taken as a word of the body '" + std::string(names[at]) + "'");
  }
  return names;
}

// Words parted by blanks or ties.
Parts words_of(std::string_view tex) {
  Parts words = split_outside_braces(tex, " \t\r\n\v\f~");
  std::erase_if(words, [](std::string_view word) { return word.empty(); });
  return words;
}

// Whether a word begins with a small letter, as "von" and "de" do. Braces hide a word's case.
bool is_particle(std::string_view word) {
  if (word.starts_with('{')) return false;
  const std::string text = text_of(word);
  return !text.empty() && is_lower(text.front());
}

std::string text_of_words(std::span<const std::string_view> words) {
  std::vector<std::string> texts;
  for (const std::string_view word : words) texts.push_back(text_of(word));
  std::erase(texts, "");
  return join(texts, " ");
}

// "First von Last": the family name begins with the first small word, but it has
// at least the last word. A title before it is no part of it.
Name name_in_order(Parts words) {
  Name name;
  constexpr auto kTitles = std::to_array<std::string_view>({"Dr.", "Dr", "Prof.", "Prof"});
  while (words.size() > 2 && is_one_of(words.front(), kTitles)) words.erase(words.begin());
  const auto is_suffix = [](std::string_view word) {
    return std::ranges::find(kSuffixes, in_lower_case(word)) != kSuffixes.end();
  };
  if (words.size() > 2 && is_suffix(words.back())) {
    name.suffix = text_of(words.back());
    words.pop_back();
  }
  const auto last = words.empty() ? words.end() : words.end() - 1;
  const auto family = std::find_if(words.begin(), last, is_particle);
  name.given = text_of_words({words.begin(), family});
  name.family = text_of_words({family, words.end()});
  return name;
}

// A suffix, or a degree as it stands in the place of one.
bool is_suffix(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"jr", "sr", "ii", "iii", "iv", "2nd", "3rd", "4th", "md", "phd", "psyd", "ph d", "m d",
       "psy d", "filho", "neto", "sobrinho", "junior", "j\u00FAnior"});
  return is_one_of(std::string_view(plain_words(text)), kWords);
}

// "Jr.", and nothing else: "M.D." may be initials.
bool is_plain_suffix(std::string_view text) {
  return is_one_of(std::string_view(in_lower_case(text)), kSuffixes);
}

// Of three parts, BibTeX has the suffix in the middle, and people have it at the end as well.
Name name_in_parts(const Parts& parts) {
  Name name;
  const Parts words = words_of(parts[0]);
  name.given = text_of_words(words_of(parts.back()));
  const bool is_in_order = parts.size() == 2 && words.size() > 1 && !is_particle(words.front()) &&
                           is_plain_suffix(name.given);
  if (is_in_order && is_medline_name(text_of(parts[0]))) {  // "King ML, Jr."
    std::string suffix = std::move(name.given);
    name = author_of(text_of(parts[0])).name;
    name.suffix = std::move(suffix);
    return name;
  }
  if (is_in_order) {  // "Martin Luther King, Jr."
    std::string suffix = std::move(name.given);
    name = name_in_order(words);
    name.suffix = std::move(suffix);
    return name;
  }
  name.family = text_of_words(words);
  if (parts.size() != 3) return name;
  name.suffix = text_of_words(words_of(parts[1]));
  if (const std::string bare(trim(name.suffix, "()")); is_suffix(bare)) name.suffix = bare;
  const bool is_degree = are_degrees(name.suffix) && !are_degrees(name.given) &&
                         !is_suffix(name.given) && is_plain_name(name.given);
  if (is_degree && (is_plain_degree(name.suffix) || !are_initials(name.given))) {
    name.suffix.clear();  // "Roe, Ph.D., Jane"
  }
  const bool is_name = !name.suffix.empty() && is_upper(name.suffix.front());
  if (is_suffix(name.given) && is_name && !is_suffix(name.suffix)) {
    std::swap(name.given, name.suffix);
  }
  return name;
}

// "Hill CE Jr", as MEDLINE shortens names; nothing for any other.
std::optional<Name> short_name(std::string_view tex) {
  if (tex.find_first_of("{\\~") != tex.npos) return std::nullopt;
  Name name = author_of(text_of(tex)).name;
  return name.family.empty() ? std::nullopt : std::optional(std::move(name));
}

// BibLaTeX's "family=Berg, given=Jan, prefix=van der"; nothing where it is no such name.
std::optional<Name> name_by_keys(const Parts& parts) {
  Name name;
  std::string prefix;
  for (const std::string_view part : parts) {
    const std::size_t equals = part.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view key = trim(part.substr(0, equals), kTexBlanks);
    if (std::ranges::find(kNameKeys, key) == kNameKeys.end()) return std::nullopt;
    const std::string value = text_of_words(words_of(part.substr(equals + 1)));
    if (key == "family") name.family = value;
    if (key == "given") name.given = value;
    if (key == "suffix") name.suffix = value;
    if (key == "prefix") prefix = value + " ";
  }
  name.family.insert(0, prefix);
  return name;
}

// "International Organization for Standardization", whose author knew of no braces.
bool is_body(std::string_view text) { return names_body(text) && split_words(text).size() > 2; }

Name read_name(std::string_view tex, std::vector<std::string>& repairs) {
  Name literal;
  if (is_wholly_braced(tex)) {
    literal.literal = text_of(tex);
    return literal;
  }
  for (const std::string_view words : {"on behalf of the ", "on behalf of "}) {
    if (!begins_with(tex, words)) continue;
    literal.literal = text_of(tex.substr(words.size()));
    return literal;
  }
  if (tex.find_first_of("{\\") == tex.npos && is_plain_name(tex)) tex = without_marks(tex);
  Parts parts = split_outside_braces(tex, ",");
  while (parts.size() > 1 && parts.back().empty()) parts.pop_back();
  // "MD" may be initials behind a suffix.
  const auto ends_with_degree = [&] {
    const bool may_be_initials = parts.size() == 3 && is_suffix(text_of(parts[1]));
    return parts.size() > 2 && !may_be_initials && are_degrees(text_of(parts.back()));
  };
  while (ends_with_degree()) parts.pop_back();
  if (const auto name = name_by_keys(parts)) return *name;
  const bool is_printed =
      parts.size() == 2 && is_plain_degree(text_of(parts[1])) && words_of(parts[0]).size() > 1;
  if (is_printed) return name_in_order(words_of(parts[0]));  // "Pedro J. Sanchez, PhD"
  if (parts.size() > 1 && is_body(text_of(parts[0])) && tex.find('{') == tex.npos) {
    literal.literal = text_of(tex);
    return literal;
  }
  if (parts.size() == 1) {
    if (tex.find('{') == tex.npos && is_body(text_of(tex))) {
      literal.literal = text_of(tex);
      return literal;
    }
    if (auto name = east_asian_name(text_of(tex))) return *std::move(name);
    const auto name = short_name(tex);
    return name ? *name : name_in_order(words_of(tex));
  }
  if (parts.size() <= 3) return name_in_parts(parts);
  literal.literal = text_of(tex);
  repairs.push_back("the author '" + literal.literal.substr(0, 80) +
                    "' has too many commas and was taken as one name");
  return literal;
}

bool is_rest(std::string_view tex) {
  const std::string text = in_lower_case(tex);
  return text == "others" || text == "et al." || text == "et al";
}

// "{Smith, Ann and Doe, Jo}" and "{Smith A; Doe J}" without the braces: a body's name has no comma
// in each part.
std::string_view without_outer_braces(std::string_view tex) {
  if (!is_wholly_braced(tex)) return tex;
  const std::string_view inside = tex.substr(1, tex.size() - 2);
  const Parts listed = split_outside_braces(inside, ";");
  const bool are_short = listed.size() > 1 && std::ranges::all_of(listed, [](auto name) {
                           return is_medline_name(name) || name.find(',') != name.npos;
                         });
  if (are_short) return inside;
  const Parts names = split_at_and(inside);
  const bool are_persons = names.size() > 1 && std::ranges::all_of(names, [](auto name) {
                             return split_outside_braces(name, ",").size() > 1;
                           });
  return are_persons ? inside : tex;
}

// Names of persons that commas or "&" join ("Smith J, Doe K"), as programs write them that do not
// know BibTeX; or one that "et al." follows.
std::optional<BibtexNames> names_between_commas(std::string_view tex) {
  std::string plain(tex);
  for (std::size_t at = plain.find("\\&"); at != plain.npos; at = plain.find("\\&")) {
    plain.erase(at, 1);
  }
  const bool may_be_list = plain.find_first_of(",;") != plain.npos ||
                           plain.find(" & ") != plain.npos || plain.find(" et al") != plain.npos;
  const bool has_braces = plain.find_first_of("{\\") != plain.npos;
  // Semicolons and a last "and": BibTeX's own reading would mix them.
  const bool is_mixed = has_braces && split_at_and(tex).size() > 1 &&
                        std::ranges::none_of(split_outside_braces(tex, ";"), is_wholly_braced);
  if ((has_braces && !is_mixed) || !may_be_list) return {};
  Reference reference;
  add_author_field(text_of(plain), reference);
  BibtexNames read;
  read.cut = reference.authors_cut;
  for (ReferenceAuthor& author : reference.authors) {
    if (author.name == Name()) author.name = name_in_order(words_of(author.printed));
    read.names.push_back(std::move(author.name));
  }
  if (read.names.size() > 1) {
    const bool has_semicolons = plain.find(';') != plain.npos;
    read.repairs.push_back(std::string("authors parted by ") +
                           (has_semicolons ? "semicolons" : "commas") + ", not by 'and'");
  }
  const bool is_list = read.names.size() > 1 || (read.cut && !read.names.empty());
  return is_list ? std::optional(std::move(read)) : std::nullopt;
}

}  // namespace

bool is_wholly_braced(std::string_view tex) {
  return tex.starts_with('{') && braced_group(tex, 0, true).size() == tex.size();
}

std::vector<std::string_view> split_outside_braces(std::string_view tex, std::string_view marks) {
  Parts parts;
  std::size_t begin = 0;
  visit_outside_braces(tex, [&](std::size_t at) {
    if (marks.find(tex[at]) == std::string_view::npos) return;
    parts.push_back(trim(tex.substr(begin, at - begin), kTexBlanks));
    begin = at + 1;
  });
  parts.push_back(trim(tex.substr(begin), kTexBlanks));
  return parts;
}

BibtexNames read_bibtex_names(std::string_view tex) {
  BibtexNames result;
  tex = without_outer_braces(tex);
  Parts names = split_at_and(tex);
  const bool is_printed = tex.find_first_of("{\\") == tex.npos && is_list_in_print(tex);
  const bool has_semicolons = split_outside_braces(tex, ";").size() > 1;
  if (names.size() == 1 || has_semicolons || is_printed) {
    if (auto read = names_between_commas(tex)) return *std::move(read);
  }
  if (names.size() == 1 && has_semicolons) {
    names = split_outside_braces(tex, ";");
    result.repairs.push_back("authors parted by semicolons, not by 'and'");
  }
  names = with_whole_bodies(tex, std::move(names), result.repairs);
  for (const std::string_view name : names) {
    if (is_rest(name)) {
      result.cut = true;
      continue;
    }
    Name read = read_name(name, result.repairs);
    if (read.family.empty()) std::swap(read.family, read.given);
    const bool has_name = !read.family.empty() || !read.literal.empty();
    if (has_name) result.names.push_back(std::move(read));
  }
  return result;
}

}  // namespace pprsearch
