#include "citation/apa_source.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/journal_year.h"
#include "citation/locator.h"
#include "citation/source_pieces.h"

// What follows the date has no marks of its own between title and journal but a
// full stop, and titles have full stops, too. So it is read from its end: first
// volume and pages, whose form is known; then the journal, which goes back to
// the nearest end of a sentence; what is left is the title. Where there are no
// volume and pages, the last sentence is taken for a journal or a publisher only
// if it looks like one.

namespace pprsearch {
namespace {

/// Where the journal begins in `head`, which ends with it, if a comma and no full stop parts it
/// from the title: "… in Swedish settings, Nordic Psychology". Commas within its name belong to it.
/// 0 if nothing before it could be a title.
std::size_t begin_behind_comma(std::string_view head) {
  std::size_t begin = 0;
  for (std::size_t comma = head.rfind(", "); comma != head.npos && comma > 0;
       comma = head.rfind(", ", comma - 1)) {
    const std::size_t end = begin == 0 ? head.size() : begin - 2;
    if (!is_in_title_case(head.substr(comma + 2, end - comma - 2))) break;
    begin = comma + 2;
  }
  return begin > 0 && !is_in_title_case(head.substr(0, begin)) ? begin : 0;
}

constexpr auto kEditorMarks =
    std::to_array<std::string_view>({"(Ed", "(ed", "(Hrsg", "(Hg.", "(dir", "(Dir", "(coord",
                                     "(Coord", "(Comp", "(Org", "(red.", "(Red."});

constexpr std::array<std::string_view, 5> kPageMarks = {"pp.", "(S. ", "(p. ", " pp ", ", p. "};

/// Where the last of `marks` begins; 0 where none is.
template <typename Marks>
std::size_t find_last(std::string_view text, const Marks& marks) {
  std::size_t found = 0;
  for (const std::string_view mark : marks) {
    if (const std::size_t at = text.rfind(mark); at != text.npos) found = std::max(found, at);
  }
  return found;
}

/// Where the word is that says that a book follows, and how it is written.
struct BookMark {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
};

/// " In " of "Title. In A. Editor (Ed.), Book (pp. 1–9)", " in: " behind a comma; npos where
/// nothing after it says that it names a book. "En" and "Dans" begin sentences of titles, too: they
/// need an editor.
BookMark find_book(std::string_view text) {
  const std::size_t editor = find_last(text, kEditorMarks);
  const std::size_t pages = find_last(text, kPageMarks);
  for (const std::string_view word : {" In ", " In: ", " in: ", " Dans ", " En ", " Em "}) {
    const bool is_in = begins_with(word, " in");
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
      const std::string_view before = text.substr(0, at);
      const bool ends =
          word[1] == 'i' ? before.ends_with(',') || ends_sentence(before) : ends_sentence(before);
      if (ends && (at < editor || (is_in && at < pages))) return {at, at + word.size()};
    }
  }
  return {};
}

/// Where the sentence of a book's title ends; the stops of "Vol. 2. Research" are within it.
std::size_t end_of_book(std::string_view book) {
  for (std::size_t stop = book.find(". "); stop != book.npos; stop = book.find(". ", stop + 1)) {
    const std::string_view before = trim_end(book.substr(0, stop), "0123456789");
    if (!before.ends_with("Vol") && !before.ends_with("Vol. ")) return stop;
  }
  return book.npos;
}

/// The title in "J. C. Norcross (Ed.), Psychotherapy relationships (pp. 3–21). Oxford".
std::string_view title_of_book(std::string_view book) {
  const std::string_view rest = without_editors_in_front(book);
  const std::size_t editor = find_any(book, kEditorMarks);
  const std::size_t close = book.find(')', std::min(editor, book.size()));
  if (rest.size() < book.size()) {
    book = rest;
  } else if (close != book.npos) {
    book = trim(book.substr(close + 1), " .,:");
  }
  book = book.substr(0, std::min({book.find(" ("), end_of_book(book), book.find(", pp.")}));
  return trim_end(without_edition(book), " .,");
}

/// "13-37" of "Book (pp. 13–37)", "(S. 13–37)", "(5th ed., p. 13-37)", "Place, pp 13–37".
std::string pages_in_book(std::string_view book) {
  constexpr auto kMarks = std::to_array<std::string_view>({"pp", "p", "S"});
  for (std::string_view rest = book; !rest.empty();) {
    const std::string_view word = trim_begin(take_word(rest), "([");
    const std::string_view letters = word.substr(0, word.find_first_of(".0123456789"));
    if (!is_one_of(letters, kMarks)) continue;
    const std::string_view behind = trim_begin(word.substr(letters.size()), ".");
    const auto at = static_cast<std::size_t>(behind.data() - book.data());
    const std::string pages = plain_pages(leading_pages(trim_begin(book.substr(at))));
    if (std::ranges::any_of(pages, is_digit) || pages.find('-') != pages.npos) return pages;
  }
  return {};
}

bool read_chapter(std::string_view text, Citation& citation) {
  const BookMark in = find_book(text);
  if (in.begin == text.npos) return false;
  const std::string_view book = trim(text.substr(in.end), " :");
  set_title(trim_end(text.substr(0, in.begin), " ,"), citation);
  citation.type = "chapter";
  citation.container_title = title_of_book(book);
  citation.page = pages_in_book(book);
  return true;
}

void read_article(std::string_view head, Locator locator, Citation& citation) {
  const std::size_t journal = begin_of_journal(head);
  citation.volume = std::move(locator.volume);
  citation.issue = std::move(locator.issue);
  citation.page = std::move(locator.page);
  if (journal == 0 && !is_in_title_case(head)) {
    const std::size_t behind_comma = begin_behind_comma(head);
    set_title(behind_comma == 0 ? head : head.substr(0, behind_comma), citation);
    if (behind_comma > 0) citation.container_title = journal_name(head.substr(behind_comma));
    return;
  }
  set_title(head.substr(0, journal), citation);
  citation.container_title = journal_name(head.substr(journal));
}

/// Takes the pages off "Epidemiology and Psychiatric Sciences, 1-7", a journal without a volume.
/// "Change, 1990-2010" is a title: what stands before must look like a journal behind a title.
std::string_view take_pages(std::string_view text, Citation& citation) {
  const std::size_t comma = text.rfind(", ");
  if (comma == text.npos) return text;
  const std::string_view pages = text.substr(comma + 2);
  const std::string_view before = text.substr(0, comma);
  for (const std::string_view label : {"pp. ", "p. "}) {
    if (!pages.starts_with(label) || !are_pages(pages.substr(label.size()))) continue;
    citation.page = plain_pages(pages.substr(label.size()));
    return before;
  }
  const std::size_t begin = begin_of_last_sentence(before);
  const bool is_range = leading_pages(pages) == pages &&
                        plain_pages(pages).find('-') != pages.npos && is_digit(pages.back());
  if (!is_range || begin == 0 || !is_in_title_case(before.substr(begin))) return text;
  citation.page = plain_pages(pages);
  return before;
}

/// "PLoS ONE" of "PLoS ONE 10", if a DOI says that an article is meant; else "DSM 5" may be a
/// title.
std::string_view without_volume(std::string_view journal, Citation& citation) {
  constexpr std::size_t kMostDigits = 3;
  const std::size_t space = journal.rfind(' ');
  if (space == journal.npos || citation.doi.empty()) return journal;
  const std::string_view volume = journal.substr(space + 1);
  if (!are_digits(volume) || volume.size() > kMostDigits) return journal;
  citation.volume = volume;
  return trim_end(journal.substr(0, space), " ,");
}

/// "Title. Journal. 2020;57(1):1-9", as Vancouver closes a line: its date repeats that of the
/// names.
bool read_dated_journal(std::string_view text, Citation& citation) {
  std::optional<JournalYear> mark = find_journal_year(text);
  if (!mark || mark->date.year != citation.issued.year || mark->locator.volume.empty() ||
      text.find(';', mark->begin) == text.npos) {
    return false;
  }
  const std::string_view head = trim_end(text.substr(0, mark->begin), " ,;");
  read_article(trim_end(head, "."), std::move(mark->locator), citation);
  return true;
}

/// What brackets behind a title say of a work that is in no journal, and its type.
struct KindOfWork {
  std::string_view words;
  std::string_view type;
};

constexpr auto kKindsOfWork = std::to_array<KindOfWork>({{"data set", "dataset"},
                                                         {"dataset", "dataset"},
                                                         {"software", "software"},
                                                         {"mobile app", "software"},
                                                         {"film", "motion_picture"},
                                                         {"video", "motion_picture"},
                                                         {"podcast", "broadcast"},
                                                         {"tweet", "post"}});

std::string_view type_of_note(std::string_view note) {
  if (const std::string_view numbered = type_by_number(note); !numbered.empty()) return numbered;
  if (names_a_thesis(note)) return "thesis";
  const std::string words = in_lower_case(note);
  for (const KindOfWork& kind : kKindsOfWork) {
    if (note.front() == '[' && words.find(kind.words) != words.npos) return kind.type;
  }
  return {};
}

/// "Title [Doctoral dissertation, University]. Archive", "Title (Report No. 12). Institute": what
/// stands behind such brackets is an archive or a publisher.
bool read_kind_of_work(std::string_view text, Citation& citation) {
  constexpr std::size_t kMostBytesOfNote = 200;
  for (std::size_t close = text.find_first_of(")]"); close != text.npos;
       close = text.find_first_of(")]", close + 1)) {
    const std::string_view behind = text.substr(close + 1);
    if (!behind.empty() && behind.front() != '.') continue;
    const std::size_t from = close - std::min(close, kMostBytesOfNote);
    const std::size_t at = text.substr(from, close - from).rfind(text[close] == ')' ? '(' : '[');
    const std::size_t open = at == text.npos ? 0 : from + at;
    if (open == 0) continue;
    const std::string_view note = text.substr(open, close + 1 - open);
    const std::string type(type_of_note(note));
    if (type.empty()) continue;
    set_title(text.substr(0, open), citation);
    citation.type = type;
    return true;
  }
  return false;
}

void read_without_locator(std::string_view text, Citation& citation) {
  if (read_kind_of_work(text, citation)) return;
  text = take_pages(text, citation);
  const std::size_t behind_comma = begin_behind_comma(text);
  if (behind_comma > 0 && begin_of_last_sentence(text) == 0 &&
      names_a_journal(text.substr(behind_comma))) {
    citation.container_title = journal_name(text.substr(behind_comma));
    return set_title(text.substr(0, behind_comma), citation);
  }
  const std::size_t begin = begin_of_last_sentence(text);
  if (begin == 0 && is_book_of_fields(text)) {
    citation.type = "book";
    return set_title(book_of_fields(text), citation);
  }
  const std::string_view last = text.substr(begin);
  const bool publisher = begin > 0 && is_publisher(last);
  if (publisher) {
    citation.type = "book";
    return set_title(text.substr(0, begin), citation);
  }
  if (begin == 0 || !is_in_title_case(last)) return set_title(text, citation);
  const std::size_t journal = begin_of_journal(text);
  citation.container_title = journal_name(without_volume(text.substr(journal), citation));
  set_title(text.substr(0, journal), citation);
}

}  // namespace

void read_title_and_source(std::string_view text, Citation& citation) {
  text = without_closing_notes(trim(text, " .,:;"));
  text = without_remarks(text);
  if (read_chapter(text, citation)) return;
  if (read_dated_journal(text, citation)) return;
  if (std::optional<Locator> locator = find_locator(text)) {
    read_article(trim_end(text.substr(0, locator->begin), " ,;:"), std::move(*locator), citation);
  } else {
    read_without_locator(text, citation);
  }
}

}  // namespace pprsearch
