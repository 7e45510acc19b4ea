#include "citation/apa_source.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/locator.h"

// What follows the date has no marks of its own between title and journal but a
// full stop, and titles have full stops, too. So it is read from its end: first
// volume and pages, whose form is known; then the journal, which goes back to
// the nearest end of a sentence; what is left is the title. Where there are no
// volume and pages, the last sentence is taken for a journal or a publisher only
// if it looks like one.

namespace pprsearch {
namespace {

constexpr std::size_t kMaxRetrievedBytes = 60;
constexpr std::size_t kMaxAbbreviationBytes = 9;

/// Whether a sentence, with closing quotes, ends at the end of `text`.
bool ends_sentence(std::string_view text) {
  for (const std::string_view quote : {"”", "’", "\"", "'", "»"}) {
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  return !text.empty() && std::string_view(".?!").find(text.back()) != std::string_view::npos;
}

/// Where the last sentence of `text` begins, brackets taken as one; 0 where
/// there is but one sentence.
std::size_t begin_of_last_sentence(std::string_view text) {
  std::size_t brackets = 0;
  for (std::size_t at = text.size(); at > 1; --at) {
    const char c = text[at - 1];
    if (c == ')' || c == ']') ++brackets;
    if ((c == '(' || c == '[') && brackets > 0) --brackets;
    if (brackets == 0 && c == ' ' && ends_sentence(text.substr(0, at - 1))) return at;
  }
  return 0;
}

bool is_abbreviation(std::string_view sentence) {
  return sentence.size() <= kMaxAbbreviationBytes && sentence.ends_with('.') &&
         is_upper(sentence.front()) && sentence.find(' ') == std::string_view::npos;
}

bool is_small_word(std::string_view word) {
  constexpr std::array<std::string_view, 3> kSmallWords = {"with", "from", "into"};
  return word.size() <= 3 ||
         std::ranges::any_of(kSmallWords, [&](auto small) { return word == small; });
}

/// "Clinical Psychology and Psychotherapy", not "a model of adverse process".
bool is_in_title_case(std::string_view text) {
  if (text.empty() || is_lower(text.front())) return false;
  while (!text.empty()) {
    const std::string_view word = take_word(text);
    if (!word.empty() && is_lower(word.front()) && !is_small_word(word)) return false;
  }
  return true;
}

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

/// Where the journal begins in `head`, which ends with it: at the last sentence,
/// or, in "Title. J. Consult. Clin. Psychol.", at the first of the abbreviations.
std::size_t begin_of_journal(std::string_view head) {
  std::size_t begin = begin_of_last_sentence(head);
  if (!head.ends_with('.')) return begin;
  while (begin > 0) {
    const std::string_view before = head.substr(0, begin - 1);
    const std::size_t previous = begin_of_last_sentence(before);
    if (previous == 0 || !is_abbreviation(before.substr(previous))) break;
    begin = previous;
  }
  return begin;
}

bool is_word_of_publisher(std::string_view word) {
  constexpr std::array<std::string_view, 20> kWords = {
      "press",   "publishing", "publications", "publishers",   "publisher",
      "books",   "verlag",     "wiley",        "springer",     "routledge",
      "sage",    "norton",     "guilford",     "elsevier",     "karnac",
      "hogrefe", "erlbaum",    "university",   "organization", "association"};
  const std::string_view letters = trim(word, ".,;:()&");
  return std::ranges::any_of(kWords, [&](auto known) { return is_same_word(letters, known); });
}

/// "New York", "Hoboken, NJ": what stands before the publisher's colon.
bool is_place(std::string_view text) {
  constexpr std::array<std::string_view, 8> kCities = {"New York", "London",  "Oxford", "Cambridge",
                                                       "Boston",   "Chicago", "Geneva", "Berlin"};
  return text.find(", ") != text.npos || std::ranges::find(kCities, text) != kCities.end();
}

/// "Guilford Press", "New York, NY: Norton", "Ottawa: Author".
bool is_publisher(std::string_view text) {
  if (text.find("Journal") != text.npos) return false;
  const std::size_t colon = text.find(": ");
  if (colon != text.npos && is_place(text.substr(0, colon))) return true;
  if (text.ends_with(": Author")) return true;
  while (!text.empty()) {
    if (is_word_of_publisher(take_word(text))) return true;
  }
  return false;
}

/// Takes `[…]`, and `(3rd ed.)` and `(Doctoral dissertation)`, off a title's end.
std::string_view without_title_note(std::string_view title, Citation& citation) {
  const bool square = title.ends_with(']');
  if (!square && !title.ends_with(')')) return title;
  const std::size_t open = title.rfind(square ? '[' : '(');
  if (open == std::string_view::npos || open == 0) return title;
  const std::string_view note = title.substr(open);
  const bool thesis = note.find("dissertation") != note.npos || note.find("thesis") != note.npos;
  const bool edition = note.find(" ed.") != note.npos || note.find("dition)") != note.npos;
  if (!square && !thesis && !edition) return title;
  if (thesis) citation.type = "thesis";
  if (edition) citation.type = "book";
  return trim_end(title.substr(0, open), " .,");
}

std::string_view without_quotes(std::string_view title) {
  using Pair = std::pair<std::string_view, std::string_view>;
  for (const auto& [open, close] : {Pair{"“", "”"}, Pair{"\"", "\""}}) {
    if (!title.starts_with(open) || !title.ends_with(close)) continue;
    if (title.find(close, open.size()) != title.size() - close.size()) continue;
    title.remove_prefix(open.size());
    title.remove_suffix(close.size());
    return trim(title, " .,");
  }
  return title;
}

void set_title(std::string_view title, Citation& citation) {
  title = without_title_note(trim_end(trim(title), " .,"), citation);
  citation.title = without_quotes(title);
}

/// Takes a word like "doi" or a remark like "Advance online publication" off the end.
bool drop_closing_note(std::string_view& text) {
  constexpr std::array<std::string_view, 13> kNotes = {"advance online publication",
                                                       "online advance publication",
                                                       "online first",
                                                       "epub ahead of print",
                                                       "ahead of print",
                                                       "published online",
                                                       "in press",
                                                       "no pagination specified",
                                                       "retrieved from",
                                                       "available from",
                                                       "available at",
                                                       "accessed at",
                                                       "doi"};
  for (const std::string_view note : kNotes) {
    if (text.size() < note.size()) continue;
    const std::size_t begin = text.size() - note.size();
    if (!begins_with(text.substr(begin), note)) continue;
    if (begin > 0 && is_letter_or_digit(text[begin - 1])) continue;
    text = text.substr(0, begin);
    return true;
  }
  return false;
}

std::string_view without_closing_notes(std::string_view text) {
  constexpr std::string_view kMarks = " .,;:([";
  for (const std::string_view note : {"Retrieved ", "Online First Publication",
                                      "Online first publication", "Advance online publication,"}) {
    const std::size_t at = text.rfind(note);
    if (at != text.npos && text.size() - at < kMaxRetrievedBytes &&
        ends_sentence(trim_end(text.substr(0, at)))) {
      text = text.substr(0, at);
    }
  }
  text = trim_end(text, kMarks);
  std::string_view rest = trim_end(text, "])");
  while (drop_closing_note(rest)) {
    text = trim_end(rest, kMarks);
    rest = trim_end(text, "])");
  }
  return text;
}

/// Where " In " begins in "Title. In A. Editor (Ed.), Book (pp. 1–9)"; npos where
/// nothing after it says that it names a book.
std::size_t find_book(std::string_view text) {
  std::size_t mark = 0;
  for (const std::string_view sign : {"(Ed", "pp."}) {
    if (const std::size_t at = text.rfind(sign); at != text.npos) mark = std::max(mark, at);
  }
  for (std::size_t at = text.find(" In"); at < mark; at = text.find(" In", at + 1)) {
    const std::string_view after = text.substr(at + 3, 1);
    if ((after == " " || after == ":") && ends_sentence(text.substr(0, at))) return at;
  }
  return text.npos;
}

/// "Handbook of Psychotherapy, 6th Edition" without the edition.
std::string_view without_edition(std::string_view title) {
  const std::size_t comma = title.rfind(", ");
  if (comma == title.npos) return title;
  std::string_view note = title.substr(comma + 2);
  const std::string_view ordinal = take_word(note);
  const std::string_view word = trim(note, " .");
  const bool edition = is_same_word(word, "edition") || is_same_word(word, "ed");
  return edition && !ordinal.empty() && is_digit(ordinal.front()) ? title.substr(0, comma) : title;
}

/// The title in "J. C. Norcross (Ed.), Psychotherapy relationships (pp. 3–21). Oxford".
std::string_view title_of_book(std::string_view book) {
  const std::size_t editor = book.find("(Ed");
  const std::size_t close = book.find(')', std::min(editor, book.size()));
  if (close != book.npos) book = trim(book.substr(close + 1), " .,");
  book = book.substr(0, std::min({book.find(" ("), book.find(". "), book.find(", pp.")}));
  return trim_end(without_edition(book), " .,");
}

bool read_chapter(std::string_view text, Citation& citation) {
  const std::size_t in = find_book(text);
  if (in == text.npos) return false;
  const std::string_view book = trim(text.substr(in + 3), " :");
  set_title(text.substr(0, in), citation);
  citation.type = "chapter";
  citation.container_title = title_of_book(book);
  if (const std::size_t pages = book.find("pp."); pages != book.npos) {
    citation.page = plain_pages(leading_pages(trim(book.substr(pages + 3))));
  }
  return true;
}

/// "Journal of Affective Disorders." without its stop; "Psychother. Res." as it is.
std::string_view journal_name(std::string_view text) {
  text = trim(text, " ,;");
  return text.find('.') + 1 == text.size() ? trim_end(text, " .,;") : text;
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
  const std::size_t begin = begin_of_last_sentence(before);
  const bool is_range = leading_pages(pages) == pages &&
                        plain_pages(pages).find('-') != pages.npos && is_digit(pages.back());
  if (!is_range || begin == 0 || !is_in_title_case(before.substr(begin))) return text;
  citation.page = plain_pages(pages);
  return before;
}

/// A word that journals have in their names; without volume and pages it takes one to believe that
/// what follows a comma is a journal.
bool is_word_of_journal(std::string_view word) {
  constexpr std::array<std::string_view, 9> kWords = {"journal",    "psychotherapy", "psychology",
                                                      "psychiatry", "research",      "medicine",
                                                      "therapy",    "review",        "science"};
  return std::ranges::any_of(kWords,
                             [&](auto known) { return is_same_word(trim(word, ".,;:"), known); });
}

bool names_a_journal(std::string_view text) {
  while (!text.empty()) {
    if (is_word_of_journal(take_word(text))) return true;
  }
  return false;
}

void read_without_locator(std::string_view text, Citation& citation) {
  text = take_pages(text, citation);
  const std::size_t behind_comma = begin_behind_comma(text);
  if (behind_comma > 0 && begin_of_last_sentence(text) == 0 &&
      names_a_journal(text.substr(behind_comma))) {
    citation.container_title = journal_name(text.substr(behind_comma));
    return set_title(text.substr(0, behind_comma), citation);
  }
  const std::size_t begin = begin_of_last_sentence(text);
  const std::string_view last = text.substr(begin);
  const bool publisher = begin > 0 && is_publisher(last);
  const bool journal = begin > 0 && !publisher && is_in_title_case(last);
  if (publisher) citation.type = "book";
  if (journal) citation.container_title = journal_name(last);
  set_title(publisher || journal ? text.substr(0, begin) : text, citation);
}

}  // namespace

void read_title_and_source(std::string_view text, Citation& citation) {
  text = without_closing_notes(trim(text, " .,:;"));
  if (read_chapter(text, citation)) return;
  if (std::optional<Locator> locator = find_locator(text)) {
    read_article(trim_end(text.substr(0, locator->begin), " ,;:"), std::move(*locator), citation);
  } else {
    read_without_locator(text, citation);
  }
}

}  // namespace pprsearch
