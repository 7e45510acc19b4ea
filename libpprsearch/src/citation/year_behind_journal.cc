#include "citation/year_behind_journal.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
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
#include "citation/year_before_pages.h"

// The firmest mark of these lines is the year before its volume, or behind the pages:
//
//     Lee A, Wu JK, et al. Title. Journal. 2019 Mar;12(3):101–9.     Vancouver, AMA
//     Lee A, Wu JK. Title. Journal 2019;12:101–9.                    journals of its kind
//     Lee A, Wu JK: Title. Journal 2019, 12:101–9.
//     Lee, A. & Wu, J. K. Title. Journal 12, 101–109 (2019).         Nature
//     Lee, A., et al. Title. Journal 12.3 (2019): 101–9.             MLA without its quotes
//     Lee A, Wu JK. Title. Journal. Published online March 4, 2019.  AMA, before there is a volume
//
// What stands before the mark is names, title and journal, parted by nothing but full stops. The
// names end at the first one that is no initial's, and are believed only if each is a name by its
// shape: family and initials, or a body. Else that sentence belongs to the title: nobody is made an
// author by the place where his name would be. The journal is the last sentence.

namespace pprsearch {
namespace {

constexpr std::size_t kMostBytesOfMark = 80;
constexpr std::size_t kMostBytesOfLocator = 80;
constexpr std::size_t kMostBytesOfVolume = 12;
constexpr std::size_t kMostWordsOfPerson = 6;
constexpr std::size_t kMostInitials = 3;

/// What the line says in one place of year, volume, issue and pages.
struct JournalYear {
  std::size_t begin = 0;  ///< where the journal has ended
  IssuedDate date;
  Locator locator;
  bool is_alone = false;       ///< no volume or pages: names must be firm
  bool needs_journal = false;  ///< nothing parts the date from what stands before it
  bool needs_names = false;    ///< without them, where the title begins cannot be known
};

/// "Epub", "print", "first": how the date is meant.
bool is_kind_of_date(std::string_view word) {
  constexpr std::array<std::string_view, 3> kWords = {"epub", "print", "first"};
  return std::ranges::any_of(kWords, [&](auto kind) { return is_same_word(word, kind); });
}

/// " Mar", " Mar 4", " Nov-Dec", " [cited 2020 Jan 1]": what may stand behind the year.
bool is_rest_of_date(std::string_view text) {
  if (const std::size_t open = text.find('['); open != text.npos) {
    if (!trim_end(text).ends_with(']')) return false;
    text = text.substr(0, open);
  }
  for (std::string_view word : split_words(text, " -/.–")) {
    const bool is_day = are_digits(word) && word.size() <= 2;
    const bool is_month = is_letter(word.front()) && month_of_word(word) != 0;
    if (!is_day && !is_month && !is_season(word) && !is_kind_of_date(word)) return false;
  }
  return true;
}

/// Reads "12(3):101–9", "12 Suppl 1:S3–5", "12:e45", "12". False if it can be none.
bool read_locator(std::string_view text, Locator& locator) {
  const std::size_t colon = text.find(':');
  std::string_view volume = trim(text.substr(0, colon));
  if (const std::size_t open = volume.find('('); open != volume.npos) {
    const std::string_view inside = volume.substr(open + 1, volume.rfind(')') - open - 1);
    locator.issue = plain_pages(trim(inside));
    volume = trim_end(volume.substr(0, open));
  } else if (const std::size_t space = volume.find(' '); space != volume.npos) {
    locator.issue = plain_pages(trim(volume.substr(space)));
    volume = volume.substr(0, space);
  }
  if (volume.size() > kMostBytesOfVolume || locator.issue.size() > 2 * kMostBytesOfVolume) {
    return false;
  }
  locator.volume = plain_pages(volume);
  if (colon != text.npos) locator.page = plain_pages(leading_pages(trim(text.substr(colon + 1))));
  const auto is_of_volume = [](char c) { return is_letter_or_digit(c) || c == '-'; };
  if (!std::ranges::all_of(locator.volume, is_of_volume)) return false;
  const bool has_volume = std::ranges::any_of(volume, is_digit);
  const bool has_page = std::ranges::any_of(locator.page, is_digit);
  return volume.empty() ? has_page || !locator.issue.empty() : has_volume || has_page;
}

/// The locator that `text` begins with, up to the end of the sentence.
std::string_view leading_locator(std::string_view text) {
  text = trim_begin(text.substr(0, kMostBytesOfLocator));
  return trim_end(text.substr(0, std::min(text.find(". "), text.find("; "))), " .,;");
}

/// "1–22" of ". p. 1–22".
std::string_view leading_pages_of_book(std::string_view text) {
  text = trim_begin(text);
  for (const std::string_view mark : {"p. ", "pp. "}) {
    if (text.starts_with(mark)) return leading_pages(text.substr(mark.size()));
  }
  return {};
}

/// "2019 Mar 4;12(3):101–9" and its like at `at`, where a year begins.
std::optional<JournalYear> read_mark(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, kMostBytesOfMark);
  const std::size_t end = rest.find_first_of(";:,.", kYearDigits);
  if (end == rest.npos || !is_rest_of_date(rest.substr(kYearDigits, end - kYearDigits))) {
    return std::nullopt;
  }
  JournalYear mark = {
      at, read_issued(rest.substr(0, std::min(end, rest.find('[')))), {}, false, false, false};
  const std::string_view locator = leading_locator(text.substr(at + end + 1));
  if (const std::string_view of_book = leading_pages_of_book(text.substr(at + end + 1));
      !of_book.empty()) {
    mark.locator.page = plain_pages(of_book);
    return mark;
  }
  if (rest[end] == '.') return std::nullopt;
  if (rest[end] == ':') {
    mark.locator.page = plain_pages(leading_pages(locator));
    const bool is_page = std::ranges::any_of(mark.locator.page, is_digit);
    if (!is_page || leading_pages(locator) != locator) return std::nullopt;
    return mark;
  }
  const std::string_view pages =
      trim(locator.substr(std::min(locator.find(':'), locator.size())), ": ");
  const bool is_whole = rest[end] == ';' || (!pages.empty() && leading_pages(pages) == pages);
  if (!is_whole || !read_locator(locator, mark.locator)) return std::nullopt;
  return mark;
}

/// The last of the marks: what comes earlier is the title's.
std::optional<JournalYear> find_mark(std::string_view text) {
  for (std::size_t space = text.rfind(' '); space != text.npos && space > 0;
       space = text.rfind(' ', space - 1)) {
    if (!starts_with_year(text.substr(space + 1))) continue;
    if (std::optional<JournalYear> mark = read_mark(text, space + 1)) return mark;
  }
  return std::nullopt;
}

/// "Nature 12, 101–109 (2019)."
std::optional<JournalYear> find_closing_year(std::string_view text) {
  const std::string_view line = trim_end(text, " .,");
  const std::size_t open = line.rfind('(');
  if (open == line.npos || open == 0 || !line.ends_with(')')) return std::nullopt;
  const std::string_view inside = line.substr(open + 1, line.size() - open - 2);
  if (!starts_with_year(inside) || inside.size() != kYearDigits) return std::nullopt;
  std::optional<Locator> locator = find_locator(trim_end(line.substr(0, open)));
  if (!locator || locator->page.empty()) return std::nullopt;
  const std::size_t begin = locator->begin;
  return JournalYear{begin, read_issued(inside), std::move(*locator), false, false, false};
}

/// "Journal 12.3 (2019): 4-5.": only names that are seen to be such say where the title begins.
std::optional<JournalYear> find_year_between(std::string_view text) {
  std::optional<YearBeforePages> found = find_year_before_pages(text);
  if (!found) return std::nullopt;
  return JournalYear{found->begin, found->date, std::move(found->locator), false, false, true};
}

/// "Published online March 4, 2019." and "2019 Mar 4." behind the journal.
std::optional<JournalYear> find_date_alone(std::string_view text) {
  text = trim_end(text, " .,");
  for (const std::string_view words : {"Published online ", "Epub "}) {
    const std::size_t at = text.rfind(words);
    if (at == text.npos || at == 0 || text.size() - at > kMostBytesOfMark) continue;
    const IssuedDate date = read_issued(text.substr(at + words.size()));
    if (date.year != 0) return JournalYear{at, date, {}, true, false, false};
  }
  const std::size_t space = text.rfind(' ');
  if (space != text.npos && text.size() - space == kYearDigits + 1 &&
      starts_with_year(text.substr(space + 1)) && is_letter(text[space - 1])) {
    return JournalYear{space, read_issued(text.substr(space + 1)), {}, true, true, false};
  }
  const std::size_t begin = begin_of_last_sentence(text);
  const std::string_view last = text.substr(begin);
  if (begin == 0 || last.size() > kMostBytesOfMark || !starts_with_year(last)) return std::nullopt;
  if (!is_rest_of_date(last.substr(kYearDigits))) return std::nullopt;
  return JournalYear{begin, read_issued(last), {}, true, false, false};
}

/// Whether the date that parts names and title in other styles stands before the mark.
bool is_dated_before(std::string_view text, const JournalYear& mark) {
  const std::optional<FoundDate> found = find_date(text);
  if (!found || found->begin >= mark.begin) return false;
  return text[found->begin] != '(' || found->date.year == mark.date.year ||
         ends_as_names(text.substr(0, found->begin));
}

bool is_name_of_body(std::string_view text) {
  return names_an_organization(text) && is_in_title_case(text);
}

/// Where the initials of "Del Re AC" and "GU W" begin; npos if `piece` is no person by its shape.
std::size_t begin_of_given(std::string_view piece) {
  const std::vector<std::string_view> words = split_words(piece);
  if (words.size() < 2 || words.size() > kMostWordsOfPerson) return piece.npos;
  const auto in_capitals = [](std::string_view word) {
    return !is_lower(word.front()) || std::ranges::any_of(word, is_upper);
  };
  if (std::none_of(words.begin(), words.end() - 1, in_capitals)) return piece.npos;
  const std::size_t initials = begin_of_last_initials(piece);
  const bool in_short =
      is_initials(words.back()) || (std::ranges::all_of(words.back(), is_upper) &&
                                    words.back().size() <= kMostInitials);  // "Lee JR"
  if (initials != piece.npos || words.size() > 2 || !in_short) return initials;
  return piece.size() - words.back().size();
}

/// "Wampold BE" of "Wampold BE 3rd"; "Dorfman JR" has none.
std::string_view without_suffix(std::string_view piece) {
  std::string_view name = piece;
  take_suffix(name);
  return begin_of_given(name) == name.npos ? piece : name;
}

/// "GBD Study Group" of "for the GBD Study Group".
std::string_view without_joint(std::string_view body) {
  for (const std::string_view joint : {"on behalf of ", "for ", "the "}) {
    if (begins_with(body, joint)) body.remove_prefix(joint.size());
  }
  return body;
}

/// How a list of names looks.
struct Shape {
  std::size_t persons = 0;   ///< pieces that are a person: "Lee AB"
  std::size_t inverted = 0;  ///< pieces whose initials are the next piece
  std::size_t odd = 0;       ///< pieces that are nothing of it
};

Shape shape_of(const std::vector<NamePiece>& pieces) {
  Shape shape;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const std::string_view piece = pieces[i].text;
    if (i > 0 && (is_suffix(piece) || is_name_of_body(without_joint(piece)))) continue;
    if (i > 0 && is_initials(piece) && !pieces[i].after_and) continue;
    if (begin_of_given(without_suffix(piece)) != piece.npos) {
      ++shape.persons;
    } else if (i + 1 < pieces.size() && is_initials(pieces[i + 1].text)) {
      ++shape.inverted;
    } else {
      ++shape.odd;
    }
  }
  return shape;
}

