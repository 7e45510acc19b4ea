#include "citation/platform_line.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/apa_names.h"
#include "citation/issued_date.h"
#include "citation/locator.h"
#include "citation/name_pieces.h"
#include "citation/name_shape.h"
#include "citation/reference_links.h"
#include "citation/source_pieces.h"

//     Ann B. Lee, Jo Wu, Title, Journal, Volume 74, Issue 11, 2018, Pages 1-9        ScienceDirect
//     Ann B Lee, Jo Wu, Title, Journal, Volume 74, Issue 11, May 2018, Pages 1–9     Oxford
//     Lee, Ann B. PhD; Wu, Jo MD. Title. Journal 74(11):p 1-9, May 2018. | DOI: …    Wolters Kluwer
//     Lee, Ann B. PhD. Title. Journal: May 2018 - Volume 74 - Issue 11 - p 1-9       likewise
//     Ann B. Lee and Jo Wu. Title. Journal 2018 14:1, 1-9                            Annual Reviews
//
// Their fields have words, so they are read backwards from these.

namespace pprsearch {
namespace {

constexpr std::size_t kMostBytesOfFullNames = 1000;  // each stop within them is tried
constexpr std::size_t kMostBytesOfFields = 120;

/// Whether a piece is a name in full: "John C. Norcross", "Mo van der Berg".
bool is_full_name(std::string_view piece) {
  constexpr std::size_t kMostWords = 5;
  const std::vector<std::string_view> words = split_words(piece);
  if (words.size() < 2 || words.size() > kMostWords || names_a_body(piece)) return false;
  const std::size_t family = begin_of_family(piece);
  const std::string_view given = piece.substr(0, family);
  const auto is_capital = [](std::string_view word) { return !is_lower(word.front()); };
  return family > 0 && std::ranges::all_of(split_words(given), is_capital) &&
         std::ranges::none_of(piece, is_digit) && is_capital(words.front()) &&
         is_capital(words.back()) && piece.find_first_of(":?!\"") == piece.npos;
}

/// Reads "2018", "May 2018" and "11 May 2018" behind the issue.
bool take_date(std::string_view field, Citation& citation) {
  const std::string_view year = field.substr(field.rfind(' ') + 1);
  if (!is_year(year)) return false;
  citation.issued = read_issued(field);
  return true;
}

bool read_labelled(std::string_view text, Citation& citation) {
  const std::size_t mark = text.find(", Volume ");
  if (mark == text.npos) return false;
  for (const std::string_view part : split_at(text.substr(mark + 2), ',')) {
    const std::string_view field = trim(part, " .");
    if (field.starts_with("Volume ")) citation.volume = field.substr(7);
    if (field.starts_with("Issue ")) citation.issue = field.substr(6);
    if (field.starts_with("Pages ") || field.starts_with("Page ")) {
      citation.page = plain_pages(field.substr(field.find(' ') + 1));
    }
    if (field.starts_with("Article ")) citation.page = field.substr(field.rfind(' ') + 1);
    if (are_digits(field) && !is_year(field) && citation.page.empty()) citation.page = field;
    if (citation.issued.year == 0) take_date(field, citation);
  }
  if (citation.issued.year == 0) return false;
  const std::vector<std::string_view> pieces = split_trimmed(text.substr(0, mark), ',');
  if (pieces.size() < 3) return false;
  const auto last_name = pieces.end() - 2;  // a title and a journal stand behind the names
  const auto title = std::find_if_not(pieces.begin(), last_name, is_full_name);
  if (title == pieces.begin()) return false;
  read_names_before_title(join(std::vector(pieces.begin(), title), ", "), true, citation);
  set_title(join(std::vector(title, pieces.end() - 1), ", "), citation);
  citation.container_title = pieces.back();
  return true;
}

/// Where the names end in "Lee, Ann B. PhD; Wu, Jo MD. Title": at a stop that
/// is not an initial's.
std::size_t end_of_full_names(std::string_view text) {
  const std::size_t last = text.substr(0, text.find(". ", text.rfind("; "))).rfind("; ");
  for (std::size_t stop = text.find(". ", last == text.npos ? 0 : last); stop != text.npos;
       stop = text.find(". ", stop + 1)) {
    const std::string_view word = text.substr(0, stop).substr(text.substr(0, stop).rfind(' ') + 1);
    if (word.size() > 1) return stop;
  }
  return text.npos;
}

/// "Lee, Ann B. PhD; Wu, Jo MD" without the degrees; false if a piece is no name.
bool read_names_with_degrees(std::string_view names, Citation& citation) {
  const auto is_degree = [](std::string_view word) {
    const auto capitals = std::ranges::count_if(word, is_upper);
    return capitals > 1 && word.find('.') == word.npos;
  };
  for (const std::string_view piece : split_at(names, ';')) {
    std::vector<std::string_view> words = split_words(trim(piece));
    while (words.size() > 2 && is_degree(trim(words.back(), ","))) words.pop_back();
    const std::string name = join(words, " ");
    const std::size_t part = name.find(", ");
    if (part == name.npos) return false;
    citation.authors.push_back(
        {name.substr(0, part), std::string(trim(name.substr(part + 2), " ,")), {}, {}});
  }
  return true;
}

/// Reads "Lee, Ann B. PhD; Wu, Jo MD. Title. Journal"; false if it is none.
bool read_names_title_journal(std::string_view text, Citation& citation) {
  const std::size_t names = end_of_full_names(text);
  if (names == text.npos) return false;
  const std::string_view head = trim(text.substr(names + 1));
  const std::size_t journal = begin_of_journal(head);
  if (journal == 0 || !read_names_with_degrees(text.substr(0, names), citation)) return false;
  set_title(head.substr(0, journal), citation);
  citation.container_title = journal_name(head.substr(journal));
  return true;
}

/// "… Journal 206(11):p 889-906, May 2018."
bool read_wolters_kluwer(std::string_view text, Citation& citation) {
  const std::size_t mark = text.rfind(":p ");
  if (mark == text.npos) return false;
  const std::string_view behind = trim_end(text.substr(mark + 3), " .|");
  const std::size_t comma = behind.find(", ");
  if (comma == behind.npos || !are_pages(behind.substr(0, comma))) return false;
  if (!take_date(behind.substr(comma + 2), citation)) return false;
  citation.page = plain_pages(behind.substr(0, comma));
  const std::size_t space = text.rfind(' ', mark);
  std::optional<Locator> locator = whole_locator(text.substr(space + 1, mark - space - 1));
  if (!locator) return false;
  citation.volume = std::move(locator->volume);
  citation.issue = std::move(locator->issue);
  return read_names_title_journal(text.substr(0, space), citation);
}

/// "… Journal: May 2018 - Volume 206 - Issue 11 - p 889-906", as it was some years ago.
bool read_wolters_kluwer_dashed(std::string_view text, Citation& citation) {
  const std::size_t mark = text.rfind(" - Volume ");
  if (mark == text.npos || text.size() - mark > kMostBytesOfFields) return false;
  const std::size_t colon = text.rfind(": ", mark);
  if (colon == text.npos || !take_date(text.substr(colon + 2, mark - colon - 2), citation)) {
    return false;
  }
  std::string fields(text.substr(mark));
  for (std::size_t at = fields.find(" - "); at != fields.npos; at = fields.find(" - ")) {
    fields.replace(at, 3, "\n");
  }
  for (const std::string_view field : split_at(fields, '\n')) {
    if (field.starts_with("Volume ")) citation.volume = field.substr(7);
    if (field.starts_with("Issue ")) citation.issue = field.substr(6);
    if (field.starts_with("p ")) citation.page = plain_pages(field.substr(2));
  }
  return read_names_title_journal(text.substr(0, colon), citation);
}

/// "Ann B. Lee and Jo Wu. Title. Journal 2018 14:1, 189-206", of Annual Reviews.
bool read_annual_reviews(std::string_view text, Citation& citation) {
  const std::size_t comma = text.rfind(", ");
  if (comma == text.npos || !are_pages(text.substr(comma + 2))) return false;
  const std::vector<std::string_view> words = split_words(text.substr(0, comma));
  if (words.size() < 4 || !is_year(words[words.size() - 2])) return false;
  const std::string_view numbers = words.back();
  const std::size_t colon = numbers.find(':');
  if (colon == numbers.npos || !are_digits(numbers.substr(0, colon)) ||
      !are_digits(numbers.substr(colon + 1))) {
    return false;
  }
  const std::string_view year = words[words.size() - 2];
  const std::string_view head = text.substr(0, static_cast<std::size_t>(year.data() - text.data()));
  for (std::size_t stop = head.find(". "); stop < kMostBytesOfFullNames;
       stop = head.find(". ", stop + 1)) {
    const std::vector<NamePiece> pieces = split_names(head.substr(0, stop)).pieces;
    const bool are_names =
        !pieces.empty() && std::ranges::all_of(pieces, [](const NamePiece& piece) {
          return is_full_name(piece.text) && begin_of_last_initials(piece.text) == piece.text.npos;
        });
    if (!are_names) continue;
    const std::string_view rest = trim(head.substr(stop + 1));
    const std::size_t journal = begin_of_journal(rest);
    if (journal == 0) return false;
    read_names_before_title(head.substr(0, stop), true, citation);
    set_title(rest.substr(0, journal), citation);
    citation.container_title = journal_name(rest.substr(journal));
    citation.issued = read_issued(year);
    citation.volume = numbers.substr(0, colon);
    citation.issue = numbers.substr(colon + 1);
    citation.page = plain_pages(text.substr(comma + 2));
    return true;
  }
  return false;
}

}  // namespace

bool read_platform_line(std::string_view text, Citation& citation) {
  Citation links;
  const std::string_view line = trim_end(text.substr(0, read_links(text, links)), " .,;|");
  for (const auto& read :
       {read_labelled, read_wolters_kluwer, read_wolters_kluwer_dashed, read_annual_reviews}) {
    Citation found = links;
    if (!read(line, found)) continue;
    if (found.type.empty()) found.type = "article-journal";
    citation = std::move(found);
    return true;
  }
  return false;
}

}  // namespace pprsearch
