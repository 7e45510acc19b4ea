#include "citation/reference_ending.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>

#include "base/ascii.h"
#include "base/strings.h"
#include "citation/issued_date.h"
#include "citation/reference_links.h"
#include "citation/source_pieces.h"

// What may stand behind the pages, in the order in which it is taken away:
//
//     (Retraction published 2020, Journal, 13, 9)  [cited 2020 Mar 3]     in brackets, anywhere
//     Erratum in: Journal. 2020 Jan;13(1):9.                              to the end of the line
//     Accessed 3 Mar. 2020.  , viewed 3 March 2020,  Retrieved 2020-03-03
//     JSTOR. Web. 3 Mar. 2020.  Print.  PsycINFO,                         before the links
//     Link  [PDF]  Open access.  Read the abstract here.                  likewise, behind pages

namespace pprsearch {
namespace {

constexpr std::array<std::string_view, 29> kNotices = {"retraction published",
                                                       "retraction in",
                                                       "retraction of",
                                                       "retracted in",
                                                       "retracted article",
                                                       "retracted and republished",
                                                       "corrected and republished",
                                                       "partial retraction in",
                                                       "correction published",
                                                       "correction appears in",
                                                       "correction in",
                                                       "corrected in",
                                                       "published correction",
                                                       "published erratum",
                                                       "published retraction",
                                                       "erratum published",
                                                       "erratum appears in",
                                                       "erratum in",
                                                       "errata in",
                                                       "corrigendum published",
                                                       "corrigendum in",
                                                       "expression of concern published",
                                                       "expression of concern in",
                                                       "withdrawal published",
                                                       "comment in",
                                                       "update in",
                                                       "comment on",
                                                       "reprinted in",
                                                       "reprinted from"};

/// Remarks that say how far the article is.
constexpr std::array<std::string_view, 4> kStates = {"epub ahead of print", "online ahead of print",
                                                     "published online ahead of print",
                                                     "published ahead of print"};

/// What names another work or its data, by an address.
constexpr std::array<std::string_view, 12> kOthers = {"comment on",
                                                      "commentary on",
                                                      "reply to",
                                                      "response to",
                                                      "data",
                                                      "data available",
                                                      "data set",
                                                      "dataset",
                                                      "supplement",
                                                      "supplemental materials",
                                                      "supplemental material",
                                                      "supplementary material"};

constexpr std::array<std::string_view, 9> kAccesses = {
    "date accessed", "last accessed", "accessed",  "viewed",    "retrieved",
    "cited",         "date viewed",   "consulted", "downloaded"};

constexpr std::array<std::string_view, 41> kDatabases = {"academic onefile",
                                                         "academic search complete",
                                                         "academic search premier",
                                                         "academic search ultimate",
                                                         "apa psycarticles",
                                                         "apa psycinfo",
                                                         "apa psycnet",
                                                         "cambridge core",
                                                         "cinahl",
                                                         "cinahl complete",
                                                         "cochrane library",
                                                         "ebsco",
                                                         "ebscohost",
                                                         "embase",
                                                         "eric",
                                                         "europe pmc",
                                                         "gale academic onefile",
                                                         "google scholar",
                                                         "heinonline",
                                                         "jstor",
                                                         "lexisnexis",
                                                         "medline",
                                                         "ovid",
                                                         "oxford academic",
                                                         "oxford journals online",
                                                         "pep archive",
                                                         "pep-web",
                                                         "pmc",
                                                         "project muse",
                                                         "proquest",
                                                         "psycarticles",
                                                         "psycinfo",
                                                         "pubmed",
                                                         "pubmed central",
                                                         "sage journals",
                                                         "sciencedirect",
                                                         "scopus",
                                                         "springerlink",
                                                         "taylor & francis online",
                                                         "web of science",
                                                         "wiley online library"};

constexpr std::string_view kStops = " .,;:";
constexpr int kMostEndings = 8;  // of a kind in a line: each is taken out by moving the rest

/// Bytes of the first of `words` that `text` begins with, in any case, as whole words; else 0.
template <typename Words>
std::size_t length_of_beginning(std::string_view text, const Words& words) {
  for (const std::string_view word : words) {
    if (!begins_with(text, word)) continue;
    const std::string_view after = text.substr(word.size());
    if (after.empty() || !is_letter_or_digit(after.front())) return word.size();
  }
  return 0;
}

bool has_year_at(std::string_view text, std::size_t at) {
  return (at == 0 || !is_digit(text[at - 1])) && starts_with_year(text.substr(at));
}

/// npos if there is none.
std::size_t find_first_year(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (has_year_at(text, at)) return at;
  }
  return text.npos;
}

std::size_t find_last_year(std::string_view text) {
  for (std::size_t at = text.size(); at-- > 0;) {
    if (has_year_at(text, at)) return at;
  }
  return text.npos;
}

bool has_year(std::string_view text) { return find_first_year(text) != text.npos; }

bool is_month_word(std::string_view word) {
  return !word.empty() && std::ranges::all_of(word, is_letter) && month_of_word(word) != 0;
}

/// "3", "2020", "3/3/2020", "2020-03-03".
bool is_figure_of_date(std::string_view word) {
  constexpr std::size_t kMostBytes = 10;
  return !word.empty() && word.size() <= kMostBytes && is_digit(word.front()) &&
         word.find_first_not_of("0123456789-/.") == word.npos &&
         (word.size() <= kYearDigits || !are_digits(word));
}

/// Bytes of "3 Mar. 2020" and "on March 3, 2020", with the marks behind it; 0 if no date with its
/// year begins `text`.
std::size_t length_of_date(std::string_view text) {
  constexpr int kMostWords = 5;
  std::size_t length = 0;
  bool is_dated = false;
  for (int i = 0; i < kMostWords && length < text.size(); ++i) {
    const std::size_t end = std::min(text.find(' ', length), text.size());
    const std::string_view word = text.substr(length, end - length);
    const std::string_view bare = trim(word, ".,;:>)]");
    const bool is_joint = i == 0 && (bare == "on" || bare.empty());
    if (!is_joint && !is_month_word(bare) && !is_figure_of_date(bare)) break;
    if (is_dated && has_year(bare)) break;
    is_dated = is_dated || has_year(bare);
    length = std::min(end + 1, text.size());
    if (is_dated && bare.size() < word.size()) break;
  }
  return is_dated ? length : 0;
}

/// "from " of "from https://…".
std::size_t length_of_joint(std::string_view text) {
  for (const std::string_view joint : {"from ", "from: ", "at ", "at: "}) {
    if (!text.starts_with(joint)) continue;
    const std::string_view after = trim_begin(text.substr(joint.size()), "<");
    if (after.starts_with("http") || after.starts_with("www.")) return joint.size();
  }
  return 0;
}

bool has_address(std::string_view text) {
  return text.find("://") != text.npos || text.find(" 10.") != text.npos ||
         text.find("doi:10.") != text.npos;
}

/// Where the bracket closes that opens at `open`; npos if it does not.
std::size_t find_closing(std::string_view line, std::size_t open) {
  constexpr std::size_t kMostBytes = 400;
  const char opening = line[open];
  const char closing = opening == '(' ? ')' : ']';
  std::size_t depth = 0;
  for (std::size_t at = open; at < std::min(line.size(), open + kMostBytes); ++at) {
    if (line[at] == opening) ++depth;
    if (line[at] == closing && --depth == 0) return at;
  }
  return line.npos;
}

/// Whether what stands in brackets tells a notice with its date, or when the page was read.
bool is_ending_in_brackets(std::string_view inside) {
  inside = trim(inside);
  if (length_of_beginning(inside, kStates) > 0) return true;
  if (length_of_beginning(inside, kOthers) > 0 && has_address(inside)) return true;
  if (length_of_beginning(inside, kNotices) > 0) return has_year(inside);
  const std::size_t length = length_of_beginning(inside, kAccesses);
  return length > 0 && length_of_date(trim_begin(inside.substr(length), " :")) > 0;
}

void remove_brackets(std::string& line) {
  int removed = 0;
  for (std::size_t open = line.find_first_of("(["); open != line.npos && removed < kMostEndings;
       open = line.find_first_of("([", open)) {
    const std::string_view inside = std::string_view(line).substr(open + 1);
    const std::string_view words = trim_begin(inside);
    const bool may_be =
        length_of_beginning(words, kNotices) > 0 || length_of_beginning(words, kAccesses) > 0 ||
        length_of_beginning(words, kStates) > 0 || length_of_beginning(words, kOthers) > 0;
    const std::size_t close = may_be ? find_closing(line, open) : line.npos;
    if (close == line.npos || !is_ending_in_brackets(inside.substr(0, close - open - 1))) {
      ++open;
      continue;
    }
    const std::size_t begin = open > 0 && line[open - 1] == ' ' ? open - 1 : open;
    line.erase(begin, close + 1 - begin);
    open = begin;
    ++removed;
  }
}

/// Whether a sentence may begin at `at`: behind a stop, or behind a link.
bool may_begin_ending(std::string_view line, std::size_t at, std::string_view stops) {
  if (at < 2 || line[at - 1] != ' ') return false;
  const std::string_view before = line.substr(0, at - 1);
  if (is_one_of(before.back(), stops)) return true;
  if (stops.ends_with('"') && ends_sentence(before)) return true;
  const std::string_view word = before.substr(before.rfind(' ') + 1);
  return word.find("://") != word.npos || word.find("10.") != word.npos;
}

/// "PMID: 123" of the article closes a line of PubMed, behind the notices.
void cut_notices(std::string& line) {
  const std::string_view text = line;
  const std::size_t first = find_first_year(text);
  const std::size_t last = find_last_year(text);
  if (first == last) return;
  for (std::size_t space = text.find(' '); space != text.npos; space = text.find(' ', space + 1)) {
    const std::size_t at = space + 1;
    if (at < first || at > last || !may_begin_ending(text, at, ".;)]")) continue;
    if (length_of_beginning(text.substr(at), kNotices) == 0) continue;
    const std::size_t pmid = text.rfind("PMID");
    const std::string kept(pmid != text.npos && pmid > at ? text.substr(pmid) : "");
    line.resize(space);
    if (!kept.empty()) line += ' ' + kept;
    return;
  }
}

/// "Comment on https://doi.org/10.1/x", "Data: https://…": from there on, the line is of others.
void cut_others(std::string& line) {
  constexpr std::size_t kMostBytes = 40;
  const std::string_view text = line;
  const std::size_t first = std::min(find_first_year(text), text.size());
  for (std::size_t space = text.find(' ', first); space != text.npos;
       space = text.find(' ', space + 1)) {
    const std::string_view rest = text.substr(space + 1);
    if (!may_begin_ending(text, space + 1, ".;)]")) continue;
    const std::size_t words = length_of_beginning(rest, kOthers);
    if (words == 0) continue;
    const std::size_t address = find_any(rest, {"http", "doi", "10."});
    if (address == rest.npos || address > words + kMostBytes || !has_address(rest)) continue;
    if (rest.substr(0, address).find(". ") != rest.npos) continue;
    line.resize(space);
    return;
  }
}

void remove_accesses(std::string& line) {
  const std::size_t year = find_first_year(line);
  int removed = 0;
  for (std::size_t space = line.find(' '); space != line.npos && removed < kMostEndings;
       space = line.find(' ', space + 1)) {
    const std::size_t at = space + 1;
    const std::string_view rest = std::string_view(line).substr(at);
    // Before any year only a sentence may be one: a page without a date of its own.
    const bool is_first = at < year;
    if (is_first && !is_upper(line[at])) continue;
    if (!may_begin_ending(line, at, is_first ? ".\"" : ".,;)>\"")) continue;
    const std::size_t words = length_of_beginning(rest, kAccesses);
    if (words == 0) continue;
    const std::size_t gap = std::min(rest.find_first_not_of(" :", words), rest.size());
    const std::size_t date = length_of_date(rest.substr(gap));
    if (date == 0) continue;
    const std::size_t end = gap + date;
    line.erase(at, end + length_of_joint(rest.substr(end)));
    if (at >= line.size()) line.resize(space);
    space = at - 2;
    ++removed;
  }
}

/// "<https://…>" without its opening bracket.
void remove_angle(std::string& line) {
  if (const std::size_t at = line.find("<http"); at != line.npos) line.erase(at, 1);
}

/// `text` without the words that close it, if pages or a volume stand before them; else empty.
std::string_view without_closing_words(std::string_view text, std::string_view words) {
  text = trim_end(text, kStops);
  if (text.size() < words.size() + 2) return {};
  const std::size_t begin = text.size() - words.size();
  if (!is_same_word(text.substr(begin), words) || text[begin - 1] != ' ') return {};
  return trim_end(text.substr(0, begin));
}

bool ends_with_figures(std::string_view text) {
  const std::string_view bare = trim_end(text, " .,;:)]");
  return !bare.empty() && is_digit(bare.back()) && bare.size() < text.size();
}

/// "Web. 3 Mar. 2020" at the end.
std::string_view without_dated_web(std::string_view text) {
  constexpr std::string_view kWeb = " Web. ";
  const std::size_t web = text.rfind(kWeb);
  if (web == text.npos) return {};
  const std::string_view date = text.substr(web + kWeb.size());
  return length_of_date(date) == date.size() ? text.substr(0, web) : std::string_view();
}

/// Takes the last of the endings off `body`; false if it has none.
bool take_ending(std::string_view& body) {
  const std::string_view text = without_closing_notes(body);
  std::string_view left = without_dated_web(text);
  for (const std::string_view medium : {"web", "print"}) {
    if (left.empty()) left = without_closing_words(text, medium);
  }
  for (const std::string_view database : kDatabases) {
    if (!left.empty()) break;
    left = without_closing_words(text, database);
  }
  if (left.empty()) return false;
  body = left;
  return true;
}

/// "Link", "Open access", "Read the full text here": words that are only said of a page behind
/// the pages.
bool is_word_of_link(std::string_view word) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"link",    "links",    "pdf",       "html",        "epub",      "abstract", "summary",
       "article", "paper",    "study",     "publication", "text",      "fulltext", "full",
       "free",    "open",     "access",    "accessible",  "read",      "view",     "see",
       "click",   "download", "find",      "get",         "available", "online",   "here",
       "more",    "the",      "this",      "it",          "for",       "to",       "at",
       "on",      "via",      "publisher", "website",     "crossref",  "pubmed",   "google",
       "scholar", "doi"});
  return is_one_of_words(word, kWords);
}

