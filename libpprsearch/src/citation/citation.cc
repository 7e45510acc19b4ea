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
#include "citation/book_reference.h"
#include "citation/issued_date.h"
#include "citation/locator.h"
#include "citation/national_reference.h"
#include "citation/numbered_chapter.h"
#include "citation/platform_line.h"
#include "citation/quoted_reference.h"
#include "citation/reference_ending.h"
#include "citation/reference_links.h"
#include "citation/source_pieces.h"
#include "citation/year_behind_journal.h"

// A reference line is read from its firmest parts inwards, and which parts are
// firm depends on its style: quotes around the title, a year before its volume,
// or a date between names and title. Each style has a reader, which takes a line
// only if it has these marks. In the last one, the date parts the names from the
// rest; DOI and address close the rest; title, journal and pages are what lies
// between. Each part has its own reader, which sees nothing else.
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

/// "Psychotherapy, 52(2)" of "*Psychotherapy*, *52*(2)": pairs around words are Markdown's.
std::string without_emphasis(std::string_view text, char mark) {
  constexpr std::string_view kBefore = " ([\"*_";
  constexpr std::string_view kBehind = " ,.:;?!()[]\"*_";
  std::string kept;
  std::size_t from = 0;
  for (std::size_t open = text.find(mark); open != text.npos;) {
    const std::size_t begin = std::min(text.find_first_not_of(mark, open), text.size());
    const std::size_t close = text.find(mark, begin);
    if (close == text.npos) break;
    const std::size_t end = std::min(text.find_first_not_of(mark, close), text.size());
    const bool is_pair = (open == 0 || is_one_of(text[open - 1], kBefore)) && text[begin] != ' ' &&
                         text[close - 1] != ' ' && end - close == begin - open &&
                         (end == text.size() || is_one_of(text[end], kBehind));
    if (is_pair) {
      kept += text.substr(from, open - from);
      kept += text.substr(begin, close - begin);
      from = end;
    }
    open = is_pair ? text.find(mark, end) : close;
  }
  return kept += text.substr(from);
}

/// Without "<i>" and "</em>", as lines are copied from web pages.
std::string without_tags(std::string_view text) {
  constexpr std::array<std::string_view, 6> kTags = {"<i>", "</i>", "<em>", "</em>", "<b>", "</b>"};
  std::string kept;
  for (std::size_t at = text.find('<'); at != text.npos; at = text.find('<')) {
    kept += text.substr(0, at);
    text.remove_prefix(at);
    const auto tag =
        std::ranges::find_if(kTags, [&](std::string_view name) { return text.starts_with(name); });
    if (tag == kTags.end()) kept += '<';
    text.remove_prefix(tag == kTags.end() ? 1 : tag->size());
  }
  return kept += text;
}

/// Without the number that the line has in a list: "12. ", "[12] ", "(12) ", "12) ".
std::string_view without_number_of_list(std::string_view text) {
  constexpr std::size_t kMostDigits = 3;
  const bool bracket = text.starts_with('[') || text.starts_with('(');
  const std::string_view rest = text.substr(bracket ? 1 : 0);
  const std::size_t digits = count_digits(rest);
  if (digits == 0 || digits > kMostDigits) return text;
  const std::string_view after = rest.substr(digits);
  const bool closes = bracket ? after.starts_with(text.front() == '[' ? ']' : ')')
                              : after.starts_with('.') || after.starts_with(')');
  if (!closes) return text;
  const std::string_view line = trim_begin(after.substr(1), " .");
  return line.empty() || is_digit(line.front()) ? text : line;
}

/// Without "Reference: " and its like before the names.
std::string_view without_label(std::string_view text) {
  constexpr auto kNotices = std::to_array<std::string_view>(
      {"retracted: ", "retracted article: ", "[retracted] ", "(retracted) ",
       "withdrawn: ", "[no authors listed]. ", "[no author listed]. ", "no authors listed. ",
       "no author listed. ", "[anonymous]. ", "anonymous. "});
  for (const std::string_view notice : kNotices) {
    if (begins_with(text, notice)) return without_label(text.substr(notice.size()));
  }
  constexpr auto kLabels = std::to_array<std::string_view>(
      {"reference: ", "full reference: ", "citation: ", "full citation: ", "suggested citation: ",
       "original article: ", "source: ", "quelle: ", "referenz: ", "literatur: ", "referencia: ",
       "cita: ", "fuente: ", "référence: ", "référence : ", "riferimento: "});
  for (const std::string_view label : kLabels) {
    if (!begins_with(text, label)) continue;
    const std::string_view line = trim_begin(text.substr(label.size()));
    return line.empty() || is_lower(line.front()) ? text : line;
  }
  return text;
}

/// Whether volume and pages, or more, stand before the links that close `text`.
bool has_locator(std::string_view text) {
  Citation links;
  text = without_closing_notes(trim(text.substr(0, read_links(text, links)), " .,:;"));
  const std::optional<Locator> locator = find_locator(text);
  return locator && !locator->volume.empty() && !locator->page.empty();
}

/// "The alliance in brief therapy. (2019). Psychotherapy, 56(2), 1–10.": where
/// nobody is named, the title stands in the place of the names.
void move_title_from_names(Citation& citation) {
  if (!citation.title.empty() || citation.container_title.empty()) return;
  if (citation.authors.size() != 1 || citation.authors.front().literal.empty()) return;
  citation.title = std::move(citation.authors.front().literal);
  citation.authors.clear();
}

