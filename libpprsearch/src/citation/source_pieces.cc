#include "citation/source_pieces.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/locator.h"
#include "citation/name_pieces.h"
#include "citation/name_shape.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxRetrievedBytes = 60;
constexpr std::size_t kMaxAbbreviationBytes = 9;

bool is_abbreviation(std::string_view sentence) {
  if (const std::size_t space = sentence.find(' '); space != sentence.npos) {
    const std::string_view first = sentence.substr(0, space);  // "ACS Chem."
    return first.size() > 1 && std::ranges::all_of(first, is_upper) &&
           is_abbreviation(sentence.substr(space + 1));
  }
  return sentence.size() <= kMaxAbbreviationBytes && sentence.ends_with('.') &&
         is_upper(sentence.front()) && sentence.find(' ') == std::string_view::npos;
}

bool is_small_word(std::string_view word) {
  constexpr std::array<std::string_view, 3> kSmallWords = {"with", "from", "into"};
  return word.size() <= 3 ||
         std::ranges::any_of(kSmallWords, [&](auto small) { return word == small; });
}

}  // namespace

bool names_a_thesis(std::string_view note) {
  constexpr auto kBeginnings =
      std::to_array<std::string_view>({"(doctoral ", "(unpublished ", "(master", "(phd ",
                                       "(dissertation)", "(dissertation,", "(thesis)", "(thesis,"});
  const std::string words = in_lower_case(note);
  if (words.find("dissertation") == words.npos && words.find("thesis") == words.npos) return false;
  return words.front() == '[' || std::ranges::any_of(kBeginnings, [&](std::string_view beginning) {
           return words.starts_with(beginning);
         });
}

std::string_view type_by_number(std::string_view note) {
  constexpr auto kNumbered = std::to_array<std::string_view>(
      {"report no. ", "publication no. ", "paper no. ", "guideline no. ", "document no. ",
       "bulletin no. ", "brief no. ", "memorandum no. "});
  const std::string words = in_lower_case(note);
  if (std::ranges::none_of(words, is_digit)) return {};
  if (words.starts_with("(publication no. ") || words.starts_with("(order no. ")) return "thesis";
  const std::size_t number = find_any(words, kNumbered);
  return number == words.npos ? std::string_view() : std::string_view("report");
}

