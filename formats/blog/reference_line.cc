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

/// Whether more than names, date and title can be read from `line`: a journal, its pages, a DOI, or
/// what says that it is a book.
bool tells_a_source(const Citation& citation) {
  return !citation.container_title.empty() || !citation.volume.empty() || !citation.page.empty() ||
         !citation.doi.empty() || citation.type != "article-journal";
}

bool names_a_body(const Citation& citation) {
  return citation.authors.size() == 1 && !citation.authors.front().literal.empty();
}

/// "Ng, P. (2019). Title…", "Mo Wang (in press). Title. Journal." Prose begins like it: "Wampold
/// (2015). The debate goes on." A name without initials needs a source behind the title, and so
/// does what goes on in small letters: "Wampold, B. E. (2015) argues that…".
bool begins_with_names_and_date(std::string_view line) {
  const std::size_t open = find_date(line);
  if (open == std::string_view::npos) return false;
  const std::size_t close = line.find(')', open);
  if (close == std::string_view::npos) return false;
  const std::string_view names = line.substr(0, open);
  const std::string_view behind = line.substr(close + 1);
  const bool closes = behind.starts_with('.');
  if (!are_names(names) || (!closes && !has_initial(names))) return false;
  const std::string_view words = trim_begin(behind);
  const bool is_sure = closes ? has_initial(names) : words.empty() || !is_lower(words.front());
  if (is_sure) return true;
  const Citation citation = parse_citation(line);
  return tells_a_source(citation) || (closes && names_a_body(citation));
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

}  // namespace

bool is_reference_line(std::string_view line) {
  constexpr std::size_t kFirstNameBytes = 60;
  if (line.empty() || line.size() > kMaxBytes) return false;
  if (begins_with_names_and_date(line)) return true;
  return !is_lower(line.front()) && has_initial(line.substr(0, kFirstNameBytes)) &&
         (ends_in_doi(line) || ends_in_volume_and_pages(line));
}

bool begins_with_year(std::string_view text) {
  return (text.starts_with("19") || text.starts_with("20")) && text.size() >= 4 &&
         is_digit(text[2]) && is_digit(text[3]) && (text.size() == 4 || !is_digit(text[4]));
}

}  // namespace pprsearch