/// "World Health Organization, 1971. Title. Journal 206, 71–86.": a year behind a comma is the
/// date if title and journal follow it.
std::optional<FoundDate> find_year_behind_comma(std::string_view text) {
  const std::size_t comma = text.find(", ");
  for (std::size_t at = comma; at != text.npos; at = text.find(", ", at + 1)) {
    const std::string_view rest = text.substr(at + 2);
    for (const std::string_view status : {"in press. ", "forthcoming. "}) {
      const bool is_status = begins_with(rest, status) && ends_as_names(text.substr(0, at));
      if (is_status) return FoundDate{at, at + status.size(), IssuedDate{}};
    }
    if (!starts_with_year(rest)) continue;
    const std::size_t letter = rest.size() > kYearDigits && is_lower(rest[kYearDigits]) ? 1 : 0;
    if (!rest.substr(kYearDigits + letter).starts_with(". ")) continue;
    if (!has_locator(rest.substr(kYearDigits + letter))) return std::nullopt;
    return FoundDate{at, at + 2 + kYearDigits + letter, read_issued(rest.substr(0, kYearDigits))};
  }
  return std::nullopt;
}

/// "…, “Title,” Journal 12, no. 3 ": no names stand before the date, and no title behind it.
bool has_quoted_title(std::string_view before) {
  const std::size_t open = before.find("“");
  return open != before.npos && before.find("”", open) != before.npos;
}

/// "Private Asylums. (1852). Journal, 5(17), 159–160.": a sentence that does not end as names do,
/// before a journal's article without a title.
bool is_title_without_names(std::string_view before, const Citation& citation) {
  const bool lacks_title = citation.title.empty() && !citation.container_title.empty() &&
                           !citation.volume.empty() && !citation.page.empty();
  return lacks_title && ends_sentence(trim_end(before)) && !ends_as_names(before) &&
         before.find(',') == before.npos && before.find('&') == before.npos;
}

/// What does not depend on where names, title and journal stand.
Citation only_known(const Citation& citation) {
  Citation known;
  known.issued = citation.issued;
  known.doi = citation.doi;
  known.pmid = citation.pmid;
  known.url = citation.url;
  return known;
}

/// ": 4-5." behind "Journal 12.3 (2019)": names, title and journal stand before that date, and
/// nothing says where they part.
std::string_view pages_alone(std::string_view behind) {
  behind = trim(behind, " .");
  if (!behind.starts_with(':')) return {};
  const std::string_view pages = trim(behind.substr(1));
  const bool is_page = !pages.empty() && is_digit(pages.front()) && leading_pages(pages) == pages;
  return is_page ? pages : std::string_view();
}

/// Reads a line whose date stands between names and title, as in APA and Harvard; of a line
/// without a date, what needs none.
bool read_author_date(std::string_view text, Citation& citation) {
  std::optional<FoundDate> date = find_date(text);
  const bool is_behind_comma = !date;
  if (!date) date = find_year_behind_comma(text);
  const std::string_view rest = text.substr(date ? date->end : 0);
  const std::size_t links = read_links(rest, citation);
  if (date) {
    const std::string_view before = text.substr(0, date->begin);
    citation.issued = date->date;
    if (trim(rest.substr(0, links), " .,;:").empty() &&
        (before.find(": ") != before.npos || std::ranges::any_of(before, is_digit))) {
      citation = only_known(citation);
      return true;
    }
    if (const std::string_view pages = pages_alone(rest.substr(0, links)); !pages.empty()) {
      citation.page = plain_pages(pages);
      citation.type = "article-journal";
      return true;
    }
    read_title_and_source(rest.substr(0, links), citation);
    std::string_view head = trim(before);
    const bool lacks_title = citation.title.empty() && !citation.container_title.empty();
    if (lacks_title && ends_sentence(head) && !ends_as_names(head) && take_names(head, citation)) {
      citation.title = trim_end(head, " .");
    } else if (is_behind_comma && citation.title.empty()) {
      citation.title = trim(before, " ,");
    } else if (is_title_without_names(before, citation)) {
      citation.title = trim_end(before, " .");
    } else if (!has_quoted_title(before)) {
      read_authors(before, citation);
      move_title_from_names(citation);
    } else {
      citation = only_known(citation);
    }
  }
  if (citation.type.empty() && (date || links < rest.size())) citation.type = "article-journal";
  return true;
}

/// The styles, those with the firmest marks first. Each reader says whether the line is of its
/// kind; the last one takes what is left.
constexpr std::array<bool (*)(std::string_view, Citation&), 7> kStyles = {
    read_national_reference,  read_numbered_chapter, read_platform_line, read_quoted_reference,
    read_year_behind_journal, read_book_reference,   read_author_date};

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
  const std::string given_line = squeezed(line);
  std::string squeezed_line =
      without_emphasis(without_emphasis(without_tags(given_line), '*'), '_');
  // A mark may have had a blank on either side.
  if (squeezed_line.size() < given_line.size()) squeezed_line = squeezed(squeezed_line);
  const std::string line_of_article =
      without_endings(without_number_of_list(without_label(squeezed_line)));
  for (const auto& read : kStyles) {
    if (read(line_of_article, citation)) break;
  }
  citation.page = pages_in_full(citation.page);
  citation.raw = line;
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