/// Whether `text` ends with figures that can be pages, not with a year in brackets.
bool ends_with_pages(std::string_view text) {
  const std::string_view bare = trim_end(text, " .,;");
  const std::string_view word = bare.substr(bare.find_last_of(" (") + 1);
  const bool is_bracketed = word.size() < bare.size() && bare[bare.size() - word.size() - 1] == '(';
  return !bare.empty() && is_digit(bare.back()) && !(is_bracketed && has_year(word));
}

/// Takes "[Special issue]" and "[PDF]" off the end, behind pages.
bool take_closing_bracket(std::string_view& body) {
  const std::string_view text = trim_end(body, " .");
  const std::size_t open = text.ends_with(']') ? text.rfind('[') : text.npos;
  if (open == text.npos || std::ranges::any_of(text.substr(open), is_digit)) return false;
  body = trim_end(text.substr(0, open));
  return true;
}

/// Takes a sentence of words about the page off the end.
bool take_words_of_link(std::string_view& body) {
  constexpr std::size_t kMostWords = 8;
  std::string_view text = trim_end(body, " .,;:>");
  std::size_t words = 0;
  for (; words < kMostWords && !text.empty(); ++words) {
    const std::size_t space = text.rfind(' ');
    if (space == text.npos || !is_word_of_link(trim(text.substr(space + 1), "()[]|"))) break;
    text = trim_end(text.substr(0, space), " |");
    if (text.ends_with('.') || text.ends_with(';')) {
      ++words;
      break;
    }
  }
  if (words == 0) return false;
  body = text;
  return true;
}

