#include "citation/year_behind_journal.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/apa_names.h"
#include "citation/issued_date.h"
#include "citation/journal_year.h"
#include "citation/name_pieces.h"
#include "citation/name_shape.h"
#include "citation/reference_links.h"
#include "citation/source_pieces.h"

// The firmest mark of these lines is the year before its volume, or behind the pages:
//
//     Lee A, Wu JK, et al. Title. Journal. 2019 Mar;12(3):101–9.     Vancouver, AMA
//     Lee A, Wu JK. Title. Journal 2019;12:101–9.                    journals of its kind
//     Lee A, Wu JK: Title. Journal 2019, 12:101–9.
//     Lee, A. & Wu, J. K. Title. Journal 12, 101–109 (2019).         Nature
//     Lee, A., et al. Title. Journal 12.3 (2019): 101–9.             MLA without its quotes
//     Lee A, Wu JK. Title. Journal. (2019) 12:101–9.                 Frontiers
//     Lee A, Wu JK. Title. Journal. Published online March 4, 2019.  AMA, before there is a volume
//
// What stands before the mark is names, title and journal, parted by nothing but full stops. The
// names end at the first one that is no initial's, and are believed only if each is a name by its
// shape: family and initials, or a body. Else that sentence belongs to the title: nobody is made an
// author by the place where his name would be. The journal is the last sentence.

namespace pprsearch {
namespace {

constexpr std::size_t kMostWordsOfPerson = 6;
constexpr std::size_t kMostInitials = 3;

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
    if (i > 0 && pieces[i].is_body) continue;
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
  std::string_view book = without_editors_in_front(text.substr(in + 6));
  const std::size_t editor = find_any(book, {", editor", ", ed. ", ", eds. "});
  if (editor != book.npos) book = book.substr(std::min(book.find(". ", editor), book.size()));
  book = trim(book, " .");
  citation.type = "chapter";
  book = book.substr(0, std::min(book.find(". "), book.find("; ")));  // "Proceedings; 2020 Jun 3"
  citation.container_title = trim_end(book, " .,;");
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

/// "Title. 2nd ed.", "Title [dissertation]", "Title. In: Lee A, editor. Book".
void read_title_of_book(std::string_view text, Citation& citation) {
  if (read_chapter_in(text, citation)) return;
  const bool is_thesis =
      text.find("[dissertation") != text.npos || text.find("hesis]") != text.npos;
  text = trim_end(text, " .");
  const std::string_view whole = trim_end(text, "0123456789");
  if (whole.ends_with(". Vol. ")) text = trim_end(whole.substr(0, whole.size() - 6), " .");
  citation.type = "book";
  set_title(text, citation);
  if (is_thesis) citation.type = "thesis";
}

/// "Vitamin D. BMJ." may be a person's work without a title, or a title.
bool may_be_title(const Citation& citation) {
  return citation.title.empty() && citation.authors.size() == 1 && !citation.authors_cut;
}

/// "World Health Organization" and "NICE" before the title of a book, which has no journal behind.
bool take_body(std::string_view& head, Citation& citation) {
  constexpr std::size_t kFewestCapitals = 3;
  const std::size_t stop = head.find(". ");
  if (stop == head.npos) return false;
  const std::string_view name = head.substr(0, stop);
  const bool is_acronym = name.size() >= kFewestCapitals && std::ranges::all_of(name, is_upper);
  if (!is_acronym && !is_name_of_body(name)) return false;
  citation.authors = {Name{{}, {}, std::string(name), {}}};
  head = trim(head.substr(stop + 1));
  return true;
}

/// "Journal, Volume 25, Issue 2, March" before its year: takes the numbers, and leaves the journal.
std::string_view take_numbers(std::string_view head, Citation& citation) {
  std::string_view text = trim_end(head, " ,(");
  if (const std::size_t space = text.rfind(' '); space != text.npos) {
    if (month_of_word(text.substr(space + 1)) != 0) text = trim_end(text.substr(0, space), " ,");
  }
  std::optional<Locator> locator = find_locator(text);
  if (!locator || locator->volume.empty() || locator->issue.empty()) return head;
  citation.volume = std::move(locator->volume);
  citation.issue = std::move(locator->issue);
  return text.substr(0, locator->begin);
}

/// False if the date is all there is, and nobody is named.
bool read_before_year(std::string_view head, const JournalYear& mark, Citation& citation) {
  if (!take_names(head, citation) && !(mark.is_book && take_body(head, citation))) {
    if (mark.is_alone) return false;
    if (mark.needs_names) return !mark.is_book;
  }
  if (mark.is_book) {
    read_title_of_book(head, citation);
    return true;
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

bool read_year_behind_journal(std::string_view text, Citation& citation) {
  Citation read;
  const std::string_view line = text.substr(0, read_links(text, read));
  std::optional<JournalYear> mark = find_journal_year(line);
  if (!mark || (mark->date.year == 0 && !mark->is_undated)) return false;
  if (is_dated_before(line, *mark)) return false;
  read.issued = mark->date;
  read.volume = std::move(mark->locator.volume);
  read.issue = std::move(mark->locator.issue);
  read.page = std::move(mark->locator.page);
  std::string_view head = trim(line.substr(0, mark->begin));
  const bool has_pages_alone = read.volume.empty() && read.issue.empty() && !read.page.empty();
  if (has_pages_alone && !mark->is_book) head = take_numbers(head, read);
  if (!read_before_year(head, *mark, read)) return false;
  if (read.title.size() == 1) return false;  // an initial
  if (read.type.empty()) read.type = "article-journal";
  citation = std::move(read);
  return true;
}

}  // namespace pprsearch