/// One piece that is no name does not spoil a list of others.
bool is_list(const Shape& shape) {
  constexpr std::size_t kMostOdd = 3;  // one in so many pieces
  const std::size_t names = shape.persons + shape.inverted;
  return names > 0 && shape.odd * (kMostOdd - 1) <= names;
}

bool is_list_of_names(std::string_view text) { return is_list(shape_of(split_names(text).pieces)); }

Name name_of(std::string_view piece) {
  const std::string_view person = without_suffix(piece);
  const std::size_t given = begin_of_given(person);
  if (given == person.npos) return {{}, {}, std::string(trim_end(without_joint(piece), ". ")), {}};
  Name name = {std::string(trim_end(person.substr(0, given))), {}, {}, {}};
  name.given = trim_end(person.substr(given), ".");
  if (person.size() < piece.size()) name.suffix = without_stop(trim(piece.substr(person.size())));
  return name;
}

/// `text` ends with its stop, if it has one: it may be an initial's.
void read_names(std::string_view text, Citation& citation) {
  const NamePieces list = split_names(text);
  if (shape_of(list.pieces).inverted > 0) return read_authors(text, citation);
  citation.authors_cut = list.cut;
  for (NamePiece piece : list.pieces) {
    piece.text = trim_end(piece.text, ".");
    if (is_suffix(piece.text) && !citation.authors.empty()) {
      citation.authors.back().suffix = without_stop(piece.text);
    } else {
      citation.authors.push_back(name_of(piece.text));
    }
  }
}

