#include "formats/blog/reference_line.h"

#include <pprsearch/citation.h>

#include <algorithm>
#include <array>
#include <vector>

#include "base/ascii.h"
#include "base/strings.h"

namespace pprsearch {
namespace {

constexpr std::size_t kMaxBytes = 1500;

// Capitals, or one of the small words that names have. A sentence has others.
bool is_name_word(std::string_view word) {
  constexpr std::array<std::string_view, 22> kParticles{
      "and", "et",  "al", "de", "del", "della", "den", "der", "des", "di",  "du",
      "da",  "dos", "la", "le", "of",  "for",   "the", "van", "von", "ten", "ter"};
  if (!is_lower(word.front())) return true;
  const std::string_view bare = word.substr(0, word.find_first_of(".,"));
  return std::find(kParticles.begin(), kParticles.end(), bare) != kParticles.end();
}

bool are_names(std::string_view text) {
  const auto words = split_words(text);
  return !words.empty() && !is_digit(text.front()) &&
         std::all_of(words.begin(), words.end(), is_name_word);
}

// "J.", "J.-P.,", "A-M." or "J," where a source leaves the stop out.
bool is_initial(std::string_view word) {
  if (word.size() < 2 || !is_upper(word[0])) return false;
  return word[1] == '.' || word[1] == '-' || word.substr(1) == ",";
}

bool has_initial(std::string_view text) {
  const auto words = split_words(text);
  return std::any_of(words.begin(), words.end(), is_initial);
}

bool begins_with_date(std::string_view text) {
  return begins_with_year(text) || text.starts_with("in press") || text.starts_with("n.d.");
}

// The first bracket that holds a date; npos where there is none.
std::size_t find_date(std::string_view line) {
  std::size_t open = line.find('(');
  while (open != std::string_view::npos && !begins_with_date(line.substr(open + 1))) {
    open = line.find('(', open + 1);
  }
  return open;
}

bool ends_in_doi(std::string_view line) {
  const std::string_view last = line.substr(line.rfind(' ') + 1);
  const std::size_t prefix = last.find("10.");
  return prefix != std::string_view::npos && last.find('/', prefix) != std::string_view::npos;
}

bool is_page_range(std::string_view text) {
  constexpr std::string_view kDash = "-\xE2\x80\x93";
  return text.size() >= 3 && is_digit(text.front()) && is_digit(text.back()) &&
         text.find_first_of(kDash) != std::string_view::npos &&
         std::all_of(text.begin(), text.end(), [&](char c) {
           return is_digit(c) || kDash.find(c) != std::string_view::npos;
         });
}

// "…, 88(9), 829–843." or "…, 12:45-67"
bool ends_in_volume_and_pages(std::string_view line) {
  if (line.ends_with('.')) line.remove_suffix(1);
  const std::size_t before = line.find_last_of(" :,");
  if (before == std::string_view::npos || before == 0) return false;
  const bool after_volume = line[before] != ' ' || line[before - 1] == ',';
  return after_volume && is_page_range(line.substr(before + 1));
}

// "…, 88(9), 829–843." at the end, a DOI or another address: prose has none of them.
bool has_place(std::string_view line) {
  return ends_in_doi(line) || ends_in_volume_and_pages(line) ||
         line.find("http") != std::string_view::npos || line.find("doi") != std::string_view::npos;
}

// Whether a text behind a date ends as a reference does: with a place, or with names ("Guilford
// Press."), and not with a sentence.
bool ends_as_source(std::string_view text) {
  text = trim(text, " .");
  const std::size_t stop = text.rfind(". ");
  return has_place(text) || (stop != std::string_view::npos && are_names(text.substr(stop + 2)));
}

// "Ng, P. (2019). Title…", "Mo Wang (in press). Title…". Prose goes on after the bracket with a
// verb, so that a title without a full stop before it begins with a capital, and the names have
// initials. What has no initial may be a thing ("The DSM-5 (2013). A manual …"): then a source has
// to follow.
bool begins_with_names_and_date(std::string_view line) {
  const std::size_t open = find_date(line);
  if (open == std::string_view::npos) return false;
  const std::size_t close = line.find(')', open);
  if (close == std::string_view::npos) return false;
  const std::string_view names = line.substr(0, open);
  if (!are_names(names)) return false;
  const std::string_view behind = line.substr(close + 1);
  const std::string_view title = trim_begin(behind, " .,:");
  const bool has_stop = behind.starts_with('.');
  if (has_initial(names)) return has_stop || title.empty() || !is_lower(title.front());
  const bool is_in_press = !is_digit(line[open + 1]);
  const bool is_apa = trim_end(names).ends_with('.');  // "World Health Organization. (2019)."
  return has_stop && (is_in_press || is_apa || ends_as_source(title));
}

/// A line without "Citation:" or its like before it.
std::string_view without_reference_label(std::string_view line) {
  constexpr std::array<std::string_view, 9> kLabels = {
      "citation:",         "full citation:", "reference:",         "full reference:",  "source:",
      "article citation:", "article:",       "journal reference:", "original article:"};
  for (const std::string_view label : kLabels) {
    if (begins_with(line, label)) return trim_begin(line.substr(label.size()));
  }
  return line;
}

/// A line without the words of a link behind its last sentence: "Link", "[PDF]".
std::string_view without_link_words(std::string_view line) {
  constexpr std::array<std::string_view, 10> kWords = {
      "link",           "pdf",      "doi",  "pubmed",   "full text",
      "google scholar", "crossref", "html", "abstract", "article"};
  const std::string_view bare = trim_end(line, " .");
  const std::size_t stop = bare.rfind(". ");
  if (stop == std::string_view::npos) return line;
  const std::string words = plain_words(bare.substr(stop + 2));
  return is_one_of(std::string_view(words), kWords) ? line.substr(0, stop + 1) : line;
}

/// Whether names alone stand before the title, perhaps with a number, a date or "eds."; among many
/// names one may have a small word that is not known ("grosse Holtforth, M.").
bool has_names_before_title(std::string_view line, std::string_view title) {
  constexpr std::size_t kBytesCompared = 12;
  constexpr std::ptrdiff_t kManyInitials = 6;
  constexpr auto kOthers = std::to_array<std::string_view>(
      {"eds.", "ed.", "editors.", "editor.", "with", "on", "behalf", "no", "date)", "n.d.", "in",
       "press.", "press)", "forthcoming)", "und", "y", "e", "u."});
  const std::size_t begin = line.find(title.substr(0, kBytesCompared), 1);
  if (begin == std::string_view::npos) return false;
  const auto words = split_words(line.substr(0, begin));
  const auto is_prose = [&](std::string_view word) {
    const std::string_view bare = trim_begin(word, "([");
    return !bare.empty() && !is_name_word(bare) && !is_one_of(bare, kOthers);
  };
  const auto prose = std::ranges::count_if(words, is_prose);
  return prose == 0 || (prose == 1 && std::ranges::count_if(words, is_initial) >= kManyInitials);
}

/// Whether the line says that its work is not out yet.
bool is_of_unpublished(std::string_view line) {
  const std::string words = in_lower_case(line);
  return words.find("in press") != words.npos || words.find("forthcoming") != words.npos;
}

/// Whether the line is read in whole, be it of Vancouver, Chicago or another style: somebody wrote
/// in some year what stands at a place, or is a book. Prose has not all of it.
bool is_read_in_whole(std::string_view line) {
  constexpr std::size_t kMostBytesOfTitle = 350;
  constexpr std::size_t kMostBytesOfSource = 150;
  const Citation read = parse_citation(line);
  if (read.title.empty() || read.authors.empty()) return false;
  if (read.title.size() > kMostBytesOfTitle) return false;
  if (read.container_title.size() > kMostBytesOfSource) return false;
  const bool is_undated = read.issued.year == 0 && is_of_unpublished(line);
  if (read.issued.year == 0 && !is_undated) return false;
  const bool has_place =
      !read.container_title.empty() && (is_undated || !(read.volume + read.page).empty());
  const bool is_work = read.type == "book" || read.type == "thesis" || read.type == "chapter";
  return (has_place || is_work) && has_names_before_title(line, read.title);
}

}  // namespace

std::string_view reference_in_line(std::string_view line) {
  return without_link_words(without_reference_label(line));
}

bool is_reference_line(std::string_view line) {
  constexpr std::size_t kFirstNameBytes = 60;
  line = reference_in_line(line);
  if (line.empty() || line.size() > kMaxBytes) return false;
  if (begins_with_names_and_date(line)) return true;
  if (!is_lower(line.front()) && has_initial(line.substr(0, kFirstNameBytes)) &&
      (ends_in_doi(line) || ends_in_volume_and_pages(line))) {
    return true;
  }
  return is_read_in_whole(line);
}

bool begins_with_year(std::string_view text) {
  return (text.starts_with("19") || text.starts_with("20")) && text.size() >= 4 &&
         is_digit(text[2]) && is_digit(text[3]) && (text.size() == 4 || !is_digit(text[4]));
}

}  // namespace pprsearch
