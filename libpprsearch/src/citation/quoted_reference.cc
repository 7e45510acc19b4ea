#include "citation/quoted_reference.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/calendar.h"
#include "base/strings.h"
#include "citation/apa_names.h"
#include "citation/issued_date.h"
#include "citation/locator.h"
#include "citation/name_shape.h"
#include "citation/reference_links.h"
#include "citation/source_pieces.h"

// Quotes say where a title begins and ends, so nothing has to be told by its looks:
//
//     Lee, Ann, and Jo Wu. “Title.” Journal 12, no. 3 (2019): 101–9.           Chicago, notes
//     Ann Lee and Jo Wu, “Title,” Journal 12, no. 3 (2019): 101–9.             its footnotes
//     Lee, Ann, and Jo Wu. 2019. “Title.” Journal 12 (3): 101–9.               author-date
//     Lee, A. and Wu, J. (2019) ‘Title’, Journal, 12(3), pp. 101–9.            Harvard
//     Lee, Ann, and Jo Wu. “Title.” Journal, vol. 12, no. 3, 2019, pp. 101–9.  MLA
//
// Before the title are the names, and perhaps the date. A comma behind the names is a footnote's.
// Behind the title is the journal; a date in it is taken out, and the rest is read as everywhere.
// What stands before the quotes must be able to be names: a sentence that quotes somebody is no
// reference.