/// Whether the stop at the end of `names` is an initial's, and more names follow in `rest`.
bool goes_on_with_names(std::string_view names, std::string_view rest) {
  for (const std::string_view joint : {"& ", "and ", "et al"}) {
    if (rest.starts_with(joint)) return true;
  }
  const std::size_t space = names.rfind(' ');  // "Doe, J., and K" before "Roe. Title"
  const std::string_view before = names.substr(0, std::min(space, names.size()));
  const bool is_behind_and = before.ends_with(" and") || before.ends_with(" &");
  if (is_behind_and && is_initials(names.substr(space + 1))) return true;
  const std::size_t stop = rest.find('.');
  if (stop > 2 || stop == 0 || !is_initials(rest.substr(0, stop))) return false;
  const std::string_view after = rest.substr(stop + 1, 2);
  if (after.starts_with(',') || after.starts_with(';') || after == " &") return true;
  const std::size_t comma = names.rfind(", ");
  return comma != names.npos && is_initials(names.substr(comma + 2));
}

/// Where the names at the beginning of `head` end: before the full stop, or a colon.
std::size_t end_of_names(std::string_view head) {
  for (std::size_t stop = head.find(". "); stop != head.npos; stop = head.find(". ", stop + 1)) {
    const bool omits =
        head.substr(stop + 2).starts_with(". ") || (stop > 0 && head[stop - 1] == ' ');
    if (omits) continue;
    if (goes_on_with_names(head.substr(0, stop), head.substr(stop + 2))) continue;
    const std::size_t colon = head.substr(0, stop).find(": ");
    return colon != head.npos && is_list_of_names(head.substr(0, colon)) ? colon : stop;
  }
  return head.npos;
}