/// "Link", "[PDF]", "Open access." stand before the links, or at the end.
void remove_words_of_link(std::string& line) {
  Citation links;
  const std::size_t begin = std::min(read_links(line, links), line.size());
  std::string_view body = trim_end(std::string_view(line).substr(0, begin));
  int taken = 0;
  while (taken < kMostEndings && (take_closing_bracket(body) || take_words_of_link(body))) ++taken;
  if (taken == 0 || !ends_with_pages(body)) return;
  const std::string kept = line.substr(begin);
  line = kept.empty() ? std::string(body) : plus(body, " ") + kept;
}

/// Media and databases stand before the links, or at the end.
void remove_databases(std::string& line) {
  Citation links;
  const std::size_t begin = std::min({read_links(line, links), line.find(" www."), line.size()});
  std::string_view body = std::string_view(line).substr(0, begin);
  int taken = 0;
  while (taken < kMostEndings && take_ending(body)) ++taken;
  if (taken == 0 || !ends_with_figures(body)) return;
  const std::string_view kept = trim_begin(std::string_view(line).substr(begin));
  const bool is_bare = kept.starts_with("www.");
  line = kept.empty() || is_bare ? std::string(body) : plus(body, " ") + std::string(kept);
}

}  // namespace

std::string without_endings(std::string_view line) {
  std::string text(line);
  remove_brackets(text);
  cut_notices(text);
  cut_others(text);
  remove_accesses(text);
  remove_angle(text);
  remove_databases(text);
  remove_words_of_link(text);
  return text;
}

}  // namespace pprsearch