namespace {

/// Takes `[…]`, and `(3rd ed.)` and `(Doctoral dissertation)`, off a title's end.
std::string_view without_title_note(std::string_view title, Citation& citation) {
  const bool square = title.ends_with(']');
  if (title.starts_with('[') && title.find(']') + 1 == title.size() &&
      !begins_with(title, "[review of")) {
    return trim(title.substr(1, title.size() - 2), " .");  // a title that was translated
  }
  if (!square && !title.ends_with(')')) return title;
  const std::size_t open = title.rfind(square ? '[' : '(');
  if (open == std::string_view::npos || open == 0) return title;
  const std::string_view note = title.substr(open);
  const bool thesis = names_a_thesis(note);
  const bool edition = note.find(" ed.") != note.npos || note.find("dition)") != note.npos;
  const std::string_view numbered = type_by_number(note);
  if (!square && !thesis && !edition && numbered.empty()) return title;
  if (!numbered.empty()) citation.type = numbered;
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

/// Takes a word like "doi" or a remark like "Advance online publication" off the end.
bool drop_closing_note(std::string_view& text) {
  constexpr auto kNotes = std::to_array<std::string_view>({"advance online publication",
                                                           "online advance publication",
                                                           "online first",
                                                           "online ahead of print",
                                                           "epub ahead of print",
                                                           "ahead of print",
                                                           "published online",
                                                           "in press",
                                                           "no pagination specified",
                                                           "retrieved from",
                                                           "available from",
                                                           "available from ssrn",
                                                           "available at",
                                                           "available at ssrn",
                                                           "available online",
                                                           "available online at",
                                                           "available on",
                                                           "accessed at",
                                                           "recuperado de",
                                                           "obtenido de",
                                                           "disponible en",
                                                           "recuperado em",
                                                           "disponível em",
                                                           "récupéré de",
                                                           "repéré à",
                                                           "disponible sur",
                                                           "disponible à",
                                                           "disponibile su",
                                                           "abgerufen von",
                                                           "abgerufen unter",
                                                           "verfügbar unter",
                                                           "beschikbaar via",
                                                           "opgehaald van",
                                                           "hämtad från",
                                                           "hentet fra",
                                                           "doi"});
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

bool is_word_of_publisher(std::string_view word) {
  constexpr std::array<std::string_view, 20> kWords = {
      "press",   "publishing", "publications", "publishers",   "publisher",
      "books",   "verlag",     "wiley",        "springer",     "routledge",
      "sage",    "norton",     "guilford",     "elsevier",     "karnac",
      "hogrefe", "erlbaum",    "university",   "organization", "association"};
  const std::string_view letters = trim(word, ".,;:()&");
  return is_one_of_words(letters, kWords);
}

/// "New York", "Hoboken, NJ": what stands before the publisher's colon.
bool is_place(std::string_view text) {
  constexpr std::array<std::string_view, 8> kCities = {"New York", "London",  "Oxford", "Cambridge",
                                                       "Boston",   "Chicago", "Geneva", "Berlin"};
  return text.find(", ") != text.npos || std::ranges::find(kCities, text) != kCities.end();
}

/// "6th ed.", "2nd edn", "sixth edition", "rev. ed.".
bool is_edition(std::string_view note) {
  constexpr auto kEditions =
      std::to_array<std::string_view>({"edition", "ed", "edn", "aufl", "auflage"});
  constexpr auto kOrdinals = std::to_array<std::string_view>(
      {"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth",
       "tenth", "rev", "revised", "new", "expanded", "international"});
  const std::string_view ordinal = trim_end(take_word(note), ".");
  const bool is_ordinal =
      !ordinal.empty() && (is_digit(ordinal.front()) || is_one_of_words(ordinal, kOrdinals));
  return is_ordinal && is_one_of_words(trim(note, " ."), kEditions);
}

/// A word that journals have in their names; without volume and pages it takes one to believe that
/// what follows a comma is a journal.
bool is_word_of_journal(std::string_view word) {
  constexpr std::array<std::string_view, 9> kWords = {"journal",    "psychotherapy", "psychology",
                                                      "psychiatry", "research",      "medicine",
                                                      "therapy",    "review",        "science"};
  return is_one_of_words(trim(word, ".,;:"), kWords);
}

}  // namespace

bool names_a_journal(std::string_view text) {
  while (!text.empty()) {
    if (is_word_of_journal(take_word(text))) return true;
  }
  return false;
}

bool begins_a_journal(std::string_view word) {
  if (!word.ends_with('.') || word.find(' ') != word.npos) return false;
  constexpr auto kWords = std::to_array<std::string_view>(
      {"acta",      "addict",    "adolesc",      "adv",        "afr",    "am",        "anal",
       "ann",       "annu",      "appl",         "arch",       "asian",  "aust",      "behav",
       "biol",      "br",        "bull",         "can",        "chin",   "clin",      "cogn",
       "compr",     "consult",   "contemp",      "couns",      "curr",   "dev",       "educ",
       "epidemiol", "eur",       "eval",         "exp",        "expert", "fam",       "forensic",
       "front",     "gen",       "geriatr",      "gerontol",   "harv",   "hum",       "int",
       "ir",        "j",         "jpn",          "lat",        "med",    "ment",      "n",
       "nat",       "neurol",    "neuropsychol", "neurosci",   "nord",   "nurs",      "occup",
       "pediatr",   "perspect",  "pharmacol",    "philos",     "proc",   "psychiatr", "psychoanal",
       "psychol",   "psychosoc", "psychosom",    "psychother", "qual",   "res",       "rev",
       "scand",     "sci",       "soc",          "subst",      "ther",   "transl",    "univ",
       "z",         "conf",      "symp"});
  const std::string_view letters = trim_end(word, ".");
  return is_one_of_words(letters, kWords);
}

/// "Child Adolesc." within "J. Am. Acad. Child Adolesc. Psychiatry".
bool ends_a_journal(std::string_view words) {
  const std::size_t space = words.rfind(' ');
  if (space == words.npos || words.find(' ') != space) return false;
  return begins_a_journal(words.substr(space + 1)) && is_in_title_case(words.substr(0, space));
}

/// "Therapist effects" of "Therapist effects. PhD thesis"; all of it if it names no thesis.
std::string_view without_kind_of_thesis(std::string_view title) {
  constexpr auto kKinds = std::to_array<std::string_view>(
      {"dissertation", "thesis", "phd thesis", "phd dissertation", "doctoral thesis",
       "doctoral dissertation", "master's thesis", "master’s thesis", "masters thesis",
       "unpublished phd thesis", "unpublished doctoral dissertation", "unpublished dissertation",
       "unpublished master's thesis", "unpublished thesis", "dissertation/thesis"});
  const std::size_t comma = title.rfind(", ");
  const std::size_t begin =
      std::max(begin_of_last_sentence(title), comma == title.npos ? 0 : comma + 2);
  if (begin < 2 || !is_one_of_words(trim_end(title.substr(begin), " .,"), kKinds)) return title;
  return trim_end(title.substr(0, begin), " .,");
}

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

std::string_view without_editors_in_front(std::string_view book) {
  constexpr auto kMarks = std::to_array<std::string_view>(
      {", editors. ", ", editor. ", ", eds. ", ", ed. ", " (eds.). ", " (ed.). ", " (eds). ",
       " (ed). ", " (Eds.). ", " (Ed.). ", " (orgs.). ", " (org.). "});
  for (const std::string_view mark : kMarks) {
    const std::size_t at = book.find(mark);
    if (at == book.npos) continue;
    const std::vector<NamePiece> pieces = split_names(book.substr(0, at)).pieces;
    const bool are_names = std::ranges::any_of(pieces, [](const NamePiece& piece) {
      return is_initials(piece.text) || has_initials_in_front(piece.text) ||
             begin_of_last_initials(piece.text) != std::string_view::npos;
    });
    if (are_names && is_in_title_case(book.substr(0, at))) return book.substr(at + mark.size());
  }
  return book;
}

bool has_initials_in_front(std::string_view piece) {
  constexpr std::size_t kMostWords = 5;
  if (piece.starts_with("and ")) piece.remove_prefix(4);
  const std::size_t end = end_of_initials(piece);
  if (end == 0 || end >= piece.size() || piece.substr(0, end).find('.') == piece.npos) return false;
  const std::vector<std::string_view> family = split_words(piece.substr(end));
  return family.size() <= kMostWords && !family.empty() && is_in_title_case(family.back()) &&
         family.back().find(':') == piece.npos;
}

std::string_view without_edition(std::string_view title) {
  title = trim_end(title, " .,");
  for (const std::string_view mark : {", ", ". ", "? ", "! "}) {
    const std::size_t at = title.rfind(mark);
    if (at == title.npos || at == 0 || at + 2 >= title.size() || !is_digit(title[at + 2])) continue;
    if (!is_edition(title.substr(at + 2))) continue;
    return title.substr(0, at + (mark.front() == '?' || mark.front() == '!' ? 1 : 0));
  }
  return title;
}

bool is_book_of_fields(std::string_view text) {
  constexpr std::size_t kMostWordsOfPlace = 3;
  const std::vector<std::string_view> pieces = split_trimmed(text, ',');
  if (pieces.size() < 3) return false;
  const std::string_view place = pieces.back();
  const std::string_view publisher = pieces[pieces.size() - 2];
  const bool has_edition = std::any_of(pieces.begin() + 1, pieces.end() - 1, is_edition);
  return (has_edition || is_publisher(publisher)) && is_in_title_case(publisher) &&
         is_in_title_case(place) && split_words(place).size() <= kMostWordsOfPlace &&
         std::ranges::none_of(place, is_digit);
}

std::string book_of_fields(std::string_view fields) {
  constexpr std::size_t kPublisherAndPlace = 2;
  const std::vector<std::string_view> pieces = split_trimmed(fields, ',');
  const auto edition = std::ranges::find_if(pieces, is_edition);
  const auto behind = std::ranges::find_if(pieces, is_publisher);
  auto end = edition != pieces.end() ? edition : behind;
  if (end == pieces.end() && pieces.size() > kPublisherAndPlace) end -= kPublisherAndPlace;
  if (end == pieces.begin()) end = pieces.begin() + 1;
  return join(std::vector(pieces.begin(), end), ", ");
}

bool ends_sentence(std::string_view text) {
  for (const std::string_view quote : {"”", "’", "\"", "'", "»"}) {
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  return !text.empty() && std::string_view(".?!").find(text.back()) != std::string_view::npos;
}

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

bool is_in_title_case(std::string_view text) {
  if (text.empty() || is_lower(text.front())) return false;
  while (!text.empty()) {
    const std::string_view word = take_word(text);
    if (!word.empty() && is_lower(word.front()) && !is_small_word(word)) return false;
  }
  return true;
}

std::size_t begin_of_journal(std::string_view head) {
  std::size_t begin = begin_of_last_sentence(head);
  const bool in_short = head.ends_with('.');
  for (std::size_t at = begin; at > 0;) {
    const std::string_view before = head.substr(0, at - 1);
    at = begin_of_last_sentence(before);
    const std::string_view word = before.substr(at);
    const bool is_known = begins_a_journal(word) || ends_a_journal(word);
    if (!is_known && (at == 0 || !is_abbreviation(word))) break;
    if (in_short || is_known) begin = at;
  }
  return begin;
}

void set_title(std::string_view title, Citation& citation) {
  title = trim_end(trim(title), " .,");
  if (title.find('*') + 1 == title.size()) title = trim_end(title, "*");  // of a footnote
  constexpr int kMostNotes = 4;
  int notes = 0;
  for (std::string_view before; before != title && notes < kMostNotes; ++notes) {
    before = title;
    title = without_edition(without_title_note(title, citation));
  }
  if (const std::string_view whole = without_kind_of_thesis(title); whole.size() < title.size()) {
    citation.type = "thesis";
    title = whole;
  }
  citation.title = without_quotes(title);
}

std::string_view without_closing_notes(std::string_view text) {
  constexpr std::string_view kMarks = " .,;:([";
  for (const std::string_view note :
       {"Retrieved ", "Recuperado el ", "Recuperado em ", "Consultado el ", "Récupéré le ",
        "Abgerufen am ", "Geraadpleegd op ", "Online First Publication", "Online first publication",
        "Advance online publication,"}) {
    const std::size_t at = text.rfind(note);
    if (at != text.npos && text.size() - at < kMaxRetrievedBytes &&
        ends_sentence(trim_end(text.substr(0, at)))) {
      text = text.substr(0, at);
    }
  }
  for (const std::string_view note :
       {"Paper presented at", "Poster presented at", "Poster session presented at",
        "Symposium conducted at", "Manuscript submitted for publication",
        "Manuscript in preparation", "Unpublished manuscript", "Retrieved from ProQuest"}) {
    const std::size_t at = text.rfind(note);
    if (at != text.npos && at > 0 && ends_sentence(trim_end(text.substr(0, at)))) {
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

std::string_view without_remarks(std::string_view text) {
  constexpr int kMostTried = 20;
  int tried = 0;
  for (std::size_t stop = text.find_first_of(".;("); stop != text.npos && tried < kMostTried;
       stop = text.find_first_of(".;(", stop + 1)) {
    const std::string_view before = trim_end(text.substr(0, stop));
    if (before.empty() || !is_letter_or_digit(before.back())) continue;
    const bool is_bracket = text[stop] == '(';
    const bool may_end = is_bracket ? stop > before.size() : text.substr(stop + 1).starts_with(' ');
    if (!may_end || !std::ranges::any_of(before.substr(before.rfind(' ') + 1), is_digit)) continue;
    ++tried;
    const std::optional<Locator> locator = find_locator(before);
    if (!locator || locator->volume.empty() || locator->page.find('-') == std::string::npos) {
      continue;
    }
    const std::string_view head = trim_end(before.substr(0, locator->begin), " ,;:");
    const std::size_t journal = begin_of_journal(head);
    if (journal > 0 && is_in_title_case(head.substr(journal))) return before;
  }
  return text;
}

std::string_view journal_name(std::string_view text) {
  text = trim(text, " ,;");
  if (text.starts_with("In: ")) text.remove_prefix(4);
  return text.find('.') + 1 == text.size() ? trim_end(text, " .,;") : text;
}

}  // namespace pprsearch