/// "Journal [Internet]" without its note.
std::string_view without_medium(std::string_view journal) {
  const std::string_view text = trim_end(journal, " .,");
  const std::size_t open = text.rfind(" [");
  return open != text.npos && text.ends_with(']') ? text.substr(0, open) : journal;
}

/// "Title. In: Lee A, editor. Book. 2nd ed. Place: Press".
bool read_chapter_in(std::string_view text, Citation& citation) {
  const std::size_t in = text.find(". In: ");
  if (in == text.npos) return false;
  std::string_view book = text.substr(in + 6);
  const std::size_t editor = book.find(", editor");
  if (editor != book.npos) book = book.substr(std::min(book.find(". ", editor), book.size()));
  book = trim(book, " .");
  citation.type = "chapter";
  citation.container_title = trim_end(book.substr(0, book.find(". ")), " .,;");
  set_title(text.substr(0, in), citation);
  return true;
}

void read_title_and_journal(std::string_view text, Citation& citation) {
  text = without_medium(trim(text, " ,;:"));
  if (read_chapter_in(text, citation)) return;
  // The stop behind "J Clin Psychol." is the line's; that of "Psychol." alone is an abbreviation's.
  const std::string_view last = text.substr(begin_of_last_sentence(text));
  if (last.find(' ') != last.npos) text = trim_end(text, ".");
  const std::size_t journal = begin_of_journal(text);
  if (journal == 0 && !is_in_title_case(text)) return set_title(text, citation);
  set_title(text.substr(0, journal), citation);
  citation.container_title = journal_name(text.substr(journal));
}

/// "Vitamin D. BMJ." may be a person's work without a title, or a title.
bool may_be_title(const Citation& citation) {
  return citation.title.empty() && citation.authors.size() == 1 && !citation.authors_cut;
}

/// Takes the names off `head`; false if there are none.
bool take_names(std::string_view& head, Citation& citation) {
  const std::size_t end = end_of_names(head);
  if (end == head.npos) return false;
  const std::string_view names = head.substr(0, end);
  const std::string_view rest = trim(head.substr(end + 1));
  if (is_list_of_names(names)) {
    read_names(head.substr(0, end + (head[end] == '.' ? 1 : 0)), citation);
  } else if (is_name_of_body(names) && begin_of_last_sentence(rest) > 0) {
    citation.authors = {Name{{}, {}, std::string(names), {}}};
  } else {
    return false;
  }
  head = rest;
  return true;
}

/// False if the date is all there is, and nobody is named.
bool read_before_year(std::string_view head, const JournalYear& mark, Citation& citation) {
  if (!take_names(head, citation)) {
    if (mark.is_alone) return false;
    if (mark.needs_names) return true;
  }
  read_title_and_journal(head, citation);
  if (!mark.is_alone && may_be_title(citation)) citation.authors.clear();
  if (mark.needs_journal) {
    return !citation.title.empty() && is_in_title_case(citation.container_title);
  }
  // A book has nothing but its title before the year.
  if (mark.is_alone && citation.title.empty()) {
    std::swap(citation.title, citation.container_title);
  }
  return true;
}

}  // namespace

bool read_year_behind_journal(std::string_view text, Citation& citation) {
  Citation read;
  const std::string_view line = text.substr(0, read_links(text, read));
  std::optional<JournalYear> mark = find_mark(line);
  if (!mark) mark = find_closing_year(line);
  if (!mark) mark = find_year_between(line);
  if (!mark) mark = find_date_alone(line);
  if (!mark || mark->date.year == 0 || is_dated_before(line, *mark)) return false;
  read.issued = mark->date;
  read.volume = std::move(mark->locator.volume);
  read.issue = std::move(mark->locator.issue);
  read.page = std::move(mark->locator.page);
  if (!read_before_year(trim(line.substr(0, mark->begin)), *mark, read)) return false;
  if (read.type.empty()) read.type = "article-journal";
  citation = std::move(read);
  return true;
}

}  // namespace pprsearch