namespace pprsearch {
namespace {

constexpr std::size_t kMostWordsBetweenCommas = 6;
constexpr std::size_t kMostBytesOfSource = 600;

struct Quotes {
  std::string_view open;
  std::string_view close;
  bool is_apostrophe = false;  ///< what closes stands within words, too
};

constexpr std::array<Quotes, 5> kQuotes = {Quotes{"“", "”", false}, Quotes{"\"", "\"", false},
                                           Quotes{"«", "»", false}, Quotes{"‘", "’", true},
                                           Quotes{"'", "'", true}};

struct QuotedTitle {
  std::size_t begin = 0;  ///< of its opening quote
  std::size_t end = 0;    ///< behind its closing quote
  std::string_view title;
};

std::size_t find_open(std::string_view text, const Quotes& quotes) {
  std::size_t at = text.find(quotes.open);
  while (at != text.npos && at > 0 && text[at - 1] != ' ') at = text.find(quotes.open, at + 1);
  return at;
}

/// Where the quotes close that opened before `at`: at the last of those within them.
std::size_t find_nested_close(std::string_view text, std::size_t at, const Quotes& quotes) {
  std::size_t depth = 1;
  for (; at < text.size(); ++at) {
    if (text.substr(at).starts_with(quotes.close)) {
      if (--depth == 0) return at;
    } else if (text.substr(at).starts_with(quotes.open)) {
      ++depth;
    }
  }
  return text.npos;
}

/// Where the title closes: an apostrophe is no quote unless a mark stands beside it.
std::size_t find_close(std::string_view text, std::size_t from, const Quotes& quotes) {
  if (!quotes.is_apostrophe && quotes.open != quotes.close) {
    const std::size_t nested = find_nested_close(text, from, quotes);
    return nested != text.npos ? nested : text.find(quotes.close, from);
  }
  for (std::size_t at = text.find(quotes.close, from); at != text.npos;
       at = text.find(quotes.close, at + 1)) {
    const std::string_view after = text.substr(at + quotes.close.size());
    const bool marked = after.empty() || is_one_of(after.front(), ",.;:") ||
                        after.starts_with(" (") || is_one_of(text[at - 1], ",.?!");
    if (marked && (after.empty() || !is_letter_or_digit(after.front()))) return at;
  }
  return text.npos;
}

std::optional<QuotedTitle> find_quoted_title(std::string_view text) {
  const Quotes* first = nullptr;
  std::size_t begin = text.npos;
  for (const Quotes& quotes : kQuotes) {
    const std::size_t at = find_open(text, quotes);
    if (at < begin) {
      begin = at;
      first = &quotes;
    }
  }
  if (first == nullptr) return std::nullopt;
  const std::size_t from = begin + first->open.size();
  const std::size_t close = find_close(text, from, *first);
  if (close == text.npos || close == from) return std::nullopt;
  return QuotedTitle{begin, close + first->close.size(), text.substr(from, close - from)};
}

/// Whether the title goes on behind its quotes: "“I felt heard”: Clients’ experiences". A capital
/// may begin a journal; behind a date in brackets, where titles have no quotes, it does so only if
/// no other sentence stands before the journal.
bool goes_on(std::string_view behind, bool has_bracketed_date) {
  const bool is_spaced = behind.starts_with(' ');
  const std::string_view rest = trim_begin(behind);
  if (rest.empty() || begins_with(rest, "in: ")) return false;
  for (const std::string_view mark : {":", "-", "–", "—"}) {
    if (rest.starts_with(mark)) return true;
  }
  if (!is_spaced) return false;
  const bool is_book = rest.starts_with("in ") && rest.size() > 3 && !is_lower(rest[3]);
  if (is_lower(rest.front())) return !is_book && !rest.starts_with("doi");
  if (!has_bracketed_date || !is_letter(rest.front()) || is_book) return false;
  if (begins_with(rest, "in ")) return false;
  const std::string_view source = without_closing_notes(trim_end(rest, " .,"));
  const std::optional<Locator> locator = find_locator(source);
  return locator && begin_of_journal(trim_end(source.substr(0, locator->begin), " ,;:")) > 0;
}

/// "called", but not "van", "d’Auriac" or "ben-Avraham".
bool is_word_of_prose(std::string_view word) {
  constexpr std::size_t kMostBytesOfParticle = 3;
  return is_lower(word.front()) && word.size() > kMostBytesOfParticle &&
         std::ranges::all_of(word, is_lower) && !is_same_word(word, "others");
}

/// A name has no small words but particles; the name of a body is in title case.
bool could_be_names(std::string_view names) {
  std::size_t words = 0;
  bool has_figures = false;
  for (std::string_view rest = trim_end(names, " .,"); !rest.empty();) {
    const std::string_view word = take_word(rest);
    const std::string_view letters = trim(word, ".,;()");
    if (letters.empty()) continue;
    ++words;
    has_figures = has_figures || is_digit(letters.front());
    if (is_word_of_prose(letters) || is_one_of(word.back(), "?!")) return false;
    if (is_one_of(word.back(), ",;") || word == "and" || word == "&") words = 0;
    if (words > 2 * kMostWordsBetweenCommas) return false;
  }
  return !has_figures || is_in_title_case(names);
}

/// What stands before the title.
struct Head {
  std::string_view names;
  std::optional<IssuedDate> date;
  bool is_bracketed = false;  ///< the date
};

std::optional<Head> read_head(std::string_view head) {
  Head read = {trim(head), std::nullopt, false};
  const std::string_view trimmed = trim_end(head, " .,:;");
  if (trimmed.ends_with(')')) {
    const std::size_t open = trimmed.rfind('(');
    if (open == trimmed.npos) return std::nullopt;
    const std::string_view inside = trim(trimmed.substr(open + 1, trimmed.size() - open - 2));
    if (is_date(inside)) read = {trim(trimmed.substr(0, open)), read_issued(inside), true};
  } else {
    std::string_view word = trimmed.substr(trimmed.rfind(' ') + 1);
    const std::size_t begin = trimmed.size() - word.size();
    if (word.size() == kYearDigits + 1 && is_lower(word.back())) word.remove_suffix(1);
    if (is_year(word)) read = {trim(trimmed.substr(0, begin)), read_issued(word), false};
    for (const std::string_view status : {"forthcoming", "in press", "n.d"}) {
      const std::size_t at = trimmed.size() - std::min(trimmed.size(), status.size());
      const bool is_last = at > 0 && is_same_word(trimmed.substr(at), status);
      if (is_last) read = {trim(trimmed.substr(0, at)), IssuedDate{}, false};
    }
  }
  if (!could_be_names(read.names)) return std::nullopt;
  return read;
}

/// The same names as in the line before: "———."
bool are_left_out(std::string_view names) {
  return names.starts_with("—") || names.starts_with("--") || names.starts_with("__");
}

/// "March 4" of "March 4, 2019".
bool is_day_of_month(std::string_view field) {
  return !field.empty() && is_letter(field.front()) && is_digit(field.back()) &&
         read_issued(plus(field, ", 2000")).day != 0;
}

/// "2019", "Nov. 2019", "12 Nov. 2019", "Summer 1972".
bool is_field_of_date(std::string_view field) {
  const std::size_t space = field.rfind(' ');
  const std::string_view year = field.substr(space == field.npos ? 0 : space + 1);
  if (!is_year(year)) return false;
  if (space == field.npos) return true;
  return read_issued(field).month != 0 || names_season(field.substr(0, space));
}

/// `source` without the field that is its date, which `date` becomes.
std::string without_field_of_date(std::string_view source, IssuedDate& date) {
  std::vector<std::string_view> fields = split_trimmed(source, ',');
  for (std::size_t i = fields.size(); i-- > 1;) {
    if (!is_field_of_date(trim_end(fields[i], "."))) continue;
    std::string words(fields[i]);
    std::size_t first = i;
    if (i > 1 && is_day_of_month(fields[i - 1])) words = plus(fields[--first], ", ") + words;
    date = read_issued(words);
    fields.erase(fields.begin() + static_cast<std::ptrdiff_t>(first),
                 fields.begin() + static_cast<std::ptrdiff_t>(i + 1));
    break;
  }
  return join(fields, ", ");
}

std::string without_date(std::string_view source, IssuedDate& date) {
  const std::optional<FoundDate> found = find_bracketed_date(source);
  if (!found) return without_field_of_date(source, date);
  date = found->date;
  const std::string_view before = trim_end(source.substr(0, found->begin));
  return plus(before, source.substr(std::min(found->end, source.size())));
}

/// Takes the date off the beginning of "(1996) Journal, 12" and "1928. Journal 12".
std::optional<IssuedDate> take_leading_date(std::string_view& source) {
  const std::size_t close = source.find(')');
  if (source.starts_with('(') && close != source.npos && is_date(source.substr(1, close - 1))) {
    const IssuedDate date = read_issued(source.substr(1, close - 1));
    source = trim(source.substr(close + 1), " .,:;");
    return date;
  }
  if (!is_year(source.substr(0, kYearDigits))) return std::nullopt;
  const bool letter = source.size() > kYearDigits && is_lower(source[kYearDigits]);
  const std::size_t end = kYearDigits + (letter ? 1 : 0);
  if (!source.substr(end).starts_with(". ")) return std::nullopt;
  const IssuedDate date = read_issued(source.substr(0, kYearDigits));
  source.remove_prefix(end + 2);
  return date;
}

/// Takes ", forthcoming" off the end.
bool take_status(std::string_view& source) {
  for (const std::string_view status : {", forthcoming", ", in press"}) {
    if (!source.ends_with(status)) continue;
    source.remove_suffix(status.size());
    return true;
  }
  return false;
}

/// "PhD diss., University of Leeds, 2019. ProQuest", "University of Leeds, PhD dissertation".
bool read_thesis(std::string_view source, Citation& citation) {
  if (find_any(source, {"PhD thesis", "PhD diss", "octoral diss", "octoral thesis",
                        "aster's thesis", "aster’s thesis", "aster's diss"}) == source.npos) {
    return false;
  }
  citation.type = "thesis";
  for (const std::string_view word : split_words(source, " .,()")) {
    if (citation.issued.year == 0 && is_year(word)) citation.issued = read_issued(word);
  }
  return true;
}

/// "Psychology Today" of "Psychology Today, www.psychologytoday.com/blog": read_links() takes
/// addresses with their scheme.
std::string_view without_bare_address(std::string_view source) {
  const std::size_t address = source.find(" www.");
  return address == source.npos ? source : trim_end(source.substr(0, address), " .,;");
}

/// Takes "pp. 12–34" and "12–34" off the end.
std::string_view take_closing_pages(std::string_view text, Citation& citation) {
  const std::size_t comma = text.rfind(", ");
  if (comma == text.npos) return text;
  std::string_view pages = text.substr(comma + 2);
  for (const std::string_view mark : {"pp. ", "p. "}) {
    if (pages.starts_with(mark)) pages.remove_prefix(mark.size());
  }
  if (pages.empty() || leading_pages(pages) != pages || !is_digit(pages.back())) return text;
  citation.page = plain_pages(pages);
  return text.substr(0, comma);
}

/// Where ", M. J. Lambert, Ed." begins; npos if no editor is named so.
std::size_t begin_of_editor(std::string_view book) {
  const std::size_t mark = find_any(book, {", Ed.", ", Eds."});
  for (std::size_t comma = book.find(", "); comma < mark; comma = book.find(", ", comma + 1)) {
    const std::string_view name = book.substr(comma + 2);
    if (end_of_initials(name) > 1 && name[1] == '.') return comma;
  }
  return book.npos;
}

/// "In Book, edited by Ann Lee, 12–34. Place: Press, 2019."
void read_book(std::string_view source, Citation& citation) {
  constexpr std::array<std::string_view, 7> kEnds = {", edited by", ", ed. ", ", eds. ", ", by ",
                                                     " (",          ". ",     ", pp. "};
  citation.type = "chapter";
  const bool has_in = begins_with(source, "in ") || begins_with(source, "in: ");
  std::string_view book = trim(source.substr(has_in ? 2 : 0), " :");
  if (citation.issued.year == 0) {
    for (const std::string_view word : split_words(book, " .,()")) {
      if (is_year(word)) citation.issued = read_issued(word);
    }
  }
  for (const std::string_view field : split_at(book, ',')) {
    std::string_view pages = trim(field.substr(0, field.find(". ", field.find("pp. ") + 3)));
    if (pages.starts_with("pp. ")) pages.remove_prefix(4);
    const std::string_view range = leading_pages(pages);
    if (plain_pages(range).find('-') != std::string::npos && is_digit(range.front())) {
      citation.page = plain_pages(range);
    }
  }
  const std::size_t editor = find_any(book, {"(ed", "(Ed"});
  const std::size_t close = book.find(')', std::min(editor, book.size()));
  const bool has_editor = editor != book.npos && close != book.npos;
  if (has_editor) book = trim(book.substr(close + 1), " .,");
  const std::string_view fields = book.substr(0, book.find(", pp. "));
  const bool is_of_fields = has_editor && fields.find(". ") == fields.npos &&
                            fields.find(" (") == fields.npos && fields.size() < book.size();
  if (is_of_fields) {
    citation.container_title = book_of_fields(fields);
    return;
  }
  std::size_t end = std::min(find_any(book, kEnds), begin_of_editor(book));
  if (begins_a_journal(book.substr(0, book.find(' ')))) end = book.find(", ");  // proceedings
  citation.container_title = trim_end(without_edition(book.substr(0, end)), " .,");
}

/// Takes "9" off "Virol J 9": what stands behind the title is all the journal's.
std::string_view take_volume(std::string_view journal, Citation& citation) {
  constexpr std::size_t kMostDigits = 4;
  const std::size_t space = journal.rfind(' ');
  if (space == journal.npos) return journal;
  const std::string_view volume = journal.substr(space + 1);
  if (!are_digits(volume) || volume.size() > kMostDigits) return journal;
  citation.volume = volume;
  return journal.substr(0, space);
}

/// "12 (October)" and "12 (2019)": what looks like an issue is the date.
bool is_month_or_year(std::string_view issue, int year) {
  if (issue.empty()) return false;
  const std::string_view word = issue.substr(0, issue.find_first_of(" -"));
  const bool is_month = is_letter(word.front()) && month_of_word(word) != 0;
  return is_month || issue == std::to_string(year);
}

void take_locator(Locator locator, Citation& citation) {
  citation.volume = std::move(locator.volume);
  if (!is_month_or_year(locator.issue, citation.issued.year)) {
    citation.issue = std::move(locator.issue);
  } else if (citation.issued.month == 0 && is_letter(locator.issue.front())) {
    citation.issued.month = month_of_word(locator.issue);
  }
  citation.page = std::move(locator.page);
}

/// "Journal 57, no. 1 (2020): 1–9" of "… 1–9. Epub May 3, 2019": a sentence behind a range of pages
/// is not of the journal; behind those of a book stand its place and publisher.
std::string_view without_remarks_behind_pages(std::string_view source) {
  if (begins_with(source, "in ") || begins_with(source, "in: ")) return source;
  for (std::size_t stop = source.find(". "); stop != source.npos;
       stop = source.find(". ", stop + 1)) {
    const std::string_view before = source.substr(0, stop);
    const std::string_view pages = before.substr(before.rfind(' ') + 1);
    const bool is_range = are_pages(pages) && plain_pages(pages).find('-') != std::string::npos;
    if (is_range && before.size() > pages.size()) return before;
  }
  return source;
}

/// "…, pp. 13-29. Taylor and Francis Online" without the database that had it.
std::string_view without_second_container(std::string_view source) {
  const std::size_t pages = source.rfind("pp. ");
  const std::size_t stop = pages == source.npos ? source.npos : source.find(". ", pages + 4);
  const bool has_figures =
      stop != source.npos && std::ranges::any_of(source.substr(stop), is_digit);
  return has_figures ? source : source.substr(0, stop);
}

/// "Paper presented at the annual meeting of …" is no journal.
bool is_presentation(std::string_view source) {
  return begins_with(source, "paper presented ") || begins_with(source, "poster presented ") ||
         begins_with(source, "presentation at ") || begins_with(source, "working paper");
}

void read_journal(std::string_view source, Citation& citation) {
  if (is_presentation(source)) return;
  source = source.substr(0, find_any(source, {", ahead of print", ", early access"}));
  source = without_closing_notes(without_second_container(source));
  if (std::optional<Locator> locator = find_locator(source)) {
    source = source.substr(0, locator->begin);
    take_locator(std::move(*locator), citation);
  } else {
    source = take_closing_pages(source, citation);
    if (citation.page.empty()) source = take_volume(source, citation);
  }
  citation.container_title = journal_name(trim_end(source, " ,:;"));
}

/// "Psychol Clin (1913) “News and Comment,” 7(5), pp. 141–144.": where nobody is named, the journal
/// stands in the place of the names.
bool read_journal_before_title(std::string_view names, std::string_view source,
                               Citation& citation) {
  std::optional<Locator> locator = whole_locator(without_closing_notes(source));
  if (!locator) return false;
  take_locator(std::move(*locator), citation);
  citation.container_title = journal_name(trim_end(names, " ,"));
  return true;
}

void read_source(std::string_view source, Citation& citation) {
  const bool is_book = begins_with(source, "in ") || begins_with(source, "in: ") ||
                       source.find(", edited by ") != source.npos;
  if (is_book) return read_book(source, citation);
  if (read_thesis(source, citation)) return;
  if (citation.issued.year != 0) return read_journal(source, citation);
  const std::string without = without_date(source, citation.issued);
  read_journal(trim(without, " .,:;"), citation);
}

}  // namespace

bool read_quoted_reference(std::string_view text, Citation& citation) {
  const std::optional<QuotedTitle> title = find_quoted_title(text);
  if (!title) return false;
  const std::optional<Head> head = read_head(text.substr(0, title->begin));
  if (!head) return false;
  Citation read;
  const std::string_view behind = text.substr(title->end);
  const std::string_view before_links = behind.substr(0, read_links(behind, read));
  if (goes_on(before_links, head->date && head->is_bracketed)) return false;
  std::string_view source = without_remarks_behind_pages(trim(before_links, " .,:;"));
  if (source.size() > kMostBytesOfSource) return false;
  std::optional<IssuedDate> date = head->date;
  if (!date) date = take_leading_date(source);
  source = without_bare_address(source);
  if (!date && take_status(source)) date = IssuedDate{};
  if (date) read.issued = *date;
  set_title(title->title, read);
  if (!head->is_bracketed || !read_journal_before_title(head->names, source, read)) {
    read_source(source, read);
    const bool given_first = head->date ? head->is_bracketed : head->names.ends_with(',');
    if (!are_left_out(head->names)) read_names_before_title(head->names, given_first, read);
  }
  const bool is_page = !read.url.empty() && (source.empty() || is_in_title_case(source));
  if ((!date && read.issued.year == 0 && !is_page) || read.title.empty()) return false;
  if (read.type.empty()) read.type = "article-journal";
  citation = std::move(read);
  return true;
}

}  // namespace pprsearch
