#include <pprsearch/citation.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "citation/apa_names.h"
#include "citation/apa_source.h"
#include "citation/doi.h"
#include "citation/issued_date.h"
#include "citation/web_address.h"

// A reference line is read from its firmest parts inwards. The date parts the
// names from the rest; DOI and address close the rest; title, journal and pages
// are what lies between. Each part has its own reader, which sees nothing else.
// A line without a date keeps no more than DOI, PMID and address: where its
// authors end cannot be known. Every reader takes time in proportion to the
// line, whatever is in it.

namespace pprsearch {
namespace {

bool is_space(std::string_view character) {
  constexpr std::array<std::string_view, 15> kSpaces = {
      "\u00A0", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
      "\u2007", "\u2008", "\u2009", "\u200A", "\u202F", "\u205F", "\u3000"};
  return character == " " || is_control(character.front()) || is_one_of(character, kSpaces);
}

/// Soft hyphens, zero-width characters, marks of byte order: left by copying.
bool is_invisible(std::string_view character) {
  constexpr std::array<std::string_view, 5> kInvisible = {"\u00AD", "\u200B", "\u200C", "\u200D",
                                                          "\uFEFF"};
  return is_one_of(character, kInvisible);
}

bool is_hyphen(std::string_view character) {
  return character == "\u2010" || character == "\u2011";
}

/// Takes the first character off `line`, in the form in which the readers know it.
std::string_view take_character(std::string_view& line) {
  constexpr std::string_view kAmpersand = "&amp;";
  const bool entity = line.starts_with(kAmpersand);
  const std::size_t length = entity ? kAmpersand.size() : length_of_utf8(line);
  const std::string_view character = line.substr(0, length);
  line.remove_prefix(length == 0 ? 1 : length);
  if (entity) return "&";
  if (character.empty()) return "\uFFFD";
  if (is_invisible(character)) return "";
  if (is_space(character)) return " ";
  return is_hyphen(character) ? "-" : character;
}

/// The line as the readers take it: UTF-8, single spaces, plain hyphens.
std::string squeezed(std::string_view line) {
  std::string text;
  while (!line.empty()) {
    const std::string_view character = take_character(line);
    const bool superfluous = character == " " && (text.empty() || text.back() == ' ');
    if (!superfluous) text += character;
  }
  return std::string(trim_end(text));
}

std::string_view word_at(std::string_view text, std::size_t at) {
  return text.substr(at, text.find(' ', at) - at);
}

/// Where the mark before a DOI begins: its "doi:" or its address.
std::size_t begin_of_wrapping(std::string_view text, std::size_t doi) {
  std::size_t begin = doi;
  while (begin > 0 && (is_letter_or_digit(text[begin - 1]) ||
                       std::string_view(":/._-=?%").find(text[begin - 1]) != text.npos)) {
    --begin;
  }
  return begin;
}

/// Takes DOI, address and PMID out of `text`; returns where the first of them begins.
std::size_t read_links(std::string_view text, Citation& citation) {
  std::size_t begin = text.size();
  if (std::optional<FoundDoi> found = find_doi(text)) {
    citation.doi = std::move(found->doi);
    begin = begin_of_wrapping(text, found->begin);
  }
  if (const std::size_t at = std::min(text.find("http://"), text.find("https://"));
      at != text.npos) {
    const std::string_view address = without_closing_marks(word_at(text, at));
    const bool is_of_doi = !citation.doi.empty() && address.find("doi.org/") != address.npos;
    if (!is_of_doi && is_web_address(address)) citation.url = address;
    begin = std::min(begin, at);
  }
  if (const std::size_t at = text.find("PMID"); at != text.npos) {
    const std::string_view number = trim(text.substr(at + 4), " :");
    citation.pmid = number.substr(0, number.find_first_not_of("0123456789"));
    begin = std::min(begin, at);
  }
  return begin;
}

/// "The alliance in brief therapy. (2019). Psychotherapy, 56(2), 1–10.": where
/// nobody is named, the title stands in the place of the names.
void move_title_from_names(Citation& citation) {
  if (!citation.title.empty() || citation.container_title.empty()) return;
  if (citation.authors.size() != 1 || citation.authors.front().literal.empty()) return;
  citation.title = std::move(citation.authors.front().literal);
  citation.authors.clear();
}

/// Particles ("van") and names in scripts that have no initials stay whole.
void append_initial(std::string_view word, std::string& initials) {
  constexpr unsigned char kFirstIdeographicLead = 0xE3;
  const char lead = word.front();
  const bool whole = (is_ascii(lead) && !is_upper(lead)) ||
                     static_cast<unsigned char>(lead) >= kFirstIdeographicLead;
  initials += whole ? word : word.substr(0, first_character_bytes(word));
  if (!whole) initials += '.';
}

/// "JP" is two names, "Jean" is one.
bool is_run_of_initials(std::string_view word) {
  return word.size() >= 2 && word.size() <= 3 && std::ranges::all_of(word, is_upper);
}

/// "Christoph" as "C.", "G.D." as "G. D.", "Jean-Paul" as "J.-P.".
std::string initials_of(std::string_view given) {
  std::string initials;
  bool hyphen = false;
  while (!given.empty()) {
    const std::size_t end = std::min(given.find_first_of(" .-"), given.size());
    const std::size_t length = is_run_of_initials(given.substr(0, end)) ? 1 : end;
    if (length > 0) {
      if (!initials.empty()) initials += hyphen ? '-' : ' ';
      append_initial(given.substr(0, length), initials);
    }
    hyphen = length == 0 && given.front() == '-';
    given.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return initials;
}

}  // namespace

Citation parse_citation(std::string_view line) {
  Citation citation;
  citation.raw = line;
  const std::string text = squeezed(line);
  const std::optional<FoundDate> date = find_date(text);
  const std::string_view rest = std::string_view(text).substr(date ? date->end : 0);
  const std::size_t links = read_links(rest, citation);
  if (date) {
    citation.issued = date->date;
    read_authors(std::string_view(text).substr(0, date->begin), citation);
    read_title_and_source(rest.substr(0, links), citation);
    move_title_from_names(citation);
  }
  if (citation.type.empty() && (date || links < rest.size())) citation.type = "article-journal";
  return citation;
}

std::string display_name(const Name& name) {
  if (!name.literal.empty()) return name.literal;
  std::string shown = name.family.empty() ? name.given : name.family;
  const std::string initials = name.family.empty() ? "" : initials_of(name.given);
  if (!initials.empty()) shown += ", " + initials;
  if (!name.suffix.empty()) shown += ", " + name.suffix;
  return shown;
}

}  // namespace pprsearch
